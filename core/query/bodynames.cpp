// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/bodynames.h"

#include "core/filter/filterpayload.h"
#include "core/filter/filterwriter.h"
#include "core/store/payloadreader.h"

#include <set>

namespace hookglass {

namespace {

constexpr qsizetype LargestBody = 64 * 1024;
constexpr qsizetype LongestName = 60; // longer ones are no names that somebody types
constexpr qsizetype MostSteps = 6;
constexpr int MostValues = 500; // of a body
constexpr int MostElements = 3; // of a list: they are alike

/// Walks through bodies and writes down the names there.
class Names
{
public:
    bool isFull() const { return qsizetype(m_names.size()) >= MostBodyNames; }

    void add(const json::Value &body)
    {
        m_left = MostValues;
        QList<BodyStep> steps;
        walk(body, steps);
    }

    QStringList list() const { return {m_names.begin(), m_names.end()}; }

private:
    void walk(const json::Value &value, QList<BodyStep> &steps)
    {
        int element = 0;
        for (json::Value child = value.firstChild(); child && m_left > 0 && !isFull();
             child = child.nextSibling()) {
            --m_left;
            if (value.isArray()) {
                if (++element > MostElements)
                    break;
                walk(child, steps);
                continue;
            }
            if (steps.size() == MostSteps || child.rawKey().size() > LongestName)
                continue;
            steps.append({.name = child.key()});
            if (const QString name = bodyFieldName(steps); !name.isEmpty() && child.size() == 0)
                m_names.insert(name);
            walk(child, steps);
            steps.removeLast();
        }
    }

    std::set<QString> m_names;
    int m_left = 0; ///< values to look at
};

} // namespace

Result<QStringList> bodyNames(const QString &sessionPath, const QList<qint64> &seqs,
                              const std::stop_token &stop)
{
    const auto reader =
        PayloadReader::open(sessionPath, PayloadParts(PayloadPart::Head) | PayloadPart::Body);
    if (!reader)
        return reader.error();
    Names names;
    const Status status = (*reader)->read(seqs, [&](const StoredPayload &stored) {
        if (stored.body.size() <= LargestBody) {
            const FilterPayload payload(stored.head, stored.body, stored.listener);
            names.add(payload.bodyRoot());
        }
        return !names.isFull() && !stop.stop_requested();
    });
    if (!status)
        return status.error();
    return names.list();
}

} // namespace hookglass

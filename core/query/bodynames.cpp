// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/bodynames.h"

#include "core/base/text.h"
#include "core/events/secretfinder.h"
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
constexpr qsizetype MostOfBody = 50; // names that no other had
constexpr int MostElements = 3; // of a list: they are alike

/// Walks through bodies and writes down the names there.
class Names
{
public:
    bool isFull() const { return isFull(MostBodyNames); }

    void add(const json::Value &body)
    {
        m_left = MostValues;
        m_most = qMin(MostBodyNames, qsizetype(m_names.size()) + MostOfBody);
        QList<BodyStep> steps;
        walk(body, steps);
    }

    QStringList list() const { return {m_names.begin(), m_names.end()}; }

private:
    bool isFull(qsizetype most) const { return qsizetype(m_names.size()) >= most; }

    void walk(const json::Value &value, QList<BodyStep> &steps)
    {
        int element = 0;
        for (json::Value child = value.firstChild(); child && m_left > 0 && !isFull(m_most);
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
            const QString key = child.key();
            if (visibleText(key) != key)
                continue;
            steps.append({.name = key});
            if (const QString name = bodyFieldName(steps); !name.isEmpty() && child.size() == 0)
                m_names.insert(name);
            walk(child, steps);
            steps.removeLast();
        }
    }

    std::set<QString> m_names;
    int m_left = 0; ///< values to look at
    qsizetype m_most = 0; ///< names with those of this body
};

} // namespace

Result<QStringList> bodyNames(const QString &sessionPath, const QList<qint64> &seqs,
                              const EventCatalog &catalog, const std::stop_token &stop)
{
    const auto reader = PayloadReader::open(
        sessionPath, PayloadParts(PayloadPart::Head) | PayloadPart::Body, LargestBody);
    if (!reader)
        return reader.error();
    const SecretFinder secrets(catalog);
    Names names;
    const auto take = [&](const StoredPayload &stored) {
        FilterPayload payload(stored.head, stored.body, stored.listener);
        payload.body = secrets.masked(stored.body, payload.headers()); // it was not read yet
        names.add(payload.bodyRoot());
        return true;
    };
    for (auto seq = seqs.rbegin(); seq != seqs.rend(); ++seq) {
        if (names.isFull() || stop.stop_requested())
            break;
        if (const Status status = (*reader)->read({*seq}, take); !status)
            return status.error();
    }
    return names.list();
}

} // namespace hookglass

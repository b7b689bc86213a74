// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fieldorder.h"

#include "core/store/payloadreader.h"
#include "core/store/sessionreader.h"

#include <QHash>

#include <algorithm>
#include <utility>
#include <vector>

namespace hookglass {

namespace {

// Rows that are read in one go: more would let a log grow that another process writes.
constexpr qsizetype RowsAtOnce = 2000;
// Whole captures stand in memory together.
constexpr int CapturesAtOnce = 64;
constexpr qint64 BytesAtOnce = 4 * 1024 * 1024;

/// How many, from this one on, stand beside each other in the session and are not too large.
int countAtOnce(const SummaryRows &rows, const QList<int> &places, qsizetype from)
{
    const qint64 seq = rows.seqAt(places.at(from));
    int count = 0;
    for (qint64 bytes = 0; count < CapturesAtOnce && from + count < places.size()
         && bytes <= BytesAtOnce && rows.seqAt(places.at(from + count)) - seq == count;
         ++count)
        bytes += rows.bodySizeAt(places.at(from + count));
    return count;
}

PayloadParts partsFor(FilterPart part)
{
    return part == FilterPart::Body ? PayloadPart::Body : PayloadPart::Head;
}

} // namespace

/// What the captures are sorted by.
class FieldOrder::Keys
{
public:
    explicit Keys(qsizetype count) { m_keys.resize(size_t(count)); }

    void setNumber(qsizetype i, std::optional<qint64> number)
    {
        if (number)
            m_keys[size_t(i)] = {Kind::Number, double(*number)};
    }
    /// Equal texts are kept once. What reads as a number is one: sizes and times in a body.
    void setText(qsizetype i, const QString &text)
    {
        if (text.isEmpty())
            return;
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (isNumber && qIsFinite(number)) {
            m_keys[size_t(i)] = {Kind::Number, number};
            return;
        }
        auto found = m_numbers.constFind(text);
        if (found == m_numbers.cend()) {
            found = m_numbers.insert(text, m_texts.size());
            m_texts.append(text);
        }
        m_keys[size_t(i)] = {Kind::Text, double(*found)};
    }

    QList<int> sorted(const QList<int> &places, bool descending)
    {
        rankTexts();
        std::vector<std::pair<Key, int>> order;
        order.reserve(m_keys.size());
        for (size_t i = 0; i < m_keys.size(); ++i)
            order.emplace_back(m_keys[i], places.at(qsizetype(i)));
        std::sort(order.begin(), order.end(), [descending](const auto &a, const auto &b) {
            if (a.first == b.first)
                return a.second < b.second;
            return descending ? b.first < a.first : a.first < b.first;
        });
        QList<int> sorted;
        sorted.reserve(places.size());
        for (const auto &[key, place] : order)
            sorted.append(place);
        return sorted;
    }

private:
    enum class Kind : quint8 { None, Number, Text };
    struct Key
    {
        Kind kind = Kind::None;
        double value = 0; ///< of a text: its number, and then its rank
        auto operator<=>(const Key &) const = default;
    };

    void rankTexts()
    {
        const TextOrder order =
            TextOrder::of(size_t(m_texts.size()), [this](size_t i, TextSpace &) {
                return QStringView(m_texts.at(qsizetype(i)));
            });
        std::vector<double> ranks(order.numbers.size());
        for (size_t rank = 0; rank < order.numbers.size(); ++rank)
            ranks[order.numbers[rank]] = double(rank);
        for (Key &key : m_keys) {
            if (key.kind == Kind::Text)
                key.value = ranks[size_t(key.value)];
        }
    }

    std::vector<Key> m_keys;
    QStringList m_texts;
    QHash<QString, qsizetype> m_numbers; ///< of the texts
};

FieldOrder::FieldOrder(const QString &sessionPath, const EventCatalog &catalog)
    : m_sessionPath(sessionPath)
    , m_catalog(catalog)
{
}

Result<QList<int>> FieldOrder::sorted(const CaptureField &field, const SummaryRows &rows,
                                      const QList<int> &places, bool descending,
                                      const Progress &progress)
{
    Keys keys(places.size());
    if (field.isInSummary()) {
        for (qsizetype i = 0; i < places.size(); ++i) {
            if (!progress(i))
                return QList<int>();
            if (field.isNumber())
                keys.setNumber(i, field.number(rows.at(places.at(i))));
            else
                keys.setText(i, field.summaryText(rows.at(places.at(i))));
        }
        return keys.sorted(places, descending);
    }
    const FilterPart part = field.neededPart();
    const bool onlyPayload = part == FilterPart::Head || part == FilterPart::Body;
    const Status status = onlyPayload ? readPayloads(field, rows, places, keys, progress)
                                      : readCaptures(field, rows, places, keys, progress);
    if (!status)
        return status.error();
    return progress(places.size()) ? keys.sorted(places, descending) : QList<int>();
}

Status FieldOrder::readPayloads(const CaptureField &field, const SummaryRows &rows,
                                const QList<int> &places, Keys &keys,
                                const Progress &progress) const
{
    const Result<std::unique_ptr<PayloadReader>> reader =
        PayloadReader::open(m_sessionPath, partsFor(field.neededPart()));
    if (!reader)
        return reader.error();
    bool goesOn = progress(0);
    for (qsizetype from = 0; from < places.size() && goesOn; from += RowsAtOnce) {
        const qsizetype end = std::min(from + RowsAtOnce, places.size());
        QList<qint64> seqs;
        for (qsizetype i = from; i < end; ++i)
            seqs.append(rows.seqAt(places.at(i)));
        qsizetype at = 0;
        const Status status = (*reader)->read(seqs, [&](StoredPayload &stored) {
            while (seqs.at(at) != stored.seq)
                ++at; // what has been removed meanwhile is not handed over
            const FilterPayload payload(stored.head, stored.body, stored.listener);
            keys.setText(from + at, field.payloadText(payload, payload));
            goesOn = progress(from + at);
            return goesOn;
        });
        if (!status)
            return status;
    }
    return success();
}

Status FieldOrder::readCaptures(const CaptureField &field, const SummaryRows &rows,
                                const QList<int> &places, Keys &keys,
                                const Progress &progress) const
{
    const Result<SessionReader> reader = SessionReader::open(m_sessionPath);
    if (!reader)
        return reader.error();
    CaptureAnnotator annotator(m_catalog);
    for (qsizetype from = 0; from < places.size() && progress(from);) {
        const int count = countAtOnce(rows, places, from);
        const qint64 first = rows.seqAt(places.at(from));
        const Result<QList<Capture>> found = reader->captures(first - 1, count);
        if (!found)
            return found.error();
        for (Capture capture : *found) {
            if (capture.seq - first >= count)
                break; // one of these has been removed meanwhile
            if (field.needsFindings())
                annotator.annotate(capture);
            const FilterPayload payload(capture);
            keys.setText(from + capture.seq - first, field.payloadText(payload, payload));
        }
        from += count;
    }
    return success();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionfilter.h"

#include "core/filter/packedcolumns.h"
#include "core/store/payloadreader.h"
#include "core/store/sessionreader.h"

namespace hookglass {

namespace {

// Rows that are read in one go: more would let a log grow that another process writes.
constexpr qsizetype RowsAtOnce = 2000;
// Whole captures stand in memory together.
constexpr qsizetype CapturesAtOnce = 64;
constexpr qint64 BytesAtOnce = 4 * 1024 * 1024;

PayloadParts partsFor(FilterParts needs)
{
    PayloadParts parts;
    parts.setFlag(PayloadPart::Head, needs.testFlag(FilterPart::Head));
    parts.setFlag(PayloadPart::Body, needs.testFlag(FilterPart::Body));
    return parts;
}

} // namespace

/// One question about many rows, and those of them that are to be read next.
struct SessionFilter::Asking
{
    const Filter &filter;
    const SummaryRows &rows;
    const QList<int> &places;
    const Tell &tell;
    PackedColumns columns;
    const qint64 nowUs;
    QList<qint64> seqs {}; ///< of those that are to be read
    QList<qsizetype> indexes {}; ///< of the same, in places
    bool goesOn = true;

    int placeOf(qsizetype open) const { return places.at(indexes.at(open)); }
    void decide(qsizetype open, bool matches) { goesOn = tell(indexes.at(open), matches); }
    void forget()
    {
        seqs.clear();
        indexes.clear();
    }
};

SessionFilter::SessionFilter(const QString &sessionPath, const EventCatalog &catalog)
    : m_sessionPath(sessionPath)
    , m_catalog(catalog)
{
}

SessionFilter::~SessionFilter() = default;

Result<bool> SessionFilter::matches(const Filter &filter, const CaptureSummary &capture,
                                    qint64 nowUs)
{
    const FilterAnswer answer = filter.answer(capture, nowUs);
    if (answer != FilterAnswer::Unknown)
        return answer == FilterAnswer::Yes;
    Result<std::optional<Capture>> whole = read(capture.seq);
    if (!whole)
        return whole.error();
    return whole->has_value() && matches(filter, *whole.value(), capture, nowUs);
}

bool SessionFilter::matches(const Filter &filter, Capture &capture, const CaptureSummary &summary,
                            qint64 nowUs)
{
    if (filter.needs() & FilterPart::Findings) {
        if (!m_annotator)
            m_annotator.emplace(m_catalog);
        m_annotator->annotate(capture);
    }
    return filter.matches(summary, FilterPayload(capture), nowUs);
}

Status SessionFilter::matches(const Filter &filter, const SummaryRows &rows,
                              const QList<int> &places, qint64 nowUs, const Tell &tell)
{
    Asking asking {filter, rows, places, tell, PackedColumns(rows, filter, nowUs, places.size()),
                   nowUs};
    const bool onlyPayload = !(filter.needs() & (FilterPart::Judgement | FilterPart::Findings));
    for (qsizetype i = 0; i < places.size() && asking.goesOn; ++i) {
        const FilterAnswer answer = asking.columns.answer(places.at(i));
        if (answer == FilterAnswer::Unknown) {
            asking.seqs.append(rows.seqAt(places.at(i)));
            asking.indexes.append(i);
        } else {
            asking.goesOn = tell(i, answer == FilterAnswer::Yes);
        }
        const bool isLast = i + 1 == places.size();
        if (asking.goesOn && (isLast || asking.seqs.size() == RowsAtOnce)) {
            const Status status = onlyPayload ? readPayloads(asking) : readCaptures(asking);
            if (!status)
                return status;
            asking.forget();
        }
    }
    return success();
}

Status SessionFilter::readPayloads(Asking &asking)
{
    if (asking.seqs.isEmpty())
        return success();
    const Result<PayloadReader *> reader = payloads(asking.filter.needs());
    if (!reader)
        return reader.error();
    qsizetype at = 0;
    return (*reader)->read(asking.seqs, [&](StoredPayload &stored) {
        while (asking.seqs.at(at) != stored.seq)
            ++at; // what has been removed meanwhile is not handed over
        const FilterPayload payload(stored.head, stored.body, stored.listener);
        asking.decide(at, asking.columns.answer(asking.placeOf(at), &payload) == FilterAnswer::Yes);
        return asking.goesOn;
    });
}

/// Those that stand beside each other are read together.
Status SessionFilter::readCaptures(Asking &asking)
{
    const Result<SessionReader *> source = reader();
    if (!source)
        return source.error();
    CaptureSummary numbers;
    for (qsizetype from = 0; from < asking.seqs.size() && asking.goesOn;) {
        qsizetype end = from;
        for (qint64 bytes = 0; end < asking.seqs.size() && end - from < CapturesAtOnce
             && bytes <= BytesAtOnce && asking.seqs.at(end) - asking.seqs.at(from) == end - from;
             ++end) {
            asking.rows.numbersAt(asking.placeOf(end), numbers);
            bytes += numbers.bodySize;
        }
        Result<QList<Capture>> found =
            (*source)->captures(asking.seqs.at(from) - 1, int(end - from));
        if (!found)
            return found.error();
        for (Capture &capture : found.value()) {
            const qsizetype at = asking.seqs.indexOf(capture.seq, from);
            if (at >= 0 && at < end && asking.goesOn)
                asking.decide(at,
                              matches(asking.filter, capture, asking.rows.at(asking.placeOf(at)),
                                      asking.nowUs));
        }
        from = end;
    }
    return success();
}

Result<SessionReader *> SessionFilter::reader()
{
    if (!m_reader) {
        Result<SessionReader> reader = SessionReader::open(m_sessionPath);
        if (!reader)
            return reader.error();
        m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    }
    return m_reader.get();
}

Result<PayloadReader *> SessionFilter::payloads(FilterParts needs)
{
    const PayloadParts parts = partsFor(needs);
    if (!m_payloads || m_payloads->parts() != parts) {
        Result<std::unique_ptr<PayloadReader>> reader = PayloadReader::open(m_sessionPath, parts);
        if (!reader)
            return reader.error();
        m_payloads = std::move(reader.value());
    }
    return m_payloads.get();
}

Result<std::optional<Capture>> SessionFilter::read(qint64 seq)
{
    const Result<SessionReader *> source = reader();
    if (!source)
        return source.error();
    const Result<QList<Capture>> found = (*source)->captures(seq - 1, 1);
    if (!found)
        return found.error();
    return found->isEmpty() || found->first().seq != seq ? std::optional<Capture>()
                                                         : std::optional(found->first());
}

void SessionFilter::close()
{
    m_reader.reset();
    m_payloads.reset();
}

} // namespace hookglass

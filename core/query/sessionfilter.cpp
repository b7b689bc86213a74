// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionfilter.h"

#include "core/filter/packedcolumns.h"

namespace hookglass {

/// One question about many rows, and those of them that are to be read next.
struct SessionFilter::Asking
{
    const Filter &filter;
    const SummaryRows &rows;
    const Tell &tell;
    PackedColumns columns;
    const qint64 nowUs;
    QList<int> open {}; ///< places of those that are to be read
    QList<qsizetype> indexes {}; ///< of the same, among those asked about
    bool goesOn = true;

    bool decide(qsizetype i, bool matches)
    {
        goesOn = tell(indexes.at(i), matches);
        return goesOn;
    }
    void forget()
    {
        open.clear();
        indexes.clear();
    }
};

SessionFilter::SessionFilter(const QString &sessionPath, const EventCatalog &catalog)
    : m_catalog(catalog)
    , m_reader(sessionPath)
{
}

Result<bool> SessionFilter::matches(const Filter &filter, const CaptureSummary &capture,
                                    qint64 nowUs)
{
    const FilterAnswer answer = filter.answer(capture, nowUs);
    if (answer != FilterAnswer::Unknown)
        return answer == FilterAnswer::Yes;
    Result<std::optional<Capture>> whole = m_reader.capture(capture.seq);
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
    Asking asking {filter, rows, tell, PackedColumns(rows, filter, nowUs, places.size()), nowUs};
    for (qsizetype i = 0; i < places.size() && asking.goesOn; ++i) {
        const FilterAnswer answer = asking.columns.answer(places.at(i));
        if (answer == FilterAnswer::Unknown) {
            asking.open.append(places.at(i));
            asking.indexes.append(i);
        } else {
            asking.goesOn = tell(i, answer == FilterAnswer::Yes);
        }
        const bool isLast = i + 1 == places.size();
        if (asking.goesOn && (isLast || asking.open.size() == RowReader::RowsAtOnce)) {
            if (const Status status = readOpen(asking); !status)
                return status;
            asking.forget();
        }
    }
    return success();
}

Status SessionFilter::readOpen(Asking &asking)
{
    if (!(asking.filter.needs() & (FilterPart::Judgement | FilterPart::Findings)))
        return m_reader.readPayloads(
            asking.rows, asking.open, asking.filter.needs(),
            [&asking](qsizetype i, const FilterPayload &payload) {
                return asking.decide(
                    i, asking.columns.answer(asking.open.at(i), &payload) == FilterAnswer::Yes);
            });
    return m_reader.readCaptures(
        asking.rows, asking.open, [this, &asking](qsizetype i, Capture &capture) {
            return asking.decide(
                i,
                matches(asking.filter, capture, asking.rows.at(asking.open.at(i)), asking.nowUs));
        });
}

} // namespace hookglass

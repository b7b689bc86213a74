// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionfilter.h"

#include "core/store/sessionreader.h"

namespace hookglass {

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
    if (!whole->has_value())
        return false;
    if (filter.needs() & FilterPart::Findings) {
        if (!m_annotator)
            m_annotator.emplace(m_catalog);
        m_annotator->annotate(*whole.value());
    }
    return filter.matches(capture, FilterPayload(*whole.value()), nowUs);
}

Result<std::optional<Capture>> SessionFilter::read(qint64 seq)
{
    if (!m_reader) {
        Result<SessionReader> reader = SessionReader::open(m_sessionPath);
        if (!reader)
            return reader.error();
        m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    }
    const Result<QList<Capture>> found = m_reader->captures(seq - 1, 1);
    if (!found)
        return found.error();
    return found->isEmpty() || found->first().seq != seq ? std::optional<Capture>()
                                                         : std::optional(found->first());
}

void SessionFilter::close()
{
    m_reader.reset();
}

} // namespace hookglass

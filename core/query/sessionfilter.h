// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "core/capture/summaryrows.h"
#include "core/events/eventcatalog.h"
#include "core/filter/filter.h"
#include "core/query/rowreader.h"

#include <functional>

namespace hookglass {

/// Asks filters about captures of a session, and reads those from the file that the columns leave
/// open. Opens the session when it first needs it; belongs to the thread that asks.
class SessionFilter
{
public:
    /// Hears of each row once, by its index in the list of those asked about, and not in order:
    /// some have to be read. Gives back whether to go on.
    using Tell = std::function<bool(qsizetype index, bool matches)>;

    SessionFilter(const QString &sessionPath, const EventCatalog &catalog);

    /// A capture that is no longer in the session matches only what its columns decide.
    Result<bool> matches(const Filter &filter, const CaptureSummary &capture, qint64 nowUs);
    /// The same for many rows, whose places ascend: each is asked about, and what its columns leave
    /// open is read in one go with its neighbours. Not heard of are those that are no longer there.
    Status matches(const Filter &filter, const SummaryRows &rows, const QList<int> &places,
                   qint64 nowUs, const Tell &tell);

    /// Lets go of the session; whoever closes it last leaves no files beside it.
    void close() { m_reader.close(); }

private:
    struct Asking;
    bool matches(const Filter &filter, Capture &capture, const CaptureSummary &summary,
                 qint64 nowUs);
    Status readOpen(Asking &asking);

    const EventCatalog m_catalog;
    std::optional<CaptureAnnotator> m_annotator; ///< when a filter asks for findings
    RowReader m_reader;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summaryrows.h"
#include "core/filter/filterpayload.h"
#include "core/store/payloadreader.h"
#include "core/store/sessionreader.h"

#include <functional>
#include <memory>

namespace hookglass {

/// Reads from a session what the summaries of many captures lack: those that stand beside each
/// other in one go. Opens the session when it first needs it; belongs to the thread that reads.
class RowReader
{
public:
    /// More read in one go would let a log grow that another process writes.
    static constexpr qsizetype RowsAtOnce = 2000;

    explicit RowReader(const QString &sessionPath);

    /// Hear of one of the places, by its index; give back whether to go on.
    using TakePayload = std::function<bool(qsizetype i, const FilterPayload &payload)>;
    using TakeCapture = std::function<bool(qsizetype i, Capture &capture)>;
    /// Heads, bodies or both of these places, which ascend; nothing else that is needed. Not heard
    /// of are captures that are no longer there.
    Status readPayloads(const SummaryRows &rows, const QList<int> &places, FilterParts needs,
                        const TakePayload &take);
    /// The same for whole captures.
    Status readCaptures(const SummaryRows &rows, const QList<int> &places, const TakeCapture &take);
    /// Nothing when it is no longer there.
    Result<std::optional<Capture>> capture(qint64 seq);

    /// Lets go of the session; whoever closes it last leaves no files beside it.
    void close();

private:
    QByteArray headOf(qint64 seq); ///< empty: it is no longer there
    Result<SessionReader *> reader();
    Result<PayloadReader *> payloads(FilterParts needs);

    const QString m_sessionPath;
    std::unique_ptr<SessionReader> m_reader;
    std::unique_ptr<PayloadReader> m_payloads;
};

} // namespace hookglass

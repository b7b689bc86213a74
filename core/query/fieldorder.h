// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "core/capture/summaryrows.h"
#include "core/query/capturefield.h"

#include <functional>

namespace hookglass {

/// Puts captures of a session into the order of any field that can be a column: those without it
/// first, then numbers, also large ones exactly, then texts by their letters; those alike in order
/// of arrival. Reads what the summaries do not have from the file, so call it off the GUI thread.
/// Belongs to the thread that asks.
class FieldOrder
{
public:
    /// Hears how many captures have been looked at, in the calling thread; gives back whether to go
    /// on.
    using Progress = std::function<bool(qsizetype done)>;

    FieldOrder(const QString &sessionPath, const EventCatalog &catalog);

    /// `places` ascend. Captures that are no longer in the session count as being without it. Says
    /// nothing when `progress` has ended it.
    Result<QList<int>> sorted(const CaptureField &field, const SummaryRows &rows,
                              const QList<int> &places, bool descending, const Progress &progress);

private:
    class Keys;
    Status read(const CaptureField &field, const SummaryRows &rows, const QList<int> &places,
                Keys &keys, const Progress &progress) const;
    Status readSome(const CaptureField &field, const SummaryRows &rows, const QList<int> &places,
                    Keys &keys, const Progress &progress) const;

    const QString m_sessionPath;
    const EventCatalog m_catalog;
};

} // namespace hookglass

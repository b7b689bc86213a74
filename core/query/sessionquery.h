// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/exchange/sessionexport.h"
#include "core/filter/filter.h"

#include <QIODevice>

#include <functional>

namespace hookglass {

/// Called between pieces of a long run with how many captures are done and how many there are;
/// answering false ends the run early.
using Progress = std::function<bool(qint64 done, qint64 total)>;

struct ExportResult
{
    qint64 written = 0; ///< captures written
    bool cancelled = false;
};

/// Writes what a filter lets through from a session to `output`, in order of arrival, in pieces.
/// Blocks; run it off the GUI thread.
Result<ExportResult> exportSession(const QString &sessionPath, const Filter &filter,
                                   const ExportOptions &options, const EventCatalog &catalog,
                                   QIODevice &output, const Progress &progress = {});

/// The same into a file, which appears under its name only when it is complete.
Result<ExportResult> exportSessionToFile(const QString &sessionPath, const Filter &filter,
                                         const ExportOptions &options, const EventCatalog &catalog,
                                         const QString &outputPath, const Progress &progress = {});

} // namespace hookglass

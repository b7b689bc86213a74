// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/captureannotator.h"
#include "core/events/eventcatalog.h"
#include "core/filter/filter.h"

#include <memory>

namespace hookglass {

class SessionReader;

/// Asks filters about captures of a session, and reads those from the file that the columns leave
/// open. Opens the session when it first needs it; belongs to the thread that asks.
class SessionFilter
{
public:
    SessionFilter(const QString &sessionPath, const EventCatalog &catalog);
    ~SessionFilter();

    /// A capture that is no longer in the session matches only what its columns decide.
    Result<bool> matches(const Filter &filter, const CaptureSummary &capture, qint64 nowUs);

    /// Lets go of the session; whoever closes it last leaves no files beside it.
    void close();

private:
    Result<std::optional<Capture>> read(qint64 seq);

    const QString m_sessionPath;
    const EventCatalog m_catalog;
    std::optional<CaptureAnnotator> m_annotator; ///< when a filter asks for findings
    std::unique_ptr<SessionReader> m_reader;
};

} // namespace hookglass

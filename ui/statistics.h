// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/summarymerge.h"

#include <QCoreApplication>
#include <QList>

namespace hookglass {

/// What the status bar counts. Rates are over the last ten seconds.
class Statistics
{
    Q_DECLARE_TR_FUNCTIONS(Statistics)

public:
    void add(const CaptureSummary &capture);
    /// The present verdict of a capture that was counted has changed.
    void change(const CaptureSummary &before, const CaptureSummary &now);
    /// It is no longer in the session.
    void remove(const CaptureSummary &capture) { count(capture, -1); }
    void remove(const SummaryMerge::Counts &gone);
    /// It is in the session again.
    void restore(const CaptureSummary &capture) { count(capture, 1); }
    void reset() { *this = {}; }

    qint64 verified() const { return m_verified; }
    qint64 failed() const { return m_failed; } ///< refused ones are not among them
    qint64 refused() const { return m_refused; }
    double perSecond(qint64 nowUs);
    /// All of it on one line for the status bar.
    QString text(qint64 captured, qint64 shown, qint64 nowUs);

private:
    void count(const CaptureSummary &capture, int by);

    qint64 m_verified = 0;
    qint64 m_failed = 0;
    qint64 m_refused = 0;
    QList<qint64> m_recent; ///< arrival times, µs, ascending
};

} // namespace hookglass

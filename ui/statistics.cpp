// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statistics.h"

#include <QLocale>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qint64 WindowUs = 10'000'000;
}

void Statistics::add(const CaptureSummary &capture)
{
    count(capture, 1);
    m_recent.append(capture.receivedAtUs);
}

void Statistics::change(const CaptureSummary &before, const CaptureSummary &now)
{
    count(before, -1);
    count(now, 1);
}

void Statistics::remove(const SummaryMerge::Counts &gone)
{
    m_verified -= gone.verified;
    m_failed -= gone.failed;
    m_refused -= gone.refused;
}

void Statistics::count(const CaptureSummary &capture, int by)
{
    if (capture.refused)
        m_refused += by;
    else if (capture.verdict == Verdict::Verified)
        m_verified += by;
    else if (capture.verdict == Verdict::Failed)
        m_failed += by;
}

double Statistics::perSecond(qint64 nowUs)
{
    const auto fresh = std::find_if(m_recent.begin(), m_recent.end(),
                                    [nowUs](qint64 at) { return at > nowUs - WindowUs; });
    m_recent.erase(m_recent.begin(), fresh);
    return double(m_recent.size()) / (double(WindowUs) / 1'000'000.0);
}

QString Statistics::text(qint64 captured, qint64 shown, qint64 nowUs)
{
    const QLocale locale;
    QString text = tr("Captured %1  ·  Shown %2  ·  Verified %3  ·  Failed %4")
                       .arg(locale.toString(captured), locale.toString(shown),
                            locale.toString(m_verified), locale.toString(m_failed));
    if (m_refused > 0)
        text += tr("  ·  Refused %1").arg(locale.toString(m_refused));
    return text + tr("  ·  %1/s").arg(locale.toString(perSecond(nowUs), 'f', 1));
}

} // namespace hookglass

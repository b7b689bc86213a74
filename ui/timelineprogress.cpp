// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include <algorithm>

// What a TimelineModel does while a scan takes long.

namespace hookglass {

/// The rows of another filter do not stay while the new one is being looked for. When the same one
/// is asked again, they do.
void TimelineModel::applyProgress(const Filter &filter, const QList<int> &places,
                                  const ScanProgress &progress)
{
    if (m_showsPart) {
        QList<Decision> decisions;
        for (const int place : places)
            decisions.append({place, true});
        showOrHide(decisions);
    } else if (filter.text() != m_filter.text()) {
        m_showsPart = true;
        m_filter = filter;
        QList<int> visible = places;
        appendMatching(m_all.rows(), progress.examined, filter, m_clock(), visible);
        setVisible(std::move(visible));
        emit countsChanged();
    }
    emit filtering(progress);
}

void TimelineModel::stopScan()
{
    if (!m_scan.isScanning())
        return;
    m_scan.cancel();
    m_showsPart = false;
    m_wanted = m_filter;
    watchAges();
    emit filtered();
    emit countsChanged();
}

} // namespace hookglass

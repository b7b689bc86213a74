// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

class QStatusBar;

namespace hookglass {

class DetailTabs;
class FilterBar;
class TimelineModel;

/// Says in the status bar that the filter hides the event in the details, and clears the filter
/// when it is pressed. Not to be seen otherwise.
class HiddenNote final : public QToolButton
{
    Q_OBJECT

public:
    /// All of them must outlive it; the status bar owns it.
    HiddenNote(const TimelineModel &model, const DetailTabs &details, FilterBar &filterBar,
               QWidget &timeline, QStatusBar &statusBar);

signals:
    /// The event that was hidden is in the timeline again, as the user wanted it.
    void broughtBack(qint64 seq);

private:
    void refresh();

    const TimelineModel &m_model;
    const DetailTabs &m_details;
    qint64 m_wanted = 0; ///< 0: nobody waits for one
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QActionGroup;
class QMenu;
class QSplitter;

namespace hookglass {

class Settings;

/// Where the details of the selected event stand: below the timeline, or beside it when the window
/// is wide. Remembers the sizes of either way. Owns the actions in the menu.
class DetailsLayout final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it; the splitter holds the timeline and the details.
    DetailsLayout(QSplitter &splitter, Settings &settings, QObject *parent);

    void addActions(QMenu &menu);
    void restore();
    void save();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Place { Automatic, Below, Beside };

    void choose(Place place);
    void apply();

    QSplitter &m_splitter;
    Settings &m_settings;
    QActionGroup *m_actions; ///< as Place
    Place m_place = Place::Automatic;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace hookglass {

class EventCatalog;
class FilterEdit;
class Highlight;
class Icons;
class TimelineModel;
class TimelineView;

/// A second field for a filter, which tints the rows that it takes instead of hiding the others,
/// and leads from one to the next. Hidden until it is asked for; closing it takes the tint away.
class HighlightBar final : public QWidget
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    HighlightBar(const Icons &icons, const EventCatalog &catalog, const TimelineModel &model,
                 TimelineView &view, QWidget *parent = nullptr);

    void addActions(QMenu &menu);
    void open();
    void close();
    FilterEdit &edit() { return *m_edit; }
    void refreshIcons();

signals:
    void failed(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *makeButton(QAction *action);
    void go(bool forward);
    void onChanged();
    void showCount();

    const Icons &m_icons;
    TimelineView &m_view;
    Highlight *m_highlight;
    FilterEdit *m_edit;
    QLabel *m_count;
    QLabel *m_problem;
    QAction *m_open;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_close;
    std::optional<bool> m_goLater; ///< forward or not, once it is known where to
};

} // namespace hookglass

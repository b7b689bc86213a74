// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timelinetext.h"

#include <QHash>
#include <QObject>

class QAction;
class QHeaderView;
class QMenu;

namespace hookglass {

/// Widths of the timeline's columns, and which are shown. Until the user draws one, or they are
/// restored, they leave room for the summary. Those about retries show themselves when there is
/// something in them, until the user has chosen columns.
class TimelineColumns final : public QObject
{
    Q_OBJECT

public:
    explicit TimelineColumns(QHeaderView &header, QObject *parent = nullptr);

    void addActions(QMenu &menu); ///< a submenu that shows and hides them
    /// There is something in this column now.
    void reveal(TimelineColumn column);
    void widenVerdicts(); ///< for two verdicts in a cell
    /// At least so wide that this text and an icon fit into it.
    void widen(TimelineColumn column, const QString &text);

    /// A column of the user's own was added: wide enough for most, and before the summary if that
    /// is the last.
    void place(int column, const QString &title);

    bool areChosen() const { return m_chosen; } ///< by the user
    QByteArray state() const;
    void restore(const QByteArray &state, bool chosen);

signals:
    /// A menu opens on the header, there: -1 is behind the last column.
    void menuOpens(QMenu &menu, int column);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int leastWidth(int i) const;
    int usualWidth(int column) const;
    void setWidths();
    void fit();
    void resize(int column, int width);
    void setHidden(int column, bool hidden);
    void setGutter();
    void hideUnusual();
    void showMenu(const QPoint &at);
    void toggle(int column, bool shown);
    void check();

    QHeaderView &m_header;
    QList<QAction *> m_actions; ///< as TimelineColumn
    QHash<int, int> m_wanted; ///< widths that a column turned out to need
    bool m_chosen = false;
    bool m_areDrawn = false; ///< their widths are the user's
    bool m_isResizing = false; ///< it is not the user who does
    bool m_hasRoom = false; ///< it is known how much there is
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QTimer>

#include <utility>

class QLabel;
class QLineEdit;
class QTabWidget;

namespace hookglass {

class DetailPane;

/// Finds a text in the panes of an event: how often it stands there, and where, one after the
/// other. Stands below the panes, which leave it room. Enter and Shift+Enter go on and back, Escape
/// closes it.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(QTabWidget &tabs);

    /// Shows it, ready to type.
    void open();
    /// The panes show something else, or the same anew: counts again, goes nowhere.
    void refresh();
    /// A pane has found so many places, which it was still searching.
    void setCount(const DetailPane *pane, qsizetype places);
    void place(); ///< below the panes

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void sum();
    bool isSearching() const;
    void step(int by);
    void leaveRoom(int height);
    void close();
    std::pair<int, qsizetype> currentPlace() const;
    void showCount();

    QTabWidget &m_tabs;
    QLineEdit *m_text;
    QLabel *m_count;
    QTimer m_typing; ///< a pause ends it, and the search begins
    QList<qsizetype> m_counts; ///< of each tab; DetailPane::Searching: not known yet
    int m_awaited = 0; ///< step to be made when they are all known
    qsizetype m_total = 0;
    qsizetype m_current = -1; ///< of all; -1: none yet
};

} // namespace hookglass

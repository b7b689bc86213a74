// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace hookglass {

/// The events that were selected before, to go back to and forward again. Owns the actions in the
/// menu.
class SelectionHistory final : public QObject
{
    Q_OBJECT

public:
    explicit SelectionHistory(QObject *parent = nullptr);

    void addActions(QMenu &menu);
    /// This one is selected now; 0: none is. A session that is closed takes its events along.
    void select(qint64 seq);
    void clear();

signals:
    /// Select this one.
    void wanted(qint64 seq);

private:
    void go(int by);
    void update();

    QList<qint64> m_seqs;
    qsizetype m_at = -1;
    QAction *m_back;
    QAction *m_forward;
};

} // namespace hookglass

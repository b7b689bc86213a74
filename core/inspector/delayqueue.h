// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QMultiMap>
#include <QObject>
#include <QTimer>

namespace hookglass {

/// Tickets that wait, each for its own time, by one timer. Bounded. Never early.
class DelayQueue final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype Capacity = 256;

    explicit DelayQueue(QObject *parent = nullptr);

    /// False: the queue is full, and the ticket was not taken.
    bool add(quint64 ticket, int delayMs);
    /// All of them, before their time.
    QList<quint64> takeAll();

signals:
    void due(const QList<quint64> &tickets);

private:
    void onTimeout();
    void startTimer();

    QElapsedTimer m_clock;
    QTimer m_timer;
    QMultiMap<qint64, quint64> m_tickets; ///< by the time they are due, ms of m_clock
};

} // namespace hookglass

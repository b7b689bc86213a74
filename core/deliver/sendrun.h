// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/deliver/sendplan.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTimer>

#include <memory>

namespace hookglass {

/// Carries out one SendPlan: draws the bodies, signs each when its turn comes, and counts the
/// answers. Never blocks; lives in the thread that made it.
class SendRun : public QObject
{
    Q_OBJECT

public:
    explicit SendRun(Clock clock = systemClockUs, QObject *parent = nullptr);
    ~SendRun() override;

    /// Fails before anything is sent when there is no such sample, or when one of the first round
    /// cannot have the fault. May be called again when finished() has come.
    Status start(const SendPlan &plan);
    /// Gives up what is under way; finished() follows at once.
    void cancel();

    bool isRunning() const { return m_sender != nullptr; }
    qint64 total() const { return m_total; }
    qint64 answered() const { return m_answered; } ///< including those that nobody answered
    qint64 accepted() const { return m_accepted; } ///< with a status 2xx
    /// "Sent 23, all answered 200", "Sent 5: 3 answered 200, 2 answered 503", and why when not.
    QString summary() const;

signals:
    void answeredOne(const hookglass::Sample &sample, const hookglass::DeliveryResult &result);
    void finished();

private:
    void sendNext();
    Status nextRound();
    void onDelivered(const DeliveryResult &result);
    void finish();

    const Clock m_clock;
    SendPlan m_plan;
    std::unique_ptr<WebhookSender> m_sender; ///< null: not running
    QTimer m_pace;
    QRandomGenerator m_random; ///< for new ids of one sample
    QList<Sample> m_samples; ///< of this round
    QList<Sample> m_underWay;
    qsizetype m_at = 0; ///< in this round
    qint64 m_round = 0;
    qint64 m_total = 0;
    qint64 m_sent = 0;
    qint64 m_answered = 0;
    qint64 m_accepted = 0;
    QMap<int, qint64> m_statuses; ///< status → how many; 0: no answer
    QString m_problem;
    bool m_cancelled = false;
};

} // namespace hookglass

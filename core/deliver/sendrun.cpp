// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/sendrun.h"

namespace hookglass {

SendRun::SendRun(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{
    connect(&m_pace, &QTimer::timeout, this, &SendRun::sendNext);
}

SendRun::~SendRun() = default;

Status SendRun::start(const SendPlan &plan)
{
    Q_ASSERT(!isRunning());
    m_plan = plan;
    m_random.seed(~plan.seed); // not the ids of the first round again
    const qint64 now = m_clock() / 1'000'000;
    const Result<QList<Sample>> first = samplesOfRound(plan, 0, now);
    if (!first)
        return first.error();
    for (const Sample &sample : *first) {
        if (const auto tried = webhookFor(plan, sample, now); !tried)
            return tried.error();
    }
    m_samples = *first;
    m_underWay.clear();
    m_statuses.clear();
    m_problem.clear();
    m_cancelled = false;
    m_at = 0;
    m_round = m_total = m_sent = m_answered = m_accepted = 0;
    m_sender = std::make_unique<WebhookSender>();
    connect(m_sender.get(), &WebhookSender::delivered, this,
            [this](const OutgoingWebhook &, const DeliveryResult &result) { onDelivered(result); });
    m_total = plan.count * m_samples.size();
    if (plan.intervalMs > 0)
        m_pace.start(int(plan.intervalMs));
    sendNext();
    return success();
}

void SendRun::sendNext()
{
    if (m_at == m_samples.size()) {
        if (const Status next = nextRound(); !next) {
            m_problem = next.error().message;
            finish();
            return;
        }
    }
    const Sample sample = m_samples.at(m_at++);
    const auto webhook = webhookFor(m_plan, sample, m_clock() / 1'000'000);
    if (!webhook) {
        m_problem = webhook.error().message;
        finish();
        return;
    }
    if (++m_sent == m_total)
        m_pace.stop();
    m_underWay.append(sample);
    m_sender->send(*webhook);
}

/// One event keeps its people: drawing a whole meeting for each of a million bodies takes too long.
Status SendRun::nextRound()
{
    ++m_round;
    m_at = 0;
    const qint64 now = m_clock() / 1'000'000;
    if (m_plan.what == SendPlan::What::Event)
        m_samples.first().body = freshBody(m_samples.first(), now, m_random);
    if (m_plan.what == SendPlan::What::Event || m_plan.what == SendPlan::What::Body)
        return success();
    Result<QList<Sample>> samples = samplesOfRound(m_plan, m_round, now);
    if (!samples)
        return samples.error();
    m_samples = std::move(samples.value());
    m_total = m_sent + (m_plan.count - m_round) * m_samples.size(); // meetings differ in length
    return success();
}

void SendRun::onDelivered(const DeliveryResult &result)
{
    ++m_answered;
    ++m_statuses[result.status];
    m_accepted += result.status / 100 == 2 ? 1 : 0;
    if (m_problem.isEmpty())
        m_problem = result.error;
    emit answeredOne(m_underWay.takeFirst(), result);
    if (!isRunning()) // whoever listened has cancelled
        return;
    if (m_answered == m_total)
        finish();
    else if (m_plan.intervalMs == 0)
        sendNext();
}

void SendRun::cancel()
{
    if (!isRunning())
        return;
    m_cancelled = true;
    finish();
}

void SendRun::finish()
{
    m_pace.stop();
    // It may be the sender that calls.
    m_sender->disconnect(this);
    m_sender->clear();
    m_sender.release()->deleteLater();
    emit finished();
}

QString SendRun::summary() const
{
    QString text = m_cancelled ? tr("Cancelled after %1 of %2").arg(m_answered).arg(m_total)
                               : tr("Sent %1").arg(m_answered);
    const auto part = [](int status, qint64 count) {
        return status > 0 ? tr("%1 answered %2").arg(count).arg(status)
                          : tr("%1 without an answer").arg(count);
    };
    if (m_statuses.size() == 1 && m_statuses.firstKey() > 0) {
        text += m_answered == 1 ? tr(", answered %1").arg(m_statuses.firstKey())
                                : tr(", all answered %1").arg(m_statuses.firstKey());
    } else if (!m_statuses.isEmpty()) {
        QStringList parts;
        for (auto status = m_statuses.begin(); status != m_statuses.end(); ++status)
            parts.append(part(status.key(), status.value()));
        text += QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    }
    return m_problem.isEmpty() ? text : QString(text + QStringLiteral(". ") + m_problem);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/faults.h"
#include "core/events/event.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

namespace hookglass {

/// A body to post and how to sign it.
struct OutgoingWebhook
{
    QUrl url {};
    QByteArray body {};
    EventSender style = EventSender::PlugNMeet; ///< which headers: LiveKit sends no Hash-Token
    Credential credential {};
    std::optional<SignedDelivery> prepared {}; ///< posted as it is, instead of signing the body
};

/// What the receiver answered, or why there was no answer.
struct DeliveryResult
{
    int status = 0; ///< 0: no answer
    QString error {};
    qint64 tookUs = 0;
};

/// Posts signed webhooks one after another, as the servers do: the next when the last is answered.
/// Redirects are not followed. Lives in the thread that made it.
class WebhookSender : public QObject
{
    Q_OBJECT

public:
    explicit WebhookSender(QObject *parent = nullptr);

    /// Queues a delivery; answered by delivered() in the same order.
    void send(const OutgoingWebhook &webhook);
    /// Forgets what waits to be sent.
    void clear() { m_queue.clear(); }

signals:
    void delivered(const hookglass::OutgoingWebhook &webhook,
                   const hookglass::DeliveryResult &result);

private:
    void sendNext();

    QNetworkAccessManager m_network;
    QList<OutgoingWebhook> m_queue;
    bool m_busy = false;
};

} // namespace hookglass

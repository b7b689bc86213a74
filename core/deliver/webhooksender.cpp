// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/webhooksender.h"

#include "core/base/clock.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int TimeoutMs = 30'000;

bool isLiveKit(const OutgoingWebhook &webhook)
{
    return webhook.style == EventSender::LiveKit;
}

/// Signed now, since a token that waits in a queue grows old.
SignedDelivery deliveryFor(const OutgoingWebhook &webhook)
{
    return webhook.prepared.value_or(makeDelivery({.body = webhook.body,
                                                   .credential = webhook.credential,
                                                   .hashToken = !isLiveKit(webhook),
                                                   .nowSeconds = systemClockUs() / 1'000'000}));
}

QNetworkRequest requestFor(const OutgoingWebhook &webhook, const HttpHeaders &headers)
{
    QNetworkRequest request(webhook.url);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"hookglass/" HOOKGLASS_VERSION ""_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      isLiveKit(webhook) ? u"application/webhook+json"_s : u"application/json"_s);
    for (const HttpHeader &header : headers)
        request.setRawHeader(header.name, header.value);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(TimeoutMs);
    return request;
}

} // namespace

WebhookSender::WebhookSender(QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy); // receivers under development are near
}

void WebhookSender::send(const OutgoingWebhook &webhook)
{
    m_queue.append(webhook);
    if (!m_busy)
        sendNext();
}

void WebhookSender::sendNext()
{
    if (m_queue.isEmpty())
        return;
    m_busy = true;
    const OutgoingWebhook webhook = m_queue.takeFirst();
    const qint64 startedAt = systemClockUs();
    const SignedDelivery delivery = deliveryFor(webhook);
    QNetworkReply *reply = m_network.post(requestFor(webhook, delivery.headers), delivery.body);
    // What the receiver answers is of no use here and must not pile up.
    connect(reply, &QNetworkReply::readyRead, reply,
            [reply] { reply->skip(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, webhook, startedAt] {
        DeliveryResult result;
        result.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (result.status == 0)
            result.error = tr("No answer from %1: %2")
                               .arg(webhook.url.toDisplayString(), reply->errorString());
        result.tookUs = systemClockUs() - startedAt;
        reply->deleteLater();
        m_busy = false;
        emit delivered(webhook, result);
        if (!m_busy) // whoever listened may have sent something already
            sendNext();
    });
}

} // namespace hookglass

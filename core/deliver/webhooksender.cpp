// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/webhooksender.h"

#include "core/base/clock.h"
#include "core/verify/signer.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int TimeoutMs = 30'000;

/// The headers of today's servers: Plug-N-Meet sends the bare token twice, LiveKit once.
QNetworkRequest signedRequest(const OutgoingWebhook &webhook)
{
    const QByteArray token =
        signBody(webhook.credential, webhook.body, systemClockUs() / 1'000'000);
    const bool liveKit = webhook.style == EventSender::LiveKit;
    QNetworkRequest request(webhook.url);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"hookglass/" HOOKGLASS_VERSION ""_s);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      liveKit ? u"application/webhook+json"_s : u"application/json"_s);
    request.setRawHeader("Authorization", token);
    if (!liveKit)
        request.setRawHeader("Hash-Token", token);
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
    QNetworkReply *reply = m_network.post(signedRequest(webhook), webhook.body);
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

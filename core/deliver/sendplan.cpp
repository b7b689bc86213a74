// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/sendplan.h"

#include "core/events/decoder.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

bool isWebhookUrl(const QUrl &url)
{
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return web && url.isValid() && !url.host().isEmpty();
}

Result<QList<Sample>> samplesOfRound(const SendPlan &plan, qint64 round, qint64 nowSeconds)
{
    const quint32 seed = plan.seed + quint32(round);
    switch (plan.what) {
    case SendPlan::What::Event: {
        Result<Sample> found = findSample(plan.event, seed, nowSeconds);
        if (!found)
            return found.error();
        QRandomGenerator random(seed);
        found.value().body = freshBody(*found, nowSeconds, random); // it happens now
        return QList {found.value()};
    }
    case SendPlan::What::EveryEvent:
        return sampleOfEveryEvent(seed, nowSeconds);
    case SendPlan::What::Meeting:
        return SampleMeeting(plan.sender, seed, nowSeconds).bodies();
    case SendPlan::What::Body:
        break;
    }
    const Event event = decodeEvent(plan.body);
    return QList {Sample {.sender = event.sender, .event = event.name, .body = plan.body}};
}

Result<OutgoingWebhook> webhookFor(const SendPlan &plan, const Sample &sample, qint64 nowSeconds)
{
    OutgoingWebhook webhook {.url = plan.url,
                             .body = sample.body,
                             .style = sample.sender,
                             .credential = plan.credential};
    if (plan.fault.isEmpty())
        return webhook;
    const FaultContext context {.body = sample.body,
                                .credential = plan.credential,
                                .others = plan.others,
                                .hashToken = sample.sender != EventSender::LiveKit,
                                .nowSeconds = nowSeconds};
    const Result<SignedDelivery> faulty = makeFaultyDelivery(plan.fault, context, plan.guide);
    if (!faulty)
        return faulty.error();
    webhook.prepared = *faulty;
    return webhook;
}

} // namespace hookglass

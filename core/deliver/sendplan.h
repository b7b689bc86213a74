// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"

namespace hookglass {

/// What is to be sent, where to, signed by whom, how often and with which fault.
struct SendPlan
{
    enum class What : quint8 {
        Event, ///< the sample that `event` names, each time with a new id
        EveryEvent, ///< one of every event of both senders
        Meeting, ///< a whole meeting of `sender`
        Body ///< `body`, byte for byte
    };
    What what = What::Event;
    QString event {}; ///< as findSample() takes it
    EventSender sender = EventSender::PlugNMeet;
    QByteArray body {};
    quint32 seed = 0; ///< what is drawn by chance follows from it

    QUrl url {};
    Credential credential {};
    Credentials others {}; ///< for faults that need another key
    QString fault {}; ///< empty: none
    json::FieldGuide guide {}; ///< for faults that rewrite bodies
    qint64 count = 1; ///< how many times
    qint64 intervalMs = 0; ///< between two deliveries; 0: the next when the last is answered
};

/// An address that something can be posted to.
bool isWebhookUrl(const QUrl &url);

/// What the plan sends in its n-th round, from 0 on. Fails when there is no such sample.
Result<QList<Sample>> samplesOfRound(const SendPlan &plan, qint64 round, qint64 nowSeconds);

/// A delivery of the plan. Fails when this body or this key cannot have the fault.
Result<OutgoingWebhook> webhookFor(const SendPlan &plan, const Sample &sample, qint64 nowSeconds);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/http/requesthead.h"

namespace hookglass::test {

/// A capture as the pipeline makes it, without going through one.
inline Capture makeCapture(const QByteArray &body, const QString &event)
{
    Capture capture;
    capture.request = makeRequest("POST /hook?x=1 HTTP/1.1\r\nHost: a:1\r\nX-Dup: 1\r\nx-dup: 2\r\n"
                                  "Authorization: eyJh.eyJi.c2ln\r\nBin: \xff\r\n\r\n",
                                  body);
    capture.maskedBody = body;
    capture.request.peer = QStringLiteral("127.0.0.1:4711");
    capture.request.listener = QStringLiteral("default");
    capture.request.receivedAtUs = 1'789'000'000'123'456;
    capture.verification.verdict = Verdict::Verified;
    capture.verification.key = QStringLiteral("k");
    capture.verification.checks = {{CheckId::Signature, CheckOutcome::Pass, {}, {}}};
    capture.event.sender = EventSender::PlugNMeet;
    capture.event.name = event;
    capture.event.roomId = QStringLiteral("room-1");
    capture.event.createdAt = 1'789'000'000;
    capture.answer = {200, QStringLiteral("default"), 0};
    return capture;
}

} // namespace hookglass::test

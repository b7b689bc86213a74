// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"

namespace hookglass::test {

inline CaptureSummary summary(qint64 seq, const QString &event, Verdict verdict = Verdict::Verified)
{
    return {.seq = seq,
            .receivedAtUs = 1'789'000'000'000'000 + seq * 1000,
            .bodySize = 100 * seq,
            .verdict = verdict,
            .sender = EventSender::PlugNMeet,
            .event = event,
            .createdAt = 1'788'999'999,
            .roomId = QStringLiteral("room-%1").arg(seq % 3),
            .summary = QStringLiteral("%1 happened").arg(event),
            .status = 200,
            .answeredAfterUs = 900};
}

inline QList<CaptureSummary> summaries(qint64 from, qint64 to)
{
    QList<CaptureSummary> list;
    for (qint64 seq = from; seq <= to; ++seq)
        list.append(summary(
            seq, seq % 5 == 0 ? QStringLiteral("room_finished") : QStringLiteral("room_started"),
            seq % 7 == 0 ? Verdict::Failed : Verdict::Verified));
    return list;
}

} // namespace hookglass::test

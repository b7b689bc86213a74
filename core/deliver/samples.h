// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/event.h"

#include <QByteArray>
#include <QList>

namespace hookglass {

/// One built-in body, fictional throughout, as today's server writes it.
struct Sample
{
    EventSender sender {};
    QString event {}; ///< "artifact_created"
    QString variant {}; ///< "meeting_summary"; empty for the plain one of an event
    QByteArray body {};
};

/// One body of every event that a Plug-N-Meet (16) or LiveKit (14) server sends, in the order of a
/// meeting: what `send --all` and the demo post.
QList<Sample> sampleOfEveryEvent();

/// "room_started", "livekit/room_started", "artifact_created.meeting_summary".
Result<Sample> findSample(const QString &name);

/// The sample's body with a new id (a UUID, or "EV_…" for LiveKit) and the given creation time; all
/// other bytes stay.
QByteArray freshBody(const Sample &sample, qint64 createdAtSeconds);

} // namespace hookglass

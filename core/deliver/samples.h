// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/deliver/samplemeeting.h"

class QRandomGenerator;

namespace hookglass {

/// One body of every event that a Plug-N-Meet (16) or LiveKit (14) server sends, out of one
/// meeting, in its order: what `send --all` and the demo post. The meeting ends now.
QList<Sample> sampleOfEveryEvent(quint32 seed, qint64 nowSeconds);

/// Every event in every form: artifacts of each type, tracks of each kind.
QList<Sample> sampleOfEveryForm(quint32 seed, qint64 nowSeconds);

/// "room_started", "livekit/room_started", "artifact_created.meeting_summary". Without a form it is
/// the first one of a meeting.
Result<Sample> findSample(const QString &name, quint32 seed, qint64 nowSeconds);

/// "plugnmeet/artifact_created.meeting_summary"
QString sampleName(const Sample &sample);

/// The sample's body with a new id (a UUID, or "EV_…" if it has such a one) and the given creation
/// time; all other bytes stay.
QByteArray freshBody(const Sample &sample, qint64 createdAtSeconds, QRandomGenerator &random);

} // namespace hookglass

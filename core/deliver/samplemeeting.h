// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"

#include <QByteArray>
#include <QList>

namespace hookglass {

/// One body, fictional throughout, as today's server writes it.
struct Sample
{
    EventSender sender {};
    QString event {}; ///< "artifact_created"
    QString variant {}; ///< "meeting_summary", "camera"; empty when an event has one form
    QByteArray body {};
    qint64 second = 0; ///< after the first body of its meeting
};

/// A whole meeting as one server tells it, from the room's creation to the last artifact: the same
/// room, people, tracks and recordings throughout, references that lead somewhere, rising times.
/// Everything is drawn from the seed; the same seed and time make the same bytes, and the same seed
/// makes the same people meet for both senders.
class SampleMeeting
{
public:
    /// `endSeconds` is when the last body is made, Unix time. The sender is Plug-N-Meet or LiveKit.
    SampleMeeting(EventSender sender, quint32 seed, qint64 endSeconds);

    QList<Sample> bodies() const { return m_bodies; }

private:
    QList<Sample> m_bodies;
};

} // namespace hookglass

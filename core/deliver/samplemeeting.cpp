// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samplemeeting.h"

#include "core/deliver/livekitmeeting.h"
#include "core/deliver/plugnmeetmeeting.h"

namespace hookglass {

namespace {

/// How long a meeting lasts follows from its seed alone.
template <typename Script> QList<Sample> bodiesOf(quint32 seed, qint64 endSeconds)
{
    const qint64 duration = Script(seed, 0).duration();
    return Script(seed, endSeconds - duration).play();
}

} // namespace

SampleMeeting::SampleMeeting(EventSender sender, quint32 seed, qint64 endSeconds)
    : m_bodies(sender == EventSender::LiveKit ? bodiesOf<LiveKitMeeting>(seed, endSeconds)
                                              : bodiesOf<PlugNMeetMeeting>(seed, endSeconds))
{
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/meetingcast.h"
#include "core/deliver/samplemeeting.h"
#include "core/deliver/samplewriter.h"

#include <functional>

namespace hookglass {

/// A meeting as one sender tells it: steps in time, each of which writes one body when it is
/// played. The base of the two senders' scripts.
class MeetingScript
{
public:
    /// Bodies in the order of time, beginning at `startSeconds`, Unix time.
    QList<Sample> play();
    qint64 duration() const; ///< seconds from the first body to the last

protected:
    MeetingScript(EventSender sender, quint32 seed, qint64 startSeconds);
    ~MeetingScript() = default;

    using Parts = std::function<void(SampleWriter &)>;
    /// `second` counts from the start. `parts` writes what stands between the event's name and its
    /// id; steps of one second are played in the order in which they were added.
    void at(qint64 second, const QString &event, const Parts &parts, const QString &variant = {});
    virtual void writeRoom(SampleWriter &writer, qint64 second) const = 0;
    /// The room as events about tracks tell it.
    virtual void writeTrackRoom(SampleWriter &writer, qint64 second) const = 0;
    virtual QString eventId(const QString &event) = 0;

    /// Joining and leaving, and the tracks in between.
    void addPerson(const SamplePerson &person);
    enum class Presence : quint8 { Here, Left, Aborted };
    void writePerson(SampleWriter &writer, const SamplePerson &person, Presence presence) const;
    int peopleAt(qint64 second) const; ///< how many are there just then

    qint64 unix(qint64 second) const { return m_start + second; }
    MeetingCast &cast() { return m_cast; }
    const MeetingCast &cast() const { return m_cast; }

private:
    struct Step
    {
        qint64 second = 0;
        QString event {};
        QString variant {};
        Parts parts {};
    };
    void addTracks(const SamplePerson &person);
    void writeTrack(SampleWriter &writer, const SampleTrack &track, bool over) const;
    void writeLayers(SampleWriter &writer, const SampleTrack &track) const;

    const EventSender m_sender;
    const qint64 m_start;
    MeetingCast m_cast;
    QList<Step> m_steps;
};

/// Audio and video codecs of a room, as every full room lists them.
void writeCodecs(SampleWriter &writer);

/// "microphone", "camera", "screen_share".
QString trackVariant(TrackKind kind);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/meetingscript.h"

namespace hookglass {

/// A meeting as Plug-N-Meet tells it: its 16 events, and an artifact of each type it makes.
class PlugNMeetMeeting final : public MeetingScript
{
public:
    PlugNMeetMeeting(quint32 seed, qint64 startSeconds);

private:
    /// The server waits 50 s after the end before it works on the analytics, then forgets the room.
    static constexpr qint64 AnalyticsAfterEnd = 52;

    /// A recording, or a broadcast by RTMP.
    struct Recording
    {
        qint64 from = 0;
        qint64 until = 0;
        int millis = 0;
    };

    void addRoom();
    void addRecordings();
    void addUsage();
    void addTranscription();
    void addAnalytics();
    void addSummary();

    using Zero = SampleWriter::Zero;
    void addRecorderEvent(qint64 second, const QString &event, const Recording &recording,
                          qint64 hundredthsOfMb = 0);
    /// `metadata` writes what stands in the artifact's metadata. Gives the artifact's id.
    QString addArtifact(qint64 second, const QString &type, const Parts &metadata);
    Parts fileInfo(qint64 second, const QString &folder, const QString &name, const QString &ending,
                   const QString &mimeType);
    Parts tokenUsage(const QString &purpose, qint64 prompt, qint64 completion) const;

    void writeRoom(SampleWriter &writer, qint64 second) const override;
    void writeTrackRoom(SampleWriter &writer, qint64 second) const override;
    QString eventId(const QString &event) override;
    void writeRoomIds(SampleWriter &writer) const;
    QString metadata(qint64 second) const;

    QString m_sid;
    QString m_metadataId;
    QString m_recorder;
    Recording m_recording;
    Recording m_broadcast;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/deliver/meetingscript.h"

namespace hookglass {

/// A meeting as LiveKit tells it: its 14 events.
class LiveKitMeeting final : public MeetingScript
{
public:
    LiveKitMeeting(quint32 seed, qint64 startSeconds);

private:
    using Zero = SampleWriter::Zero;

    /// The recording of the room.
    struct Egress
    {
        QString id {};
        QString file {};
        qint64 from = 0;
        qint64 until = 0;
        qint64 bytes = 0;
        int nanos = 0;
    };
    enum class EgressState : quint8 { Starting, Active, Complete };

    /// A stream that comes into the room as a participant.
    struct Ingress
    {
        QString id {};
        QString name {};
        QString streamKey {};
        QString resource {};
        SamplePerson person {};
        qint64 bitrate = 0;
        int nanos = 0;
    };
    struct Job
    {
        QString id {};
        QString dispatch {};
        QString worker {};
        SamplePerson agent {};
        int nanos = 0;
    };

    void addRoom();
    void addAborted();
    void addEgress();
    void addIngress();
    void addJob();

    void writeRoom(SampleWriter &writer, qint64 second) const override;
    void writeTrackRoom(SampleWriter &writer, qint64 second) const override;
    QString eventId(const QString &event) override;
    void writeEgress(SampleWriter &writer, EgressState state) const;
    void writeEgressFile(SampleWriter &writer, bool complete) const;
    void writeIngress(SampleWriter &writer, bool over) const;
    void writeIngressState(SampleWriter &writer, bool over) const;
    void writeJob(SampleWriter &writer, bool over) const;
    int publishersAt(qint64 second) const;
    qint64 nanoseconds(qint64 second, int nanos) const;

    QString m_sid;
    QString m_turnPassword;
    int m_millis;
    int m_micros;
    Egress m_egress;
    Ingress m_ingress;
    Job m_job;
};

} // namespace hookglass

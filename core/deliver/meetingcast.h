// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QRandomGenerator>
#include <QString>

#include <span>

namespace hookglass {

QString newUuid(QRandomGenerator &random); ///< version 4
QString newLiveKitId(QRandomGenerator &random, QStringView prefix); ///< "EV_" and 12 characters

enum class TrackKind : quint8 { Microphone, Camera, ScreenShare };

/// A track that somebody sends. Times are seconds after the meeting began.
struct SampleTrack
{
    TrackKind kind {};
    QString sid {}; ///< "TR_…"
    QString cid {}; ///< the browser's id: a UUID
    QString mime {};
    int mid = 0;
    int width = 0; ///< px; 0: audio
    int height = 0;
    QList<quint32> ssrcs {}; ///< of the layers, smallest picture first
    int micros = 0; ///< of the second in which it begins
    qint64 from = 0;
    qint64 until = 0;
};

/// Somebody who takes part.
struct SamplePerson
{
    QString identity {};
    QString name {};
    QString sid {}; ///< "PA_…"
    QString leaveReason {}; ///< "CLIENT_INITIATED"
    QString kind {}; ///< "AGENT"; empty: a human
    int millis = 0; ///< of the second of joining
    qint64 from = 0;
    qint64 until = 0;
    QList<SampleTrack> tracks {};
};

/// Who meets where and when, drawn by chance and all fictional: the same seed makes the same cast.
/// What both senders tell about a meeting comes from here.
class MeetingCast
{
public:
    explicit MeetingCast(quint32 seed);

    QString roomId {}; ///< the name users chose
    QString title {};
    QString welcome {};
    QString course {};
    QList<SamplePerson> people {}; ///< in the order of joining; the last to leave is the first one
    qint64 end = 0; ///< when the room is closed, seconds after it began

    /// What is drawn from now on follows from another seed; who meets stays.
    void drawOn(quint32 seed) { m_random.seed(seed); }
    QString uuid();
    QString liveKitId(QStringView prefix);
    QString secret(int length); ///< plainly made up: begins with "FICTIONAL"
    qint64 between(qint64 lowest, qint64 highest);

private:
    SamplePerson person(int index);
    SampleTrack track(TrackKind kind, int mid, const SamplePerson &owner, qint64 delay);
    QString pick(std::span<const QStringView> choices);

    QRandomGenerator m_random;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/meetingcast.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr QStringView RoomWords[] {u"demo", u"studio", u"harbour", u"orchard"};
constexpr QStringView Titles[] {u"Weekly Sync", u"Algebra I – Lecture", u"Réunion d'équipe",
                                u"Sprint \"Zero\" planning", u"বাংলা সাহিত্য"};
constexpr QStringView Welcomes[] {u"Welcome — স্বাগতম!", u"Please mute your microphone.",
                                  u"Bienvenue & welcome <all>"};
constexpr QStringView Courses[] {u"CS-101", u"MATH-7", u"LIT-22"};
constexpr QStringView Names[] {u"Amina Rahman",    u"Jonas Weber", u"Chloé Dubois",
                               u"Mateo García",    u"Yuki Tanaka", u"নাদিয়া ইসলাম",
                               u"Siobhán O'Neill", u"Kwame Mensah"};
constexpr QStringView Reasons[] {u"CLIENT_INITIATED", u"CLIENT_INITIATED", u"PARTICIPANT_REMOVED",
                                 u"SIGNAL_CLOSE", u"CONNECTION_TIMEOUT"};
constexpr QStringView AudioTypes[] {u"audio/red", u"audio/opus"};
constexpr QStringView VideoTypes[] {u"video/VP8", u"video/H264", u"video/VP9"};
constexpr qint64 Minute = 60;
constexpr int Layers = 3;

} // namespace

QString newUuid(QRandomGenerator &random)
{
    std::array<quint32, 4> words {};
    for (quint32 &word : words)
        word = random.generate();
    words[1] = (words[1] & 0xffff0fffU) | 0x00004000U; // version 4
    words[2] = (words[2] & 0x3fffffffU) | 0x80000000U; // the variant of RFC 4122
    QString text;
    for (const quint32 word : words)
        text += QString::number(word, 16).rightJustified(8, u'0');
    for (const int dash : {20, 16, 12, 8})
        text.insert(dash, u'-');
    return text;
}

QString newLiveKitId(QRandomGenerator &random, QStringView prefix)
{
    static constexpr QStringView Letters =
        u"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    QString id = prefix.toString();
    for (int i = 0; i < 12; ++i)
        id += Letters[random.bounded(int(Letters.size()))];
    return id;
}

MeetingCast::MeetingCast(quint32 seed)
    : m_random(seed)
{
    roomId = pick(RoomWords) + u"-room-"_s + QString::number(between(10, 99));
    title = pick(Titles);
    welcome = pick(Welcomes);
    course = pick(Courses);
    end = between(25 * Minute, 55 * Minute);
    const int count = int(between(3, 5));
    for (int index = 0; index < count; ++index)
        people.append(person(index));
}

/// The first is there from the beginning until the room is closed, so the room never stands empty.
SamplePerson MeetingCast::person(int index)
{
    const bool host = index == 0;
    SamplePerson person;
    person.identity = u"user-%1"_s.arg(index + 1, 3, 10, QChar(u'0'));
    do {
        person.name = pick(Names);
    } while (std::any_of(people.begin(), people.end(),
                         [&](const SamplePerson &other) { return other.name == person.name; }));
    person.sid = liveKitId(u"PA_");
    person.millis = int(between(0, 999));
    person.from = host ? between(5, 10) : people.last().from + between(5, 40);
    person.until = host ? end + 1 : end - between(10, 5 * Minute);
    person.leaveReason = host ? u"ROOM_DELETED"_s : pick(Reasons);
    person.tracks.append(track(TrackKind::Microphone, 1, person, between(2, 5)));
    if (host || between(0, 2) > 0)
        person.tracks.append(track(TrackKind::Camera, 2, person, between(6, 9)));
    if (host) {
        SampleTrack screen = track(TrackKind::ScreenShare, 3, person, between(5, 9) * Minute);
        screen.until = screen.from + between(3, 8) * Minute;
        person.tracks.append(screen);
    }
    return person;
}

SampleTrack MeetingCast::track(TrackKind kind, int mid, const SamplePerson &owner, qint64 delay)
{
    SampleTrack track {.kind = kind,
                       .sid = liveKitId(u"TR_"),
                       .cid = uuid(),
                       .mime = pick(AudioTypes),
                       .mid = mid,
                       .micros = int(between(0, 999'999)),
                       .from = owner.from + delay,
                       .until = owner.until - 2};
    if (kind == TrackKind::Microphone)
        return track;
    track.mime = pick(VideoTypes);
    track.width = kind == TrackKind::Camera ? 1280 : 1920;
    track.height = kind == TrackKind::Camera ? 720 : 1080;
    for (int layer = 0; layer < Layers; ++layer)
        track.ssrcs.append(m_random.generate());
    return track;
}

QString MeetingCast::pick(std::span<const QStringView> choices)
{
    return choices[size_t(m_random.bounded(int(choices.size())))].toString();
}

qint64 MeetingCast::between(qint64 lowest, qint64 highest)
{
    return lowest + qint64(m_random.bounded(quint64(highest - lowest + 1)));
}

QString MeetingCast::uuid()
{
    return newUuid(m_random);
}

QString MeetingCast::liveKitId(QStringView prefix)
{
    return newLiveKitId(m_random, prefix);
}

QString MeetingCast::secret(int length)
{
    QString text = u"FICTIONAL"_s;
    while (text.size() < length)
        text += liveKitId({});
    return text.first(length);
}

} // namespace hookglass

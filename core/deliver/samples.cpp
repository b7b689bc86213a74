// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"

#include "core/json/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QUuid>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// In the order of a meeting.
constexpr std::array PlugNMeetEvents {
    "room_created"_L1,       "room_started"_L1,        "participant_joined"_L1,
    "track_published"_L1,    "start_recording"_L1,     "start_rtmp"_L1,
    "end_rtmp"_L1,           "end_recording"_L1,       "track_unpublished"_L1,
    "participant_left"_L1,   "session_ended"_L1,       "room_finished"_L1,
    "artifact_created"_L1,   "analytics_proceeded"_L1, "recording_transcoding_finished"_L1,
    "recording_proceeded"_L1};
constexpr std::array LiveKitEvents {
    "room_started"_L1,      "participant_joined"_L1, "participant_connection_aborted"_L1,
    "track_published"_L1,   "agent_job_started"_L1,  "egress_started"_L1,
    "egress_updated"_L1,    "ingress_started"_L1,    "ingress_ended"_L1,
    "track_unpublished"_L1, "participant_left"_L1,   "agent_job_ended"_L1,
    "egress_ended"_L1,      "room_finished"_L1};

QString folder(EventSender sender)
{
    return u":/hookglass/samples/"_s + senderId(sender);
}

std::optional<Sample> readSample(EventSender sender, const QString &name)
{
    QFile file(folder(sender) + u'/' + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return Sample {sender, name.section(u'.', 0, 0), name.section(u'.', 1), file.readAll()};
}

QByteArray newEventId(EventSender sender)
{
    if (sender != EventSender::LiveKit)
        return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    static constexpr QByteArrayView Letters =
        "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    QByteArray id = "EV_";
    for (int i = 0; i < 12; ++i)
        id += Letters[QRandomGenerator::global()->bounded(int(Letters.size()))];
    return id;
}

} // namespace

QList<Sample> sampleOfEveryEvent()
{
    QList<Sample> samples;
    const auto append = [&samples](EventSender sender, QLatin1StringView event) {
        if (const auto sample = readSample(sender, event))
            samples.append(*sample);
    };
    for (const QLatin1StringView event : PlugNMeetEvents)
        append(EventSender::PlugNMeet, event);
    for (const QLatin1StringView event : LiveKitEvents)
        append(EventSender::LiveKit, event);
    return samples;
}

Result<Sample> findSample(const QString &name)
{
    for (const EventSender sender : {EventSender::PlugNMeet, EventSender::LiveKit}) {
        const QString prefix = senderId(sender) + u'/';
        const bool other = name.contains(u'/') && !name.startsWith(prefix);
        const QString bare = name.startsWith(prefix) ? name.mid(prefix.size()) : name;
        if (other || bare.isEmpty() || bare.contains(u'/'))
            continue;
        if (const auto sample = readSample(sender, bare))
            return *sample;
    }
    QStringList names = QDir(folder(EventSender::PlugNMeet)).entryList();
    names += QDir(folder(EventSender::LiveKit)).entryList();
    for (QString &each : names)
        each.chop(5); // ".json"
    names.removeDuplicates();
    return Error {
        QCoreApplication::translate("Samples", "There is no sample \"%1\". There are: %2.")
            .arg(name, names.join(u", "_s))};
}

QByteArray freshBody(const Sample &sample, qint64 createdAtSeconds)
{
    const json::Document document = json::Document::parse(sample.body);
    const json::Value id = document.root()["id"];
    const json::Value createdAt = document.root().either("created_at", "createdAt");
    QByteArray body = sample.body;
    const auto replace = [&body](const json::Value &value, const QByteArray &text) {
        if (value)
            body.replace(value.offset(), value.raw().size(), QByteArray('"' + text + '"'));
    };
    // From the back, so that the first offset still holds; the id stands before the time.
    replace(createdAt, QByteArray::number(createdAtSeconds));
    replace(id, newEventId(sample.sender));
    return body;
}

} // namespace hookglass

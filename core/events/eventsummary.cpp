// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventsummary.h"

#include "core/base/text.h"
#include "core/events/artifactsummary.h"
#include "core/events/eventnames.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EventSummary", text);
}

// No more is shown, and read, of what a sender wrote.
constexpr qsizetype ShownLength = 100;
constexpr qsizetype ReadLength = 2 * ShownLength;
constexpr qsizetype LongestPath = 8192;

/// What a teller may look at.
struct Told
{
    const EventParts &parts;
    const Event &event;
    QString room; ///< safe to show
    QString participant;
};

QString shown(const QString &text)
{
    return visibleText(text, ShownLength);
}

QString shown(const json::Value &value)
{
    return shown(value.startOfText(ReadLength));
}

QString inRoom(const Told &told)
{
    return told.room.isEmpty() ? QString() : tr(" in %1").arg(told.room);
}

QString withError(const QString &error)
{
    return error.isEmpty() ? QString() : tr(", with an error: %1").arg(error);
}

/// `with` has a place for the room, `without` says the same of a room that is not named.
QString tellRoom(const Told &told, const char *with, const char *without)
{
    return told.room.isEmpty() ? tr(without) : tr(with).arg(told.room);
}

/// `with` has places for the participant and the room, `without` for the participant.
QString tellParticipant(const Told &told, const char *with, const char *without)
{
    const QString who = told.participant.isEmpty() ? tr("Somebody") : told.participant;
    return told.room.isEmpty() ? tr(without).arg(who) : tr(with).arg(who, told.room);
}

/// Why somebody left, for people; the reasons that say nothing are left out.
QString reasonPhrase(const json::Value &participant)
{
    const json::Value value = participant.either("disconnect_reason", "disconnectReason");
    QString reason = value.startOfText(ReadLength);
    if (reason.isEmpty() || reason == "UNKNOWN_REASON"_L1 || reason == "CLIENT_INITIATED"_L1)
        return {};
    return u" ("_s + shown(reason.toLower().replace(u'_', u' ')) + u')';
}

/// `happened` has places for the participant and the track.
QString tellTrack(const Told &told, const char *happened)
{
    const QString who = told.participant.isEmpty() ? tr("Somebody") : told.participant;
    const QString track = shown(told.event.track);
    return tr(happened).arg(who, track.isEmpty() ? tr("a track") : track) + inRoom(told);
}

/// The recorder's "success", or its error text.
QString tellRecorder(const Told &told, const QString &happened)
{
    const QString message = told.parts.recording()["recorder_msg"].startOfText(ReadLength);
    return happened + inRoom(told)
        + (message == "success"_L1 ? QString() : withError(shown(message)));
}

QString tellRecordingReady(const Told &told)
{
    const json::Value info = told.parts.recording();
    const QString file = fileName(info["file_path"].startOfText(LongestPath));
    QString line = file.isEmpty() ? tr("Recording ready") : tr("Recording ready: %1").arg(file);
    if (const auto megabytes = info["file_size"].toDouble(); megabytes && *megabytes > 0)
        line += u", "_s + QString::number(*megabytes, 'f', 1) + u" MB"_s; // 10^6 bytes, as sent
    return tellRecorder(told, line);
}

QString tellEgress(const Told &told, const QString &happened)
{
    const json::Value info = told.parts.egress();
    const json::Value file = info["fileResults"].firstChild();
    QString line = happened;
    if (const QString name = fileName(file["filename"].startOfText(LongestPath)); !name.isEmpty())
        line += u": "_s + name;
    if (const auto bytes = file["size"].toInt64(); bytes && *bytes > 0)
        line += u", "_s + humanSize(*bytes);
    return line + withError(shown(info["error"])) + inRoom(told);
}

/// `with` has a place for the name, `without` says the same of one that has none.
QString tellNamed(const QString &name, const char *with, const char *without)
{
    return name.isEmpty() ? tr(without) : tr(with).arg(name);
}

QString tellIngress(const Told &told, const char *with, const char *without)
{
    return tellNamed(shown(told.parts.ingress()["name"]), with, without) + inRoom(told);
}

QString tellJob(const Told &told, const char *with, const char *without)
{
    const json::Value job = told.parts.job();
    return tellNamed(shown(job["agentName"]), with, without)
        + withError(shown(job["state"]["error"])) + inRoom(told);
}

QString tellTranscription(const Told &told, const QString &happened)
{
    constexpr qint64 LongestSeconds = 1'000'000'000;
    const auto seconds = told.parts.speechService()["total_usage"].toInt64();
    if (!seconds)
        return happened + inRoom(told);
    return happened + u": "_s
        + humanDuration(qBound(qint64(0), *seconds, LongestSeconds) * 1'000'000) + inRoom(told);
}

struct Teller
{
    QLatin1StringView name;
    QString (*tell)(const Told &);
};

// clang-format off
constexpr std::array Tellers {
    Teller {"room_created"_L1, [](const Told &t) -> QString {
        return tellRoom(t, QT_TRANSLATE_NOOP("EventSummary", "Room %1 was created"), QT_TRANSLATE_NOOP("EventSummary", "A room was created")); }},
    Teller {"room_started"_L1, [](const Told &t) -> QString {
        return tellRoom(t, QT_TRANSLATE_NOOP("EventSummary", "Room %1 started"), QT_TRANSLATE_NOOP("EventSummary", "A room started")); }},
    Teller {"room_finished"_L1, [](const Told &t) -> QString {
        return tellRoom(t, QT_TRANSLATE_NOOP("EventSummary", "Room %1 finished"), QT_TRANSLATE_NOOP("EventSummary", "A room finished")); }},
    Teller {"session_ended"_L1, [](const Told &t) -> QString {
        return tellRoom(t, QT_TRANSLATE_NOOP("EventSummary", "The session in %1 ended"), QT_TRANSLATE_NOOP("EventSummary", "The session ended")); }},
    Teller {"participant_joined"_L1, [](const Told &t) -> QString {
        return tellParticipant(t, QT_TRANSLATE_NOOP("EventSummary", "%1 joined %2"), QT_TRANSLATE_NOOP("EventSummary", "%1 joined a room")); }},
    Teller {"participant_left"_L1, [](const Told &t) -> QString {
        return tellParticipant(t, QT_TRANSLATE_NOOP("EventSummary", "%1 left %2"), QT_TRANSLATE_NOOP("EventSummary", "%1 left a room")) + reasonPhrase(t.parts.participant()); }},
    Teller {"participant_connection_aborted"_L1, [](const Told &t) -> QString {
        return tellParticipant(t, QT_TRANSLATE_NOOP("EventSummary", "%1 could not connect to %2"), QT_TRANSLATE_NOOP("EventSummary", "%1 could not connect to a room")) + reasonPhrase(t.parts.participant()); }},
    Teller {"track_published"_L1, [](const Told &t) -> QString {
        return tellTrack(t, QT_TRANSLATE_NOOP("EventSummary", "%1 published %2")); }},
    Teller {"track_unpublished"_L1, [](const Told &t) -> QString {
        return tellTrack(t, QT_TRANSLATE_NOOP("EventSummary", "%1 stopped publishing %2")); }},
    Teller {"start_recording"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("Recording started")); }},
    Teller {"end_recording"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("Recording ended")); }},
    Teller {"recording_proceeded"_L1, tellRecordingReady},
    Teller {"recording_transcoding_finished"_L1, [](const Told &t) -> QString {
        return tellRecorder(t, tr("Recording transcoded")); }},
    Teller {"start_rtmp"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("RTMP broadcast started")); }},
    Teller {"end_rtmp"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("RTMP broadcast ended")); }},
    Teller {"artifact_created"_L1, [](const Told &t) -> QString {
        return summarizeArtifact(t.parts.artifact(), t.event.artifactType); }},
    Teller {"analytics_proceeded"_L1, [](const Told &t) -> QString { return tr("Analytics ready") + inRoom(t); }},
    Teller {"speech_to_text_session_started"_L1, [](const Told &t) -> QString {
        return tr("Speech to text started") + inRoom(t); }},
    Teller {"speech_to_text_session_ended"_L1, [](const Told &t) -> QString {
        return tellTranscription(t, tr("Speech to text ended")); }},
    Teller {"speech_to_text_total_usage"_L1, [](const Told &t) -> QString {
        return tellTranscription(t, tr("Speech to text used in all")); }},
    Teller {"egress_started"_L1, [](const Told &t) -> QString { return tellEgress(t, tr("Egress started")); }},
    Teller {"egress_updated"_L1, [](const Told &t) -> QString { return tellEgress(t, tr("Egress updated")); }},
    Teller {"egress_ended"_L1, [](const Told &t) -> QString { return tellEgress(t, tr("Egress ended")); }},
    Teller {"ingress_started"_L1, [](const Told &t) -> QString {
        return tellIngress(t, QT_TRANSLATE_NOOP("EventSummary", "Ingress %1 started"), QT_TRANSLATE_NOOP("EventSummary", "Ingress started")); }},
    Teller {"ingress_ended"_L1, [](const Told &t) -> QString {
        return tellIngress(t, QT_TRANSLATE_NOOP("EventSummary", "Ingress %1 ended"), QT_TRANSLATE_NOOP("EventSummary", "Ingress ended")); }},
    Teller {"agent_job_started"_L1, [](const Told &t) -> QString {
        return tellJob(t, QT_TRANSLATE_NOOP("EventSummary", "Agent %1 started"), QT_TRANSLATE_NOOP("EventSummary", "Agent started")); }},
    Teller {"agent_job_ended"_L1, [](const Told &t) -> QString {
        return tellJob(t, QT_TRANSLATE_NOOP("EventSummary", "Agent %1 ended"), QT_TRANSLATE_NOOP("EventSummary", "Agent ended")); }},
};
// clang-format on

} // namespace

QString summarizeEvent(const EventParts &parts, const Event &event)
{
    const Told told {parts, event, shown(event.roomId), shown(event.participant)};
    const QString name = canonicalEventName(event.name);
    for (const Teller &teller : Tellers) {
        if (name == teller.name)
            return teller.tell(told);
    }
    return event.name.isEmpty() ? tr("JSON that names no event")
                                : tr("Unknown event %1").arg(shown(event.name)) + inRoom(told);
}

} // namespace hookglass

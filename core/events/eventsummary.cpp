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

/// What a teller may look at.
struct Told
{
    const json::Value &root;
    const Event &event;
    QString room; ///< safe to show
    QString participant;
};

QString shown(const QString &text)
{
    return visibleText(text, 100);
}

QString shown(const json::Value &value)
{
    return shown(value.toString());
}

QString inRoom(const Told &told)
{
    return told.room.isEmpty() ? QString() : tr(" in %1").arg(told.room);
}

QString roomPhrase(const Told &told, const QString &withRoom, const QString &without)
{
    return told.room.isEmpty() ? without : withRoom.arg(told.room);
}

/// Why somebody left, for people; the reasons that say nothing are left out.
QString reasonPhrase(const json::Value &participant)
{
    const QString reason = participant.either("disconnect_reason", "disconnectReason").toString();
    if (reason.isEmpty() || reason == "UNKNOWN_REASON"_L1 || reason == "CLIENT_INITIATED"_L1)
        return {};
    return u" ("_s + shown(reason.toLower().replace(u'_', u' ')) + u')';
}

QString tellRoom(const Told &told, const char *verb)
{
    return roomPhrase(told, tr("Room %1 ") + tr(verb), tr("A room ") + tr(verb));
}

QString tellParticipant(const Told &told, const char *verb)
{
    const QString who = told.participant.isEmpty() ? tr("Somebody") : told.participant;
    return who + u' ' + roomPhrase(told, tr(verb) + tr(" %1"), tr(verb) + tr(" a room"));
}

QString tellTrack(const Told &told, const char *verb)
{
    const QString who = told.participant.isEmpty() ? tr("Somebody") : told.participant;
    const QString track = shown(told.event.track);
    return who + u' ' + tr(verb) + u' ' + (track.isEmpty() ? tr("a track") : track) + inRoom(told);
}

/// The recorder's "success", or its error text.
QString tellRecorder(const Told &told, const QString &happened)
{
    const json::Value info = told.root.either("recording_info", "recordingInfo");
    const QString message = info["recorder_msg"].toString();
    if (message.isEmpty() || message == "success"_L1)
        return happened + inRoom(told);
    return happened + inRoom(told) + tr(", with an error: %1").arg(shown(message));
}

QString tellRecordingReady(const Told &told)
{
    const json::Value info = told.root["recording_info"];
    const QString file = fileName(info["file_path"].toString());
    QString line = file.isEmpty() ? tr("Recording ready") : tr("Recording ready: %1").arg(file);
    if (const auto megabytes = info["file_size"].toDouble(); megabytes && *megabytes > 0)
        line += u", "_s + QString::number(*megabytes, 'f', 1) + u" MB"_s; // 10^6 bytes, as sent
    return tellRecorder(told, line);
}

QString tellEgress(const Told &told, const QString &happened)
{
    const json::Value info = told.root["egressInfo"];
    const json::Value file = info["fileResults"].firstChild();
    QString line = happened;
    if (const QString name = fileName(file["filename"].toString()); !name.isEmpty())
        line += u": "_s + name;
    if (const auto bytes = file["size"].toInt64(); bytes && *bytes > 0)
        line += u", "_s + humanSize(*bytes);
    if (const QString error = shown(info["error"]); !error.isEmpty())
        line += tr(", with an error: %1").arg(error);
    return line + inRoom(told);
}

QString tellIngress(const Told &told, const char *verb)
{
    const QString name = shown(told.root["ingressInfo"]["name"]);
    return (name.isEmpty() ? tr("Ingress ") : tr("Ingress %1 ").arg(name)) + tr(verb)
        + inRoom(told);
}

QString tellJob(const Told &told, const char *verb)
{
    const json::Value job = told.root["job"];
    const QString agent = shown(job["agentName"]);
    QString line = (agent.isEmpty() ? tr("Agent ") : tr("Agent %1 ").arg(agent)) + tr(verb);
    if (const QString error = shown(job["state"]["error"]); !error.isEmpty())
        line += tr(", with an error: %1").arg(error);
    return line + inRoom(told);
}

QString tellTranscription(const Told &told, const QString &happened)
{
    const auto seconds = told.root["speech_service"]["total_usage"].toInt64();
    if (!seconds)
        return happened + inRoom(told);
    return happened + u": "_s + humanDuration(*seconds * 1'000'000) + inRoom(told);
}

struct Teller
{
    QLatin1StringView name;
    QString (*tell)(const Told &);
};

// clang-format off
constexpr std::array Tellers {
    Teller {"room_created"_L1, [](const Told &t) -> QString { return tellRoom(t, "was created"); }},
    Teller {"room_started"_L1, [](const Told &t) -> QString { return tellRoom(t, "started"); }},
    Teller {"room_finished"_L1, [](const Told &t) -> QString { return tellRoom(t, "finished"); }},
    Teller {"session_ended"_L1, [](const Told &t) -> QString {
        return roomPhrase(t, tr("The session in %1 ended"), tr("The session ended")); }},
    Teller {"participant_joined"_L1, [](const Told &t) -> QString { return tellParticipant(t, "joined"); }},
    Teller {"participant_left"_L1, [](const Told &t) -> QString {
        return tellParticipant(t, "left") + reasonPhrase(t.root["participant"]); }},
    Teller {"participant_connection_aborted"_L1, [](const Told &t) -> QString {
        return tellParticipant(t, "could not connect to") + reasonPhrase(t.root["participant"]); }},
    Teller {"track_published"_L1, [](const Told &t) -> QString { return tellTrack(t, "published"); }},
    Teller {"track_unpublished"_L1, [](const Told &t) -> QString { return tellTrack(t, "stopped publishing"); }},
    Teller {"start_recording"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("Recording started")); }},
    Teller {"end_recording"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("Recording ended")); }},
    Teller {"recording_proceeded"_L1, tellRecordingReady},
    Teller {"recording_transcoding_finished"_L1, [](const Told &t) -> QString {
        return tellRecorder(t, tr("Recording transcoded")); }},
    Teller {"start_rtmp"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("RTMP broadcast started")); }},
    Teller {"end_rtmp"_L1, [](const Told &t) -> QString { return tellRecorder(t, tr("RTMP broadcast ended")); }},
    Teller {"artifact_created"_L1, [](const Told &t) -> QString {
        return summarizeArtifact(t.root["room_artifact"], t.event.artifactType); }},
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
    Teller {"ingress_started"_L1, [](const Told &t) -> QString { return tellIngress(t, "started"); }},
    Teller {"ingress_ended"_L1, [](const Told &t) -> QString { return tellIngress(t, "ended"); }},
    Teller {"agent_job_started"_L1, [](const Told &t) -> QString { return tellJob(t, "started"); }},
    Teller {"agent_job_ended"_L1, [](const Told &t) -> QString { return tellJob(t, "ended"); }},
};
// clang-format on

} // namespace

QString summarizeEvent(const json::Value &root, const Event &event)
{
    const Told told {root, event, shown(event.roomId), shown(event.participant)};
    const QString name = canonicalEventName(event.name);
    for (const Teller &teller : Tellers) {
        if (name == teller.name)
            return teller.tell(told);
    }
    return event.name.isEmpty() ? tr("JSON that names no event")
                                : tr("Unknown event %1").arg(shown(event.name)) + inRoom(told);
}

} // namespace hookglass

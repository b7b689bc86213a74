// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samplemeeting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// A meeting hangs together: what one body says agrees with what the bodies before it said. Counted
/// and looked up here from the bodies alone, with Qt's own JSON reader.
class SampleMeetingTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 End = 1'795'000'000;

    static QList<QJsonObject> play(EventSender sender, quint32 seed)
    {
        QList<QJsonObject> objects;
        for (const Sample &sample : SampleMeeting(sender, seed, End).bodies()) {
            const QJsonObject object = QJsonDocument::fromJson(sample.body).object();
            if (object["event"_L1].toString() != sample.event)
                qFatal("not the event it says");
            objects.append(object);
        }
        return objects;
    }
    static QList<QJsonObject> only(const QList<QJsonObject> &bodies, QLatin1StringView event)
    {
        QList<QJsonObject> found;
        for (const QJsonObject &body : bodies) {
            if (body["event"_L1].toString() == event)
                found.append(body);
        }
        return found;
    }
    static void addSeeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 0; seed < 12; ++seed)
            QTest::addRow("seed %u", seed) << seed * 977U;
    }
    static qint64 createdAt(const QJsonObject &body)
    {
        return (body.contains("created_at"_L1) ? body["created_at"_L1] : body["createdAt"_L1])
            .toString()
            .toLongLong();
    }

    /// Joins, leaves and tracks; both senders tell them alike.
    static void checkPeople(const QList<QJsonObject> &bodies, const char *numberName)
    {
        QHash<QString, QString> sids; // identity → sid
        QSet<QString> here;
        QSet<QString> counted; // agents are not
        QSet<QString> tracks;
        for (const QJsonObject &body : bodies) {
            const QString event = body["event"_L1].toString();
            const QJsonObject person = body["participant"_L1].toObject();
            const QString identity = person["identity"_L1].toString();
            if (event == "participant_joined"_L1) {
                QVERIFY(!sids.contains(identity));
                sids.insert(identity, person["sid"_L1].toString());
                here.insert(identity);
                if (person["kind"_L1].toString() != "AGENT"_L1)
                    counted.insert(identity);
            } else if (event == "participant_left"_L1) {
                QVERIFY(here.remove(identity));
                counted.remove(identity);
                QVERIFY(!person[person.contains("joined_at"_L1) ? "disconnect_reason"_L1
                                                                : "disconnectReason"_L1]
                             .toString()
                             .isEmpty());
            } else if (event.startsWith("track_"_L1)) {
                QVERIFY(here.contains(identity));
                const QString track = body["track"_L1]["sid"_L1].toString();
                QVERIFY(track.startsWith("TR_"_L1));
                QVERIFY(event == "track_published"_L1 ? !tracks.contains(track)
                                                      : tracks.remove(track));
                if (event == "track_published"_L1)
                    tracks.insert(track);
            }
            if (event.startsWith("participant_"_L1) && sids.contains(identity))
                QCOMPARE(person["sid"_L1].toString(), sids[identity]);
            // Track events tell 0 or nothing.
            if (event.startsWith("participant_"_L1) || event.startsWith("room_f"_L1))
                QCOMPARE(body["room"_L1][QLatin1StringView(numberName)].toInt(), counted.size());
        }
        QVERIFY(here.isEmpty() && tracks.isEmpty());
        QVERIFY(sids.size() >= 3);
    }

private slots:
    void plugNMeetHangsTogether_data() { addSeeds(); }
    void plugNMeetHangsTogether()
    {
        QFETCH(quint32, seed);
        const QList<QJsonObject> bodies = play(EventSender::PlugNMeet, seed);
        QSet<QString> ids;
        qint64 time = 0;
        const QJsonValue sid = bodies.first()["room"_L1]["sid"_L1];
        const QJsonValue roomId = bodies.first()["room"_L1]["room_id"_L1];
        bool recording = false;
        bool broadcasting = false;
        static const QRegularExpression uuid(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        static const QRegularExpression liveKitId(u"^EV_[A-Za-z0-9]{12}$"_s);
        static const QRegularExpression forwarded(
            u"^(room_started|room_finished|participant_(joined|left)|track_(un)?published)$"_s);
        for (const QJsonObject &body : bodies) {
            const QString event = body["event"_L1].toString();
            QCOMPARE(body["room"_L1]["sid"_L1], sid);
            QCOMPARE(body["room"_L1]["room_id"_L1], roomId);
            const QString id = body["id"_L1].toString();
            QVERIFY2((forwarded.match(event).hasMatch() ? liveKitId : uuid).match(id).hasMatch(),
                     qPrintable(QString(event + u' ' + id)));
            QVERIFY(!ids.contains(id));
            ids.insert(id);
            QVERIFY(createdAt(body) >= time);
            time = createdAt(body);
            recording = event == "start_recording"_L1 || (recording && event != "end_recording"_L1);
            broadcasting = event == "start_rtmp"_L1 || (broadcasting && event != "end_rtmp"_L1);
            const QString text = body["room"_L1]["metadata"_L1].toString();
            if (text.isEmpty())
                continue;
            const QJsonObject metadata = QJsonDocument::fromJson(text.toUtf8()).object();
            QCOMPARE(metadata["is_recording"_L1].toBool(), recording);
            QCOMPARE(metadata["is_active_rtmp"_L1].toBool(), broadcasting);
            QVERIFY(!metadata["room_title"_L1].toString().isEmpty());
        }
        QCOMPARE(time, End);
        checkPeople(bodies, "num_participants");
    }

    void plugNMeetReferencesResolve_data() { addSeeds(); }
    void plugNMeetReferencesResolve()
    {
        QFETCH(quint32, seed);
        const QList<QJsonObject> bodies = play(EventSender::PlugNMeet, seed);
        QMap<QString, QJsonObject> artifacts; // by type
        QSet<QString> artifactIds;
        for (const QJsonObject &body : only(bodies, "artifact_created"_L1)) {
            const QJsonObject artifact = body["room_artifact"_L1].toObject();
            artifacts.insert(artifact["type"_L1].toString(), artifact);
            artifactIds.insert(artifact["artifact_id"_L1].toString());
            const QJsonValue reference = artifact["metadata"_L1]["reference_artifact_id"_L1];
            if (reference.isString()) // made before
                QVERIFY(artifactIds.contains(reference.toString()));
        }
        const QStringList types {u"AI_TEXT_CHAT_INTERACTION_USAGE"_s,
                                 u"AI_TEXT_CHAT_SUMMARIZATION_USAGE"_s,
                                 u"CHAT_TRANSLATION_USAGE"_s,
                                 u"MEETING_ANALYTICS"_s,
                                 u"MEETING_SUMMARY"_s,
                                 u"MEETING_SUMMARY_USAGE"_s,
                                 u"SPEECH_TRANSCRIPTION"_s,
                                 u"SPEECH_TRANSCRIPTION_USAGE"_s,
                                 u"SYNTHESIZED_SPEECH_USAGE"_s};
        QCOMPARE(artifacts.keys(), types);
        QCOMPARE(artifactIds.size(), 9);
        for (const QString &type : {u"MEETING_SUMMARY"_s, u"SPEECH_TRANSCRIPTION"_s})
            QCOMPARE(artifacts[type + u"_USAGE"_s]["metadata"_L1]["reference_artifact_id"_L1],
                     artifacts[type]["artifact_id"_L1]);
        QCOMPARE(artifacts[u"MEETING_SUMMARY"_s]["metadata"_L1]["provider_job_info"_L1],
                 artifacts[u"MEETING_SUMMARY_USAGE"_s]["metadata"_L1]["provider_job_info"_L1]);
        // analytics_proceeded follows its artifact at once.
        qsizetype analytics = 0;
        while (bodies[analytics]["event"_L1].toString() != "analytics_proceeded"_L1)
            ++analytics;
        QCOMPARE(bodies[analytics]["analytics"_L1]["file_id"_L1],
                 bodies[analytics - 1]["room_artifact"_L1]["artifact_id"_L1]);
        QCOMPARE(bodies[analytics - 1]["room_artifact"_L1]["type"_L1].toString(),
                 u"MEETING_ANALYTICS"_s);

        const QJsonValue record =
            only(bodies, "start_recording"_L1)[0]["recording_info"_L1]["record_id"_L1];
        QVERIFY(record.toString().startsWith(
            QString(bodies[0]["room"_L1]["sid"_L1].toString() + u'-')));
        for (const auto event :
             {"end_recording"_L1, "recording_transcoding_finished"_L1, "recording_proceeded"_L1})
            QCOMPARE(only(bodies, event)[0]["recording_info"_L1]["record_id"_L1], record);
        const QJsonValue done = only(bodies, "recording_proceeded"_L1)[0]["recording_info"_L1];
        QVERIFY(done["file_path"_L1].toString().endsWith(QString(record.toString() + u".mp4")));
        QVERIFY(done["file_size"_L1].toDouble() > 1);
        QCOMPARE(only(bodies, "end_rtmp"_L1)[0]["recording_info"_L1]["record_id"_L1],
                 only(bodies, "start_rtmp"_L1)[0]["recording_info"_L1]["record_id"_L1]);
    }

    /// Sums are right, whatever was drawn.
    void usesAddUp_data() { addSeeds(); }
    void usesAddUp()
    {
        QFETCH(quint32, seed);
        for (const QJsonObject &body :
             only(play(EventSender::PlugNMeet, seed), "artifact_created"_L1)) {
            const QJsonObject metadata = body["room_artifact"_L1]["metadata"_L1].toObject();
            for (const auto &[usage, total] :
                 {std::pair {"duration_usage"_L1, "duration_sec"_L1},
                  std::pair {"character_count_usage"_L1, "total_characters"_L1}}) {
                qint64 sum = 0;
                const QJsonObject breakdown = metadata[usage]["breakdown"_L1].toObject();
                for (auto use = breakdown.begin(); use != breakdown.end(); ++use)
                    sum += use.key() == "total_usage"_L1 ? 0 : use->toString().toLongLong();
                QCOMPARE(metadata[usage][total].toInteger(), sum);
                if (!breakdown.isEmpty())
                    QCOMPARE(breakdown["total_usage"_L1].toString(), QString::number(sum));
            }
            const QJsonObject tokens = metadata["token_usage"_L1].toObject();
            QCOMPARE(tokens["total_tokens"_L1].toInteger(),
                     tokens["prompt_tokens"_L1].toInteger()
                         + tokens["completion_tokens"_L1].toInteger());
            const auto micro = [&](const char *name) {
                return qRound64(tokens[QLatin1StringView(name)].toDouble() * 1e6);
            };
            QCOMPARE(micro("total_tokens_estimated_cost"),
                     micro("prompt_tokens_estimated_cost")
                         + micro("completion_tokens_estimated_cost"));
        }
    }

    void liveKitHangsTogether_data() { addSeeds(); }
    void liveKitHangsTogether()
    {
        QFETCH(quint32, seed);
        const QList<QJsonObject> bodies = play(EventSender::LiveKit, seed);
        const QJsonValue sid = bodies.first()["room"_L1]["sid"_L1];
        const QJsonValue name = bodies.first()["room"_L1]["name"_L1];
        QSet<QString> ids;
        qint64 time = 0;
        for (const QJsonObject &body : bodies) {
            const QString event = body["event"_L1].toString();
            const QJsonValue room =
                event.startsWith("agent_job_"_L1) ? body["job"_L1]["room"_L1] : body["room"_L1];
            QCOMPARE(room["name"_L1], name);
            if (!event.startsWith("ingress_"_L1))
                QCOMPARE(room["sid"_L1], sid);
            QVERIFY(body["id"_L1].toString().startsWith("EV_"_L1));
            QVERIFY(!ids.contains(body["id"_L1].toString()));
            ids.insert(body["id"_L1].toString());
            QVERIFY(createdAt(body) >= time);
            time = createdAt(body);
        }
        checkPeople(bodies, "numParticipants");
        const auto same = [&](QLatin1StringView a, QLatin1StringView b, QLatin1StringView object,
                              QLatin1StringView id) {
            QVERIFY(!only(bodies, a)[0][object][id].toString().isEmpty());
            QCOMPARE(only(bodies, b)[0][object][id], only(bodies, a)[0][object][id]);
        };
        same("egress_started"_L1, "egress_updated"_L1, "egressInfo"_L1, "egressId"_L1);
        same("egress_started"_L1, "egress_ended"_L1, "egressInfo"_L1, "egressId"_L1);
        same("ingress_started"_L1, "ingress_ended"_L1, "ingressInfo"_L1, "ingressId"_L1);
        same("agent_job_started"_L1, "agent_job_ended"_L1, "job"_L1, "id"_L1);
        QSet<QString> joined;
        for (const QJsonObject &body : only(bodies, "participant_joined"_L1))
            joined.insert(body["participant"_L1]["identity"_L1].toString());
        QVERIFY(joined.contains(
            only(bodies, "ingress_ended"_L1)[0]["ingressInfo"_L1]["participantIdentity"_L1]
                .toString()));
        QVERIFY(joined.contains(
            only(bodies, "agent_job_ended"_L1)[0]["job"_L1]["state"_L1]["participantIdentity"_L1]
                .toString()));
        // Nanoseconds, of the second in which it was told.
        const QJsonObject ended = only(bodies, "egress_ended"_L1)[0];
        QCOMPARE(ended["egressInfo"_L1]["endedAt"_L1].toString().toLongLong() / 1'000'000'000,
                 createdAt(ended));
    }

    void repeatsAndVaries()
    {
        for (const EventSender sender : {EventSender::PlugNMeet, EventSender::LiveKit}) {
            const auto bodies = [sender](quint32 seed, qint64 end) {
                QByteArrayList list;
                for (const Sample &sample : SampleMeeting(sender, seed, end).bodies())
                    list.append(sample.body);
                return list;
            };
            QCOMPARE(bodies(5, End), bodies(5, End));
            QVERIFY(bodies(5, End)[0] != bodies(6, End)[0]);
            QVERIFY(bodies(5, End)[0] != bodies(5, End + 1)[0]);
        }
        QSet<QString> rooms;
        QSet<QString> names;
        QSet<QString> mimeTypes;
        for (quint32 seed = 0; seed < 20; ++seed) {
            for (const QJsonObject &body : play(EventSender::PlugNMeet, seed)) {
                rooms.insert(body["room"_L1]["room_id"_L1].toString());
                names.insert(body["participant"_L1]["name"_L1].toString());
                mimeTypes.insert(body["track"_L1]["mime_type"_L1].toString());
            }
        }
        QVERIFY(rooms.size() > 10);
        QVERIFY(names.size() > 6);
        QVERIFY(mimeTypes.size() > 4);
    }

    /// One meeting, told by both servers.
    void theSamePeopleMeetForBothSenders()
    {
        const auto people = [](EventSender sender) {
            QMap<QString, QString> names;
            for (const QJsonObject &body : only(play(sender, 8), "participant_joined"_L1)) {
                const QJsonValue person = body["participant"_L1];
                if (!person["kind"_L1].isString())
                    names.insert(person["sid"_L1].toString(), person["name"_L1].toString());
            }
            return names;
        };
        QVERIFY(people(EventSender::PlugNMeet).size() >= 3);
        QCOMPARE(people(EventSender::PlugNMeet), people(EventSender::LiveKit));
    }
};

QTEST_APPLESS_MAIN(SampleMeetingTest)
#include "tst_samplemeeting.moc"

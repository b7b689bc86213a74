// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/decoder.h"
#include "core/events/eventjson.h"
#include "core/events/findingschecker.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <span>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

struct Row
{
    const char *file;
    const char *event;
    qint64 createdAt;
    const char *room;
    const char *participant;
    const char *artifact;
    const char *summary;
};

// Read off the files by hand.
constexpr Row PlugNMeetRows[] = {
    {"analytics_proceeded", "analytics_proceeded", 1789001851, "demo-room-01", "", "",
     "Analytics ready in demo-room-01"},
    {"artifact_created.ai_text_chat_interaction_usage", "artifact_created", 1789001804,
     "demo-room-01", "", "AI_TEXT_CHAT_INTERACTION_USAGE", "AI chat used 2,940 tokens"},
    {"artifact_created.ai_text_chat_summarization_usage", "artifact_created", 1789001804,
     "demo-room-01", "", "AI_TEXT_CHAT_SUMMARIZATION_USAGE", "AI chat summary used 890 tokens"},
    {"artifact_created.chat_translation_usage", "artifact_created", 1789001804, "demo-room-01", "",
     "CHAT_TRANSLATION_USAGE", "Chat translation used 642 characters"},
    {"artifact_created.meeting_analytics", "artifact_created", 1789001851, "demo-room-01", "",
     "MEETING_ANALYTICS",
     "Analytics ready: analytics-6f1c2f0e-5a77-4b7b-9d0e…001851000.json, 15.0 KB"},
    {"artifact_created.meeting_summary", "artifact_created", 1789002700, "demo-room-01", "",
     "MEETING_SUMMARY", "Summary ready: summary_6f1c2f0e-5a77-4b7b-9d0e-0…9002700000.txt, 2.0 KB"},
    {"artifact_created.meeting_summary_usage", "artifact_created", 1789002700, "demo-room-01", "",
     "MEETING_SUMMARY_USAGE", "Summary used 19,151 tokens"},
    {"artifact_created.speech_transcription", "artifact_created", 1789001803, "demo-room-01", "",
     "SPEECH_TRANSCRIPTION", ""},
    {"artifact_created.speech_transcription_usage", "artifact_created", 1789001803, "demo-room-01",
     "", "SPEECH_TRANSCRIPTION_USAGE", "Transcription used 23 min 40 s"},
    {"end_recording", "end_recording", 1789001700, "demo-room-01", "", "",
     "Recording ended in demo-room-01"},
    {"end_rtmp", "end_rtmp", 1789001600, "demo-room-01", "", "",
     "RTMP broadcast ended in demo-room-01"},
    {"legacy.speech_to_text_session_ended", "speech_to_text_session_ended", 1789000612,
     "demo-room-01", "", "", "Speech to text ended: 8 min 32 s in demo-room-01"},
    {"legacy.speech_to_text_session_started", "speech_to_text_session_started", 1789000100,
     "demo-room-01", "", "", "Speech to text started in demo-room-01"},
    {"legacy.speech_to_text_total_usage", "speech_to_text_total_usage", 1789001800, "demo-room-01",
     "", "", "Speech to text used in all: 23 min 40 s in demo-room-01"},
    {"participant_joined", "participant_joined", 1789000013, "demo-room-01", "Amina Rahman", "",
     "Amina Rahman joined demo-room-01"},
    {"participant_left", "participant_left", 1789001790, "demo-room-01", "Amina Rahman", "",
     "Amina Rahman left demo-room-01"},
    {"recording_proceeded", "recording_proceeded", 1789001760, "demo-room-01", "", "",
     "Recording ready: 6f1c2f0e-5a77-4b7b-9d0e-0c6a3d5f7…9000060127.mp4, 182.4 MB in demo-room-01"},
    {"recording_transcoding_finished", "recording_transcoding_finished", 1789001760, "demo-room-01",
     "", "", "Recording transcoded in demo-room-01"},
    {"room_created", "room_created", 1789000000, "demo-room-01", "", "",
     "Room demo-room-01 was created"},
    {"room_finished", "room_finished", 1789001801, "demo-room-01", "", "",
     "Room demo-room-01 finished"},
    {"room_started.breakout", "room_started", 1789000900, "demo-room-01-b0a7c1d2", "", "",
     "Room demo-room-01-b0a7c1d2 started"},
    {"session_ended", "session_ended", 1789001800, "demo-room-01", "", "",
     "The session in demo-room-01 ended"},
    {"start_recording", "start_recording", 1789000062, "demo-room-01", "", "",
     "Recording started in demo-room-01"},
    {"start_rtmp", "start_rtmp", 1789000100, "demo-room-01", "", "",
     "RTMP broadcast started in demo-room-01"},
    {"track_published.audio", "track_published", 1789000018, "demo-room-01", "user-001", "",
     "user-001 published microphone audio in demo-room-01"},
    {"track_unpublished", "track_unpublished", 1789001788, "demo-room-01", "user-001", "",
     "user-001 stopped publishing camera video in demo-room-01"},
};

constexpr Row LiveKitRows[] = {
    {"agent_job_started", "agent_job_started", 1789000050, "demo-room-01", "", "",
     "Agent note-taker started in demo-room-01"},
    {"egress_ended", "egress_ended", 1789001600, "demo-room-01", "", "",
     "Egress ended: demo.mp4, 84.1 MB in demo-room-01"},
    {"egress_started", "egress_started", 1789000100, "demo-room-01", "", "",
     "Egress started in demo-room-01"},
    {"egress_updated", "egress_updated", 1789000103, "demo-room-01", "", "",
     "Egress updated: demo.mp4 in demo-room-01"},
    {"ingress_ended", "ingress_ended", 1789000900, "demo-room-01", "", "",
     "Ingress studio ended in demo-room-01"},
    {"ingress_started", "ingress_started", 1789000200, "demo-room-01", "", "",
     "Ingress studio started in demo-room-01"},
    {"participant_connection_aborted", "participant_connection_aborted", 1789000033, "demo-room-01",
     "Amina Rahman", "", "Amina Rahman could not connect to demo-room-01 (join failure)"},
    {"participant_joined.with_metadata", "participant_joined", 1789000013, "demo-room-01",
     "Amina Rahman", "", "Amina Rahman joined demo-room-01"},
    {"participant_left", "participant_left", 1789001790, "demo-room-01", "Amina Rahman", "",
     "Amina Rahman left demo-room-01"},
    {"room_finished", "room_finished", 1789001801, "demo-room-01", "", "",
     "Room demo-room-01 finished"},
    {"room_started.num_dropped", "room_started", 1789000000, "demo-room-01", "", "",
     "Room demo-room-01 started"},
    {"track_published", "track_published", 1789000020, "demo-room-01", "user-001", "",
     "user-001 published camera video in demo-room-01"},
};

QByteArray asJson(const Event &event)
{
    json::Writer writer;
    writeEvent(writer, event);
    return writer.bytes();
}

} // namespace

class DecoderTest : public QObject
{
    Q_OBJECT

    const FindingsChecker m_checker {EventCatalog::load().value()};

    static void addRows(std::span<const Row> rows, const QString &folder, const char *sender)
    {
        for (const Row &row : rows) {
            const QString file = folder + u'/' + QString::fromLatin1(row.file) + u".json"_s;
            QTest::newRow(qPrintable(file))
                << file << QString::fromLatin1(sender) << QString::fromLatin1(row.event)
                << row.createdAt << QString::fromLatin1(row.room)
                << QString::fromLatin1(row.participant) << QString::fromLatin1(row.artifact)
                << QString::fromUtf8(row.summary);
        }
    }

private slots:
    /// Not every LiveKit sends the room beside them.
    void findsTheRoomOfWhatIsSentWithoutOne_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("sid");
        QTest::newRow("egress") << R"({"event":"egress_started","egressInfo":{"egressId":"EG_9",
            "roomId":"RM_1","roomName":"demo"}})"_ba << u"demo"_s << u"RM_1"_s;
        QTest::newRow("ingress") << R"({"event":"ingress_started","ingressInfo":{"ingressId":"IN_1",
            "roomName":"demo","state":{"roomId":"RM_2"}}})"_ba << u"demo"_s << u"RM_2"_s;
        QTest::newRow("the room itself goes before")
            << R"({"event":"egress_started","room":{"sid":"RM_3","name":"hall"},
            "egressInfo":{"roomId":"RM_1","roomName":"demo"}})"_ba << u"hall"_s << u"RM_3"_s;
        QTest::newRow("none at all")
            << R"({"event":"egress_started","egressInfo":{"egressId":"EG_9"}})"_ba << QString()
            << QString();
    }
    void findsTheRoomOfWhatIsSentWithoutOne()
    {
        QFETCH(QByteArray, body);
        const Event event = decodeEvent(body);
        QTEST(event.roomId, "room");
        QTEST(event.roomSid, "sid");
    }

    void decodes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sender");
        QTest::addColumn<QString>("event");
        QTest::addColumn<qint64>("createdAt");
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("participant");
        QTest::addColumn<QString>("artifact");
        QTest::addColumn<QString>("summary");
        addRows(PlugNMeetRows, u"plugnmeet"_s, "plugnmeet");
        addRows(LiveKitRows, u"livekit"_s, "livekit");
    }
    void decodes()
    {
        QFETCH(QString, file);
        QFETCH(QString, sender);
        QFETCH(QString, event);
        QFETCH(qint64, createdAt);
        QFETCH(QString, room);
        QFETCH(QString, participant);
        QFETCH(QString, artifact);
        QFETCH(QString, summary);
        const Event decoded = decodeEvent(test::body(file));
        QCOMPARE(senderId(decoded.sender), sender);
        QCOMPARE(decoded.name, event);
        QCOMPARE(decoded.createdAt, std::optional(createdAt));
        QCOMPARE(decoded.roomId, room);
        QCOMPARE(decoded.participant, participant);
        QCOMPARE(decoded.artifactType, artifact);
        if (!summary.isEmpty())
            QCOMPARE(decoded.summary, summary);
        QVERIFY(!decoded.id.isEmpty());
    }

    void spacesChangeNothing()
    {
        int compared = 0;
        for (const QString &name : test::allBodies()) {
            QString twin = name;
            twin.replace(u"/"_s, u"-spaced/"_s);
            if (!QFile::exists(QStringLiteral(HOOKGLASS_TEST_DATA "/protocol/bodies/") + twin))
                continue;
            QCOMPARE(asJson(decodeEvent(test::body(name))), asJson(decodeEvent(test::body(twin))));
            ++compared;
        }
        QVERIFY(compared > 30);
    }

    void decodesOldShapes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("summary");
        QTest::newRow("1.1") << u"plugnmeet-legacy/v1.1_recording-started.json"_s
                             << u"recording-started"_s << u"Recording started in demo-room-01"_s;
        QTest::newRow("1.4") << u"plugnmeet-legacy/v1.4_START_RECORDING.json"_s
                             << u"START_RECORDING"_s << u"Recording started in demo-room-01"_s;
        QTest::newRow("1.4 join") << u"plugnmeet-legacy/v1.4_participant_joined.json"_s
                                  << u"participant_joined"_s << u"Amina & Co joined demo-room-01"_s;
        QTest::newRow("1.5") << u"plugnmeet-legacy/v1.5.10_END_RECORDING.json"_s
                             << u"END_RECORDING"_s << u"Recording ended in demo-room-01"_s;
        QTest::newRow("documentation")
            << u"plugnmeet-docs/artifact_created.documentation_shape.json"_s
            << u"artifact_created"_s << u"Summary ready: summary.txt, 1.0 KB"_s;
    }
    void decodesOldShapes()
    {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QFETCH(QString, summary);
        const Event event = decodeEvent(test::body(file));
        QCOMPARE(event.sender, EventSender::PlugNMeet);
        QCOMPARE(event.name, name);
        QCOMPARE(event.summary, summary);
    }

    void readsTheDocumentationsTypes()
    {
        const Event event =
            decodeEvent(test::body(u"plugnmeet-docs/artifact_created.documentation_shape.json"_s));
        QCOMPARE(event.artifactType, u"MEETING_SUMMARY"_s);
        QCOMPARE(event.createdAt, std::optional<qint64>(1761815000));
        QCOMPARE(event.roomId, u"room01"_s);
    }

    void showsWhateverComes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("summary");
        QTest::addColumn<QString>("severity");
        QTest::newRow("empty") << ""_ba << u"Empty body"_s << u"warning"_s;
        QTest::newRow("not JSON") << "a=b"_ba << u"Not JSON: expected a value at byte 0"_s
                                  << u"error"_s;
        QTest::newRow("cut off") << "{\"event\":"_ba
                                 << u"Not JSON: the document ends too early at byte 9"_s
                                 << u"error"_s;
        QTest::newRow("list") << "[1]"_ba << u"JSON, but not an object"_s << u"error"_s;
        QTest::newRow("NUL bytes")
            << QByteArray(4, '\0') << u"Not JSON: expected a value at byte 0"_s << u"error"_s;
        QTest::newRow("deep") << QByteArray(
            100'000, '[') << u"More JSON than is read: nested deeper than 256 levels at byte 256"_s
                              << u"warning"_s;
        QTest::newRow("unknown event")
            << "{\"event\":\"party_started\",\"room\":{\"room_id\":\"r\"},\"id\":\"1\"}"_ba
            << u"Unknown event party_started in r"_s << u"info"_s;
        QTest::newRow("no event") << "{\"id\":\"1\"}"_ba << u"JSON that names no event"_s
                                  << u"warning"_s;
        QTest::newRow("types all wrong")
            << "{\"event\":{},\"room\":5,\"participant\":[],\"id\":1,\"created_at\":{}}"_ba
            << u"JSON that names no event"_s << u"warning"_s;
        QTest::newRow("duplicate keys")
            << "{\"event\":\"room_started\",\"id\":\"1\",\"id\":\"2\"}"_ba << u"A room started"_s
            << u"warning"_s;
        QTest::newRow("byte order mark")
            << "\xef\xbb\xbf{\"event\":\"room_started\",\"id\":\"1\"}"_ba << u"A room started"_s
            << u"warning"_s;
        QTest::newRow("invalid UTF-8") << "{\"event\":\"room_started\",\"id\":\"\xff\"}"_ba
                                       << u"A room started"_s << u"warning"_s;
        QTest::newRow("markup and terminal escapes")
            << "{\"event\":\"participant_joined\",\"id\":\"1\",\"room\":{\"room_id\":\"\\u001b["
               "31mr\"},"
               "\"participant\":{\"name\":\"<img src=x>\\u202e\"}}"_ba
            << u"<img src=x>\\u202e joined \\u001b[31mr"_s << QString();
        QTest::newRow("places for arguments")
            << "{\"event\":\"participant_joined\",\"id\":\"1\",\"room\":{\"room_id\":\"%1 %2\"},"
               "\"participant\":{\"name\":\"%2\"}}"_ba
            << u"%2 joined %1 %2"_s << QString();
        QTest::newRow("nobody, nowhere") << "{\"event\":\"participant_left\",\"id\":\"1\"}"_ba
                                         << u"Somebody left a room"_s << QString();
        QTest::newRow("seconds without end")
            << "{\"event\":\"speech_to_text_session_ended\",\"id\":\"1\",\"speech_service\":"
               "{\"total_usage\":\"9223372036854775807\"}}"_ba
            << u"Speech to text ended: 11574 d"_s << QString(); // shown up to 10^9 seconds
    }
    void showsWhateverComes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, summary);
        QFETCH(QString, severity);
        QCOMPARE(decodeEvent(body).summary, summary);
        QStringList severities;
        for (const EventFinding &finding : m_checker.check(body))
            severities.append(severityId(finding.severity));
        QVERIFY2(severity.isEmpty() || severities.contains(severity),
                 qPrintable(severities.join(u' ')));
    }

    void boundsTexts()
    {
        const QByteArray huge(9 * 1024 * 1024, 'x');
        const Event event =
            decodeEvent("{\"event\":\"participant_joined\",\"id\":\"1\",\"participant\":"
                        "{\"name\":\""
                        + huge + "\"}}");
        QVERIFY(event.participant.size() <= 1000);
        QVERIFY(event.summary.size() < 200);
    }
};

QTEST_APPLESS_MAIN(DecoderTest)
#include "tst_decoder.moc"

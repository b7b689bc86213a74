// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/findingschecker.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FindingsTest : public QObject
{
    Q_OBJECT

    const FindingsChecker m_checker {EventCatalog::load().value()};

    static QStringList paths(const QList<EventFinding> &findings)
    {
        QStringList list;
        for (const EventFinding &finding : findings)
            list.append(severityId(finding.severity) + u' ' + finding.path);
        list.sort();
        return list;
    }
    static QString texts(const QList<EventFinding> &findings)
    {
        QStringList list;
        for (const EventFinding &finding : findings)
            list.append(finding.path + u": "_s + finding.text);
        return list.join(u'\n');
    }

private slots:
    void findsNothingInTodaysBodies_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &folder :
             {u"plugnmeet"_s, u"plugnmeet-spaced"_s, u"livekit"_s, u"livekit-spaced"_s}) {
            const QString path = u"protocol/bodies/"_s + folder + u'/';
            const QDir data(QString(QStringLiteral(HOOKGLASS_TEST_DATA) + u'/' + path));
            for (const QString &file : data.entryList(QDir::Files))
                QTest::newRow(qPrintable(QString(folder + u'/' + file))) << QString(path + file);
        }
    }
    void findsNothingInTodaysBodies()
    {
        QFETCH(QString, file);
        const auto findings = m_checker.check(test::readData(file));
        // Of the events that were given up the name says it all.
        const QStringList expected =
            file.contains("/legacy."_L1) ? QStringList {u"info $.event"_s} : QStringList {};
        QVERIFY2(paths(findings) == expected, qPrintable(texts(findings)));
    }

    /// What PROTOCOL 2.2, 6.1 and 9 say of the older shapes and of the documentation's.
    void knowsOldShapes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("1.1, hyphens and camelCase")
            << u"plugnmeet-legacy/v1.1_recording-started.json"_s
            << QStringList {u"info $.event"_s, u"info $.recordingInfo"_s, u"warning $.created_at"_s,
                            u"warning $.id"_s};
        QTest::newRow("1.4, upper case")
            << u"plugnmeet-legacy/v1.4_START_RECORDING.json"_s
            << QStringList {u"info $.event"_s, u"warning $.created_at"_s, u"warning $.id"_s};
        QTest::newRow("1.4, numbers")
            << u"plugnmeet-legacy/v1.4_participant_joined.json"_s
            << QStringList {u"info $.created_at"_s, u"info $.participant.joined_at"_s,
                            u"info $.participant.state"_s, u"info $.room.creation_time"_s};
        QTest::newRow("1.5.10") << u"plugnmeet-legacy/v1.5.10_END_RECORDING.json"_s
                                << QStringList {u"info $.event"_s, u"warning $.created_at"_s,
                                                u"warning $.id"_s};
        QTest::newRow("documentation")
            << u"plugnmeet-docs/artifact_created.documentation_shape.json"_s
            << QStringList {u"info $.createdAt"_s, u"info $.room.name"_s,
                            u"info $.room_artifact.metadata.file_info.file_size"_s,
                            u"info $.room_artifact.type"_s};
    }
    void knowsOldShapes()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, expected);
        const auto findings = m_checker.check(test::readData(u"protocol/bodies/"_s + file));
        QVERIFY2(paths(findings) == expected, qPrintable(texts(findings)));
        if (file.contains("docs"_L1)) {
            QVERIFY(texts(findings).contains(
                u"The documentation says \"createdAt\", a number; the server sends \"created_at\""_s));
        }
    }

    /// One change each to a body of today.
    void findsOneChange_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &file, const char *from, const char *to,
                            const QStringList &expected) {
            QTest::newRow(name) << file << QByteArray(from) << QByteArray(to) << expected;
        };
        const QString joined = u"plugnmeet/participant_joined.json"_s;
        const QString made = u"plugnmeet/room_created.json"_s;
        row("unknown event", joined, R"("event":"participant_joined")", R"("event":"party")",
            {u"info $.event"_s});
        row("event missing", made, R"("event":"room_created",)", "", {u"warning $.event"_s});
        row("room renamed", made, R"("room":{)", R"("rooms":{)",
            {u"info $.rooms"_s, u"warning $.room"_s});
        row("unknown field", made, R"({"event")", R"({"more":1,"event")", {u"info $.more"_s});
        row("unknown field deep", joined, R"("participant":{)", R"("participant":{"odd key":[],)",
            {u"info $.participant[\"odd key\"]"_s});
        row("identity renamed", joined, R"("identity":)", R"("ident":)",
            {u"info $.participant.ident"_s, u"warning $.participant.identity"_s});
        row("camelCase", joined, R"("joined_at":)", R"("joinedAt":)",
            {u"info $.participant.joinedAt"_s});
        row("list for an object", made, R"("event":"room_created")",
            R"("event":"room_created","event":"room_created")", {u"warning "_s});
        row("state unknown", joined, R"("state":"ACTIVE")", R"("state":"ASLEEP")",
            {u"warning $.participant.state"_s});
        row("state as number", joined, R"("state":"ACTIVE")", R"("state":2)",
            {u"info $.participant.state"_s});
        row("state as unknown number", joined, R"("state":"ACTIVE")", R"("state":77)",
            {u"warning $.participant.state"_s});
        row("state as list", joined, R"("state":"ACTIVE")", R"("state":[])",
            {u"warning $.participant.state"_s});
    }
    void findsOneChange()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QStringList, expected);
        QByteArray body = test::readData(u"protocol/bodies/"_s + file);
        const qsizetype at = body.indexOf(from);
        QVERIFY2(at >= 0, body.constData());
        body.replace(at, from.size(), to);
        const auto findings = m_checker.check(body);
        QVERIFY2(paths(findings) == expected, qPrintable(texts(findings)));
    }

    void judgesTimes_data()
    {
        QTest::addColumn<QByteArray>("createdAt");
        QTest::addColumn<QString>("text");
        QTest::newRow("right") << "\"1789000000\""_ba << QString();
        QTest::newRow("an hour ahead") << "\"1789003600\""_ba << QString();
        QTest::newRow("days ahead") << "\"1789300000\""_ba << u"not a plausible time"_s;
        QTest::newRow("ms") << "\"1789000000000\""_ba << u"but would be one in ms"_s;
        QTest::newRow("long ago") << "\"5\""_ba << u"not a plausible time"_s;
        QTest::newRow("no number") << "\"today\""_ba << u"no 64-bit integer"_s;
        QTest::newRow("too large") << "\"99999999999999999999\""_ba << u"no 64-bit integer"_s;
    }
    void judgesTimes()
    {
        QFETCH(QByteArray, createdAt);
        QFETCH(QString, text);
        const QByteArray body =
            R"({"event":"session_ended","room":{"sid":"s","room_id":"r"},"id":"i","created_at":)"
            + createdAt + '}';
        const auto findings = m_checker.check(body, 1'789'000'005);
        QCOMPARE(findings.size(), text.isEmpty() ? 0 : 1);
        QVERIFY2(texts(findings).contains(text), qPrintable(texts(findings)));
    }

    void looksIntoTheMetadata()
    {
        const QByteArray body =
            "{\"event\":\"session_ended\",\"room\":{\"sid\":\"s\",\"room_id\":\"r\","
            "\"metadata\":\"{\\\"room_title\\\":7,\\\"is_recording\\\":false}\"},"
            "\"id\":\"i\",\"created_at\":\"1789000000\"}";
        QCOMPARE(paths(m_checker.check(body)),
                 QStringList {u"warning $.room.metadata.room_title"_s});
        QByteArray broken = body;
        broken.replace("false}\"", "false\"");
        QCOMPARE(paths(m_checker.check(broken)), QStringList {u"warning $.room.metadata"_s});
    }

    void survivesAnything()
    {
        QCOMPARE(paths(m_checker.check("")), QStringList {u"warning "_s});
        QCOMPARE(paths(m_checker.check("[1]")), QStringList {u"error $"_s});
        QCOMPARE(paths(m_checker.check("{")), QStringList {u"error "_s});
        QCOMPARE(paths(m_checker.check("\xef\xbb\xbf[]")),
                 QStringList({u"error $"_s, u"warning "_s}));
        QCOMPARE(m_checker.check("{\"event\":{\"a\":[]}}").size(), 2);
        // Many faults: bounded.
        QByteArray many = R"({"event":"room_started")";
        for (int i = 0; i < 5000; ++i)
            many += ",\"f" + QByteArray::number(i) + "\":1";
        QVERIFY(m_checker.check(many + '}').size() <= 200);
    }
};

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"

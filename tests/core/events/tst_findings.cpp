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
    /// Each finding is one of the expected "severity path: part of its text", and no other.
    static bool areJust(const QList<EventFinding> &findings, QStringList expected)
    {
        for (const EventFinding &finding : findings) {
            const auto fits = [&](const QString &each) {
                const qsizetype colon = each.indexOf(": "_L1);
                return each.first(colon)
                    == QString(severityId(finding.severity) + u' ' + finding.path)
                    && finding.text.contains(each.sliced(colon + 2));
            };
            const auto found = std::find_if(expected.begin(), expected.end(), fits);
            if (found == expected.end())
                return false;
            expected.erase(found);
        }
        return expected.isEmpty();
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

    /// What PROTOCOL 2.2, 6.1 and 9 say of the older shapes and of the documentation's. Of section
    /// 9 the order of the fields and the content type are no facts of a field.
    void knowsOldShapes_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("expected");
        // 2.2: id and created_at are always there since 1.6.0; 5: sid is LiveKit's before 1.7.0.
        const QString noId = u"warning $.id: missing; servers from 1.6.0 on"_s;
        const QString noTime = u"warning $.created_at: missing; servers from 1.6.0 on"_s;
        const QString liveKitSid = u"info $.room.sid: Servers before 1.7.0 send LiveKit's id"_s;
        QTest::newRow("1.1, hyphens and camelCase")
            << u"plugnmeet-legacy/v1.1_recording-started.json"_s
            << QStringList {u"info $.event: Servers before 1.2.0 wrote \"recording-started\""_s,
                            u"info $.recordingInfo: spell this \"recording_info\""_s, noId, noTime,
                            liveKitSid};
        QTest::newRow("1.4, upper case")
            << u"plugnmeet-legacy/v1.4_START_RECORDING.json"_s
            << QStringList {u"info $.event: before 1.5.15 wrote \"START_RECORDING\""_s, noId,
                            noTime, liveKitSid};
        // 2.2: numbers are numbers, enums are numbers before 1.5.6.
        QTest::newRow("1.4, numbers")
            << u"plugnmeet-legacy/v1.4_participant_joined.json"_s
            << QStringList {u"info $.created_at: This is a number; today's servers send a text"_s,
                            u"info $.participant.joined_at: This is a number"_s,
                            u"info $.participant.state: This is the number of \"ACTIVE\""_s,
                            u"info $.room.creation_time: This is a number"_s, liveKitSid};
        QTest::newRow("1.5.10") << u"plugnmeet-legacy/v1.5.10_END_RECORDING.json"_s
                                << QStringList {
                                       u"info $.event: before 1.5.15 wrote \"END_RECORDING\""_s,
                                       noId, noTime, liveKitSid};
        const QString file = u"info $.room_artifact.metadata.file_info."_s;
        QTest::newRow("documentation")
            << u"plugnmeet-docs/artifact_created.documentation_shape.json"_s
            << QStringList {
                   u"info $.createdAt: The documentation says \"createdAt\", a number; the server sends \"created_at\""_s,
                   u"info $.id: The documentation shows an id like \"EV_abc123\""_s,
                   u"info $.room.sid: the documentation shows one like it; today's send a UUID"_s,
                   u"info $.room.name: The documentation shows a name of the room"_s,
                   u"info $.room_artifact.type: The documentation shows a number; the server sends the name"_s,
                   u"info $.room_artifact.artifact_id: The documentation shows an id like \"ART_xyz789\""_s,
                   QString(file + u"file_size: The documentation shows a number"_s)};
        for (const char *name : {"session_started", "session_ended", "total_usage"})
            QTest::newRow(name) << QString(u"plugnmeet/legacy.speech_to_text_"_s
                                           + QLatin1StringView(name) + u".json"_s)
                                << QStringList {
                                       u"info $.event: Only servers from 1.4.0 on and before "
                                       "2.1.0 send this event."_s};
    }
    void knowsOldShapes()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, expected);
        const auto findings = m_checker.check(test::readData(u"protocol/bodies/"_s + file));
        QVERIFY2(areJust(findings, expected), qPrintable(texts(findings)));
    }

    /// One change each to a body of today: tests/data/findings/changes.txt.
    void findsOneChange_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("expected");
        const QByteArray all = test::readData(u"findings/changes.txt"_s);
        QList<QByteArray> block;
        for (const QByteArray &line : all.split('\n')) {
            if (line.startsWith("# "))
                continue;
            if (!line.isEmpty()) {
                block.append(line);
                continue;
            }
            if (block.isEmpty())
                continue;
            QStringList expected;
            for (const QByteArray &each : block.mid(4))
                expected.append(QString::fromUtf8(each));
            QTest::newRow(block.at(0).constData())
                << QString::fromUtf8(block.at(1)) << block.at(2)
                << (block.at(3) == "nothing" ? QByteArray() : block.at(3)) << expected;
            block.clear();
        }
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
        QVERIFY2(areJust(findings, expected), qPrintable(texts(findings)));
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
            R"({"event":"room_started","room":{"room_id":"r","sid":"6f1c2f0e-5a77-4b7b-9d0e-0c6a3d5f7a11"},)"
            R"("id":"i","created_at":)"
            + createdAt + '}';
        const auto findings = m_checker.check(body, 1'789'000'005);
        QCOMPARE(findings.size(), text.isEmpty() ? 0 : 1);
        QVERIFY2(texts(findings).contains(text), qPrintable(texts(findings)));
    }

    void looksIntoTheMetadata()
    {
        const QByteArray body =
            "{\"event\":\"room_started\",\"room\":{\"sid\":\"6f1c2f0e-5a77-4b7b-9d0e-"
            "0c6a3d5f7a11\","
            "\"room_id\":\"r\","
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

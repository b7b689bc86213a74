// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factteller.h"
#include "core/http/contentcoding.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FactsTest : public QObject
{
    Q_OBJECT

    const FactTeller m_teller {EventCatalog::load().value()};

    static QStringList lines(const QList<EventFact> &facts)
    {
        QStringList list;
        for (const EventFact &fact : facts)
            list.append(fact.group + u" | "_s + fact.label + u" | "_s + fact.value + u" | "_s
                        + fact.path);
        return list;
    }

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    /// The first fields or parts, safe to show, and how many more there are.
    void tellsForms()
    {
        const HttpHeaders form {{"Content-Type", "application/x-www-form-urlencoded"}};
        QCOMPARE(lines(m_teller.tell("user=Am%C3%ADna+R&odd%20name=%1B[1m&x=&z=%00%ff", form)),
                 QStringList({u"Form | user | Am\u00edna R | $.user"_s,
                              u"Form | odd name | \\u001b[1m | $[\"odd name\"]"_s,
                              u"Form | x | (empty) | $.x"_s,
                              u"Form | z | binary data, 2 B | $.z"_s}));
        QByteArray many = "f0=0";
        for (int i = 1; i < 20; ++i)
            many += "&f" + QByteArray::number(i) + '=' + QByteArray::number(i);
        const QStringList told = lines(m_teller.tell(many, form));
        QCOMPARE(told.size(), 9);
        QCOMPARE(told.last(), u"Form | More | 12 more, see the Body tab | "_s);
        const HttpHeaders parts {{"Content-Type", "multipart/form-data; boundary=b"}};
        const QByteArray head = "--b\r\nContent-Disposition: form-data; name=";
        QCOMPARE(lines(m_teller.tell(head + "a\r\n\r\none\r\n" + head
                                         + "f; filename=\"x.txt\"\r\n\r\ntwo\r\n--b--",
                                     parts)),
                 QStringList({u"Parts | a | one | $.a"_s, u"Parts | f | file x.txt, 3 B | $.f"_s}));
        // Of what nobody has looked into for secrets only how much it is.
        QCOMPARE(lines(m_teller.tell(gzip("password=hunter2&n=1", 9, 3), form)),
                 QStringList({u"Form | Fields | 2, see the Body tab | "_s}));
        QVERIFY(m_teller.tell("user=x", {}).isEmpty());
    }

    /// A long text is one wherever it is cut.
    void tellsLongTexts_data()
    {
        QTest::addColumn<QByteArray>("character");
        QTest::newRow("2 bytes") << u"\u00e9"_s.toUtf8();
        QTest::newRow("3 bytes") << u"\u6f22"_s.toUtf8();
        QTest::newRow("4 bytes") << u"\U0001f600"_s.toUtf8();
    }
    void tellsLongTexts()
    {
        QFETCH(QByteArray, character);
        const HttpHeaders form {{"Content-Type", "application/x-www-form-urlencoded"}};
        for (int ahead = 0; ahead < 4; ++ahead) {
            const QByteArray text = QByteArray(ahead, 'x') + character.repeated(2000);
            const QList<EventFact> facts = m_teller.tell("a=" + text, form);
            QCOMPARE(facts.size(), 1);
            QVERIFY2(QString::fromUtf8(text).startsWith(facts.first().value.chopped(1))
                         && facts.first().value.size() > 300,
                     qPrintable(facts.first().value));
        }
        QCOMPARE(m_teller.tell("a=" + QByteArray(3000, '\xbf'), form).first().value,
                 u"binary data, 2.9 KB"_s);
    }

    /// Facts of recorded bodies, as a reader of PROTOCOL 6 and 7 would put them.
    void tells_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *file, const char *line) {
            QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(line);
        };
        row("name first", "plugnmeet/room_created.json", "Event | Event | room_created | $.event");
        row("seconds since 1970", "plugnmeet/room_created.json",
            "Room | Creation time | 2026-09-10 00:26:40 | $.room.creation_time");
        row("a span", "plugnmeet/room_created.json",
            "Room | Empty timeout | 30 min 0 s (1,800 s) | $.room.empty_timeout");
        row("in the metadata", "plugnmeet/room_created.json",
            "Room | Room title | Weekly Sync | $.room.metadata.room_title");
        row("milliseconds since 1970", "plugnmeet/participant_joined.json",
            "Participant | Joined at ms | 2026-09-10 00:26:52.345 | $.participant.joined_at_ms");
        row("a kind that is not sent", "plugnmeet/track_published.audio.json",
            "Track | Type | AUDIO (not sent, since it is the default) | $.track");
        row("a kind that is sent", "plugnmeet/track_published.json",
            "Track | Type | VIDEO | $.track.type");
        row("not known", "plugnmeet/track_published.json",
            "Room | Creation time | 0 (not known) | $.room.creation_time");
        row("file of an artifact", "plugnmeet/artifact_created.meeting_analytics.json",
            "Room artifact | File info › Mime type | application/json | "
            "$.room_artifact.metadata.file_info.mime_type");
    }
    void tells()
    {
        QFETCH(QString, file);
        QFETCH(QString, line);
        const QStringList told = lines(m_teller.tell(test::body(file)));
        QVERIFY2(told.contains(line), qPrintable(told.join(u'\n')));
        QVERIFY(told.first().startsWith(u"Event | "_s));
    }

    /// What no schema knows is told by the names and the sizes of its numbers.
    void tellsUnknownEvents()
    {
        const QByteArray body =
            R"({"event":"mine","paid_at":1789000000,"fileSize":1048576,"n":1234567,"ok":true,"none":null,)"
            R"("order":{"customerName":"Ada","tags":["a","b"],"rows":[{"x":1},{"x":2}]}})";
        const QStringList told = lines(m_teller.tell(body));
        const QStringList expected {
            u"Event | Event | mine | $.event"_s,
            u"Event | Paid at | 1789000000 (2026-09-10 00:26:40) | $.paid_at"_s,
            u"Event | File size | 1048576 (1.0 MB) | $.fileSize"_s,
            u"Event | N | 1234567 | $.n"_s,
            u"Event | Ok | Yes | $.ok"_s,
            u"Event | None | null | $.none"_s,
            u"Order | Customer name | Ada | $.order.customerName"_s,
            u"Order | Tags | a, b | $.order.tags"_s,
            u"Order | Rows 1 › X | 1 | $.order.rows[0].x"_s,
            u"Order | Rows 2 › X | 2 | $.order.rows[1].x"_s};
        QCOMPARE(told, expected);
    }

    void isBounded()
    {
        QVERIFY(m_teller.tell("").isEmpty());
        QVERIFY(m_teller.tell("{").isEmpty());
        QCOMPARE(m_teller.tell("7").size(), 1);
        QByteArray many = R"({"event":"mine")";
        for (int i = 0; i < 5000; ++i)
            many += ",\"f" + QByteArray::number(i) + "\":\"" + QByteArray(1000, 'x') + '"';
        const auto facts = m_teller.tell(many + '}');
        QCOMPARE(facts.size(), 300);
        for (const EventFact &fact : facts)
            QVERIFY(fact.value.size() <= 301);
        const QByteArray deep = QByteArray("{\"a\":").repeated(200) + '1' + QByteArray(200, '}');
        QVERIFY(m_teller.tell(deep).size() <= 1);
        QCOMPARE(m_teller.tell("{\"a\":\"\\u001b[2J\\u202e\"}").first().value,
                 u"\\u001b[2J\\u202e"_s);
    }
};

QTEST_GUILESS_MAIN(FactsTest)
#include "tst_facts.moc"

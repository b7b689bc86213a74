// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/bodypath.h"

#include "core/filter/filter.h"
#include "core/filter/innerbodies.h"
#include "core/json/document.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class BodyPathTest : public QObject
{
    Q_OBJECT

private slots:
    /// Terms of one filter, and paths that go on in a text of a text.
    void readsTextsOnce()
    {
        const json::Document document =
            json::Document::parse(QByteArray("{'m':'{\\'x\\':7,\\'n\\':\\'{\\\\\\'y\\\\\\':8}\\'}',"
                                             "'k':'{no'}")
                                      .replace('\'', '"'));
        QVERIFY(document.isValid());
        InnerBodies inside;
        const auto finds = [&](const QString &path) {
            return BodyPath::parse(path)->any(
                document.root(), [](const json::Value &found) { return found.exists(); }, inside);
        };
        QVERIFY(finds(u"m.x"_s));
        const json::Value text = document.root().firstChild();
        const auto body = inside.of(text);
        QVERIFY(finds(u"m.n.y"_s) && !finds(u"m.z"_s) && !finds(u"k.x"_s) && finds(u"m.n.y"_s));
        QCOMPARE(inside.of(text), body);
        QCOMPARE(inside.count(), size_t(3)); // also what is no JSON
        FilterPayload payload(QByteArray(), document.bytes(), QString());
        QVERIFY(Filter::compile(u"body.m.x:7 body.m.n.y:8 has:body.m.x"_s)
                    ->matches(CaptureSummary {.bodySize = document.bytes().size()}, payload, 0));
        QCOMPARE(payload.innerBodies().count(), size_t(2));
    }

    /// The memory for it has an end, and the answers stay.
    void keepsSomeTexts()
    {
        QByteArray json = "{";
        const QByteArray pad(2'800'000, ' ');
        for (int i = 0; i < 9; ++i)
            json += "\"m" + QByteArray::number(i) + "\":\"{\\\"x\\\":" + QByteArray::number(i) + pad
                + "}\",";
        const json::Document document = json::Document::parse(json + "\"n\":\"{\\\"x\\\":9}\"}");
        QVERIFY(document.isValid());
        InnerBodies inside;
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 9; ++i) {
                QByteArray found;
                BodyPath::parse(u"m%1.x"_s.arg(i))->any(
                    document.root(),
                    [&found](const json::Value &value) {
                        found = value.raw().toByteArray();
                        return true;
                    },
                    inside);
                QCOMPARE(found, QByteArray::number(i));
            }
            QCOMPARE(inside.count(), size_t(5));
        }
    }

    /// A text of two bytes takes far more than those.
    void keepsSomeOfManyShortTexts()
    {
        constexpr int Texts = 250'000;
        const json::Document document =
            json::Document::parse("[" + QByteArray("\"{}\",").repeated(Texts) + "5]");
        QVERIFY(document.isValid());
        InnerBodies inside;
        int met = 0;
        QVERIFY(!BodyPath::parse(u"x"_s)->any(
            document.root(),
            [&met](const json::Value &) {
                ++met;
                return false;
            },
            inside));
        QCOMPARE(met, 0);
        // What the allocator needs for a text at the least: an entry, a body, a node.
        const auto least = qsizetype(sizeof(json::Body) + sizeof(json::Node) + 64);
        QVERIFY(inside.count() > 100);
        QVERIFY(qsizetype(inside.count()) * least < InnerBodies::MostBytes);
    }

    /// As a column does, for which nothing is kept.
    void goesIntoTextsAlone()
    {
        const json::Document document = json::Document::parse(
            QByteArray("{'m':'{\\'x\\':7,\\'n\\':\\'{\\\\\\'y\\\\\\':8}\\'}'}")
                .replace('\'', '"'));
        QVERIFY(document.isValid());
        QByteArray found;
        const auto take = [&found](const json::Value &value) {
            found = value.raw().toByteArray();
            return true;
        };
        QVERIFY(BodyPath::parse(u"m.n.y"_s)->any(document.root(), take));
        QCOMPARE(found, QByteArray("8"));
        QVERIFY(!BodyPath::parse(u"m.n.y"_s)->any(json::Value(), take));
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("found"); ///< the values, as they stand there
        const auto row = [](const char *path, const char *json, const char *found) {
            QTest::addRow("%s in %s", path, json) << QByteArray(json) << QByteArray(found);
        };
        row("a", "{\"a\":1}", "1");
        row("a", "{\"b\":1}", "");
        row("a", "[]", "");
        row("a", "5", "");
        row("a.b", "{\"a\":{\"b\":\"x\"}}", "\"x\"");
        row("a.b", "{\"a\":[{\"b\":1},{\"b\":2},3]}", "1 2");
        row("a.b", "{\"a\":[[{\"b\":1}],[[{\"b\":2}]]]}", "1 2");
        row("a", "[{\"a\":1},{\"a\":2}]", "1 2");
        row("a", "{\"a\":1,\"a\":2}", "1 2"); // both of a repeated name
        row("a[0]", "{\"a\":[1,2]}", "1");
        row("a[1].b", "{\"a\":[{\"b\":1},{\"b\":2}]}", "2");
        row("a[2]", "{\"a\":[1,2]}", "");
        row("a[0]", "{\"a\":{\"0\":1}}", "");
        row("a[]", "{\"a\":[1,2]}", "1 2");
        row("[1]", "[1,2]", "2");
        row("room_id", "{\"roomId\":1,\"ROOM_ID\":2,\"room\":3}", "1 2");
        row("roomid", "{\"room_id\":1}", "1");
        row("\"a b\".c", "{\"a b\":{\"c\":1}}", "1");
        row("\"a.b\"", "{\"a.b\":1,\"a\":{\"b\":2}}", "1");
        row("a", "{\"\\u0061\":1}", "1");
        row("\xc3\xa9", "{\"\xc3\xa9\":1}", "1");
        // JSON in a text, as the metadata of a room
        row("m.x", "{\"m\":\"{\\\"x\\\":7}\"}", "7");
        row("m.x", "{\"m\":\"  [{\\\"x\\\":7}]\"}", "7");
        row("m.x", "{\"m\":\"{\\\"x\\\":\"}", ""); // not JSON
        row("m.x", "{\"m\":\"x\"}", "");
        row("m", "{\"m\":\"{\\\"x\\\":7}\"}", "\"{\\\"x\\\":7}\"");
    }
    void finds()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, found);
        const QString text = QString::fromUtf8(QTest::currentDataTag()).section(u" in "_s, 0, 0);
        const auto path = BodyPath::parse(text);
        QVERIFY(path);
        QCOMPARE(path->text(), text);
        const auto document = json::Document::parse(json);
        QByteArrayList values;
        const auto collect = [&](const json::Value &value) {
            values.append(value.raw().toByteArray());
            return false;
        };
        QVERIFY(!path->any(document.root(), collect));
        QCOMPARE(values.join(' '), found);
        int calls = 0;
        const auto first = [&](const json::Value &) {
            return ++calls > 0;
        };
        QCOMPARE(path->any(document.root(), first), !found.isEmpty());
        QVERIFY(calls <= 1); // the first hit is enough
    }

    void refuses()
    {
        for (const char *text : {"", ".", ".a", "a.", "a..b", "a[", "a[x]", "a[-1]", "a[+1]",
                                 "a[99999999999]", "a b", "\"", "\"a", "\"\"", "a[0]b", "a\"b\""})
            QVERIFY2(!BodyPath::parse(QString::fromLatin1(text)), text);
        QVERIFY(!BodyPath::parse(QString(u"a"_s + u".a"_s.repeated(32))));
    }

    void looksIntoEverything()
    {
        const auto document = json::Document::parse(
            "{\"a\":[1,{\"metadata\":{}},{\"Meta_Data\":\"x\"}],\"b\":null,\"c\":\"\",\"d\":[0]}");
        QVERIFY(hasMember(document.root(), u"metadata"_s));
        QVERIFY(hasMember(document.root(), u"d"_s));
        QVERIFY(!hasMember(document.root(), u"b"_s)); // null says nothing
        QVERIFY(!hasMember(document.root(), u"c"_s));
        QVERIFY(!hasMember(document.root(), u"x"_s)); // a value, not a name
        QVERIFY(!hasMember(json::Value(), u"a"_s));
        int scalars = 0;
        QVERIFY(!anyScalar(document.root(), [&](const json::Value &) { return ++scalars > 9; }));
        QCOMPARE(scalars, 5);
    }
};

QTEST_APPLESS_MAIN(BodyPathTest)
#include "tst_bodypath.moc"

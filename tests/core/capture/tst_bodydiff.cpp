// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodydiff.h"
#include "core/capture/counterpart.h"
#include "core/capture/summarytable.h"
#include "core/events/secretfinder.h"
#include "core/http/contentcoding.h"
#include "tests/support/summaries.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::DiffRow;

class BodyDiffTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    BodyDiff diff(const QByteArray &left, const QByteArray &right, bool asBytes = false,
                  bool onlyDifferences = true)
    {
        return diffSources({.body = left}, {.body = right}, m_catalog,
                           {.onlyDifferences = onlyDifferences}, asBytes);
    }

    BodyDiff diffOfType(const QByteArray &type, const QByteArray &left, const QByteArray &right,
                        bool asBytes = false)
    {
        const HttpHeaders headers {{"Content-Type", type}};
        return diffSources({.body = left, .headers = headers}, {.body = right, .headers = headers},
                           m_catalog, {.onlyDifferences = true}, asBytes);
    }

    /// "~ name: left | right" of each row.
    static QStringList printed(const BodyDiff &diff)
    {
        QStringList lines;
        for (const DiffRow &row : diff.diff.rows)
            lines.append(QString(u" ~+-^"_s[int(row.kind)]) + u' '
                         + (row.left.exists ? row.left.name : row.right.name) + u": "_s
                         + row.left.text + u" | "_s + row.right.text);
        return lines;
    }

private slots:
    void comparesByWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("asBytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("firstDifference"); // -1: none
        QTest::addColumn<bool>("sameValues");
        using Kind = BodyDiff::Kind;
        QTest::newRow("equal") << "{\"a\":1}"_ba
                               << "{\"a\":1}"_ba << false << int(Kind::Equal) << -1LL << false;
        QTest::newRow("both empty") << ""_ba
                                    << ""_ba << false << int(Kind::Equal) << -1LL << false;
        QTest::newRow("JSON") << "{\"a\":1}"_ba
                              << "{\"a\":2}"_ba << false << int(Kind::Json) << 5LL << false;
        QTest::newRow("JSON, as bytes")
            << "{\"a\":1}"_ba
            << "{\"a\":2}"_ba << true << int(Kind::Bytes) << 5LL << false;
        QTest::newRow("spaces") << "{\"a\":1}"_ba
                                << "{\"a\": 1}"_ba << false << int(Kind::Bytes) << 5LL << true;
        QTest::newRow("broken") << "{\"a\":1"_ba
                                << "{\"a\":1}"_ba << false << int(Kind::Bytes) << 6LL << false;
        QTest::newRow("text") << "hello"_ba
                              << "hallo"_ba << false << int(Kind::Bytes) << 1LL << false;
        QTest::newRow("one is empty") << ""_ba
                                      << "x"_ba << false << int(Kind::Bytes) << 0LL << false;
    }
    void comparesByWhatTheyAre()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, asBytes);
        const BodyDiff result = diff(left, right, asBytes);
        QTEST(int(result.kind), "kind");
        QTEST(qint64(result.firstDifference.value_or(-1)), "firstDifference");
        QTEST(result.sameValues, "sameValues");
    }

    /// Forms are read so far only; what stands behind may differ.
    void comparesFormsOfManyFields_data()
    {
        QTest::addColumn<int>("fields");
        QTest::addColumn<int>("kind");
        QTest::newRow("few enough") << MostBodyParts - 1 << int(BodyDiff::Kind::Json);
        QTest::newRow("as many as are read") << int(MostBodyParts) << int(BodyDiff::Kind::Bytes);
        QTest::newRow("more") << MostBodyParts + 1 << int(BodyDiff::Kind::Bytes);
    }
    void comparesFormsOfManyFields()
    {
        QFETCH(int, fields);
        QByteArray form = "first=0";
        for (int i = 2; i < fields; ++i)
            form += "&f" + QByteArray::number(i) + "=1";
        const BodyDiff result = diffOfType("application/x-www-form-urlencoded", form + "&last=1",
                                           form + "&last=2");
        QTEST(int(result.kind), "kind");
        QVERIFY(!result.sameValues);
        QCOMPARE(result.firstDifference, form.size() + 6);
    }

    /// It tells whether what is hidden differs, and nothing else of it.
    void comparesWhatIsHidden_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<BodyDiff::Hidden>("hidden");
        using Hidden = BodyDiff::Hidden;
        const auto body = [](const QByteArray &secret, const QByteArray &open) {
            return QByteArray("{\"a\":" + open + ",\"password\":\"" + secret + "\"}");
        };
        QTest::newRow("nothing") << "{\"a\":1}"_ba
                                 << "{\"a\":2}"_ba << Hidden::Nothing;
        QTest::newRow("equal") << body("one", "1") << body("one", "1") << Hidden::Same;
        QTest::newRow("only the hidden differs")
            << body("one", "1") << body("two", "1") << Hidden::Differs;
        QTest::newRow("only the rest differs")
            << body("one", "1") << body("one", "2") << Hidden::Same;
        QTest::newRow("both differ") << body("one", "1") << body("two", "2") << Hidden::Differs;
        QTest::newRow("another has none") << body("one", "1") << "{\"a\":1}"_ba << Hidden::Differs;
        // Of a token only the signature is hidden.
        const QByteArray head = "{\"t\":\"eyJhbGciOiJIUzI1NiJ9.eyJhIjox";
        QTest::newRow("tokens") << head + "fQ.c2lnbmF0dXJlMQ\"}"
                                << head + "LCJiIjoyfQ.c2lnbmF0dXJlMg\"}" << Hidden::Differs;
        QTest::newRow("no JSON") << "{\"password\":\"one\",oops"_ba
                                 << "{\"password\":\"two\",a"_ba << Hidden::Differs;
        QTest::newRow("packed") << gzip(body("one", "1"), 9, 3) << gzip(body("two", "2"), 1, 3)
                                << Hidden::Differs;
    }
    void comparesWhatIsHidden()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        const SecretFinder finder(m_catalog);
        const auto source = [&](const QByteArray &body) {
            return BodySource {body, {}, true, finder.masked(body)};
        };
        const BodyDiff result = diffSources(source(left), source(right), m_catalog, {}, false);
        QTEST(result.hidden, "hidden");
        for (const DiffRow &row : result.diff.rows) {
            for (const QString &text : {row.left.text, row.right.text})
                QVERIFY2(!text.contains(u"one") && !text.contains(u"two"), qPrintable(text));
        }
    }

    void endsWhenItIsStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        json::DiffOptions options;
        options.stop = stop.get_token();
        const BodySource many {.body = '[' + QByteArray("1,").repeated(1000) + "1]"};
        QVERIFY(diffSources(many, {.body = "[2]"}, m_catalog, options, false).diff.rows.isEmpty());
    }

    void showsBytesAroundTheFirstDifference()
    {
        const QByteArray start(50, 'a');
        const QByteArray rest(1000, 'b');
        const BodyDiff result = diff(start + "x\xff" + rest, start + "yz" + rest, false, false);
        QVERIFY(!result.diff.isCut);
        QCOMPARE(result.diff.rows.size(), 64); // from the line before, to the end of 1052 bytes
        QCOMPARE(result.diff.rows[0].left.name, u"00000020"_s);
        QCOMPARE(result.diff.rows[0].kind, DiffRow::Kind::Same);
        const DiffRow &row = result.diff.rows[1];
        QCOMPARE(row.left.name, u"00000030"_s);
        QCOMPARE(row.kind, DiffRow::Kind::Changed);
        QCOMPARE(row.left.text,
                 u"61 61 78 ff 62 62 62 62 62 62 62 62 62 62 62 62  aax.bbbbbbbbbbbb"_s);
        QCOMPARE(row.right.text,
                 u"61 61 79 7a 62 62 62 62 62 62 62 62 62 62 62 62  aayzbbbbbbbbbbbb"_s);
        QCOMPARE(row.left.text.mid(row.left.markBegin, row.left.markEnd - row.left.markBegin),
                 u"78 ff"_s);
    }

    void boundsTheRowsOfBytes()
    {
        const BodyDiff result =
            diff("x" + QByteArray(100'000, 'b'), "y" + QByteArray(100'000, 'b'), false, false);
        QVERIFY(result.diff.isCut);
        QCOMPARE(result.diff.rows.size(), 1000);
    }

    void hasFewerBytesInALine()
    {
        const auto content = [](const QByteArray &bytes) {
            BodyContent made;
            made.kind = BodyContent::Kind::Text;
            made.bytes = bytes;
            return made;
        };
        const BodyDiff result =
            diffBodies(content("0123456789"), content("01234x6789"), {}, false, 4);
        QCOMPARE(result.diff.rows.size(), 3);
        QCOMPARE(result.diff.rows[1].left.name, u"00000004"_s);
        QCOMPARE(result.diff.rows[1].left.text, u"34 35 36 37  4567"_s);
        QCOMPARE(result.diff.rows[1].left.text.size(), hexColumns(4));
        QCOMPARE(result.diff.rows[2].right.text, u"38 39        89"_s);
    }

    void showsWhereOneGoesOn()
    {
        const BodyDiff result = diff("0123456789abcdef", "0123456789abcdefghi");
        QCOMPARE(result.diff.rows.last().kind, DiffRow::Kind::Added);
        QVERIFY(!result.diff.rows.last().left.exists);
        QCOMPARE(result.diff.rows.last().right.text.trimmed().right(3), u"ghi"_s);
    }

    /// Field by field, as they are meant; what is hidden stays so.
    void comparesForms_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QStringList>("rows");
        const QByteArray form = "application/x-www-form-urlencoded";
        const auto part = [](const QByteArray &head, const QByteArray &content) {
            return QByteArray("--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n"
                              + content + "\r\n");
        };
        QTest::newRow("form") << form << "user=Am%C3%ADna&n=1&x=a+b"_ba
                              << "n=2&user=Am%C3%ADna&x=a%20b"_ba
                              << QStringList {u"~ : {3} | {3}"_s, u"~ n: \"1\" | \"2\""_s};
        QTest::newRow("one field more") << form << "a=1"_ba << "a=1&b=2"_ba
                                        << QStringList {u"~ : {1} | {2}"_s, u"+ b:  | \"2\""_s};
        QTest::newRow("JSON in a field")
            << form << "p=%7B%22x%22%3A1%2C%22y%22%3A2%7D"_ba
            << "p=%7B%22x%22%3A1%2C%22y%22%3A3%7D"_ba
            << QStringList {u"~ : {1} | {1}"_s, 
                            u"~ p: \"{\\\"x\\\":1,\\\"y\\\":2}\" | \"{\\\"x\\\":1,\\\"y\\\":3}\""_s,
                            u"~ : {2} | {2}"_s, u"~ y: 2 | 3"_s};
        QTest::newRow("parts")
            << "multipart/form-data; boundary=b"_ba
            << QByteArray(part("name=a", "1") + part("name=f; filename=one.txt", "same") + "--b--")
            << QByteArray(part("name=a", "2") + part("name=f; filename=two.txt", "same") + "--b--")
            << QStringList {u"~ : {2} | {2}"_s, u"~ a: \"1\" | \"2\""_s, u"~ f: {2} | {2}"_s,
                            u"~ file: \"one.txt\" | \"two.txt\""_s};
    }
    void comparesForms()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QStringList, rows);
        const BodyDiff result = diffOfType(type, left, right);
        QCOMPARE(result.kind, BodyDiff::Kind::Json);
        QCOMPARE(printed(result), rows);
        QCOMPARE(diffOfType(type, left, right, true).kind, BodyDiff::Kind::Bytes);
    }

    void seesThatFormsMeanTheSame()
    {
        const QByteArray form = "application/x-www-form-urlencoded";
        const BodyDiff result = diffOfType(form, "a=x+y", "a=x%20y");
        QCOMPARE(result.kind, BodyDiff::Kind::Bytes);
        QVERIFY(result.sameValues);
        // What is no text is not taken for the same.
        QCOMPARE(diffOfType(form, "a=%00%01", "a=%00%02").kind, BodyDiff::Kind::Json);
        QCOMPARE(diffOfType(form, "a=%00%01", "a=%00%02").diff.changed, 1);
    }

    /// Behind what was put in, the bytes that are the same stand beside each other again.
    void findsItsPlaceAgain()
    {
        QByteArray left;
        for (int i = 0; i < 500; ++i)
            left += QByteArray::number(i * 7919 % 10007) + ',';
        QByteArray right = left;
        right.insert(1000, "NEW");
        right.insert(100, '!');
        const BodyDiff result = diff(left, right, true);
        QVERIFY(result.isMatched && !result.diff.isCut);
        const auto shown = [](const QByteArray &bytes, qsizetype from, qsizetype to) {
            return QString::fromLatin1(bytes.mid(from, to - from));
        };
        QStringList texts; // and only those lines
        for (const DiffRow &row : result.diff.rows)
            texts.append(row.left.text.mid(49) + u'|' + row.right.text.mid(49));
        QCOMPARE(texts,
                 QStringList({shown(left, 80, 96) + u'|' + shown(right, 80, 96),
                              shown(left, 96, 100) + u' ' + shown(left, 100, 111) + u'|'
                                  + shown(right, 96, 112),
                              shown(left, 111, 127) + u'|' + shown(right, 112, 128),
                              shown(left, 975, 991) + u'|' + shown(right, 976, 992),
                              shown(left, 991, 1000) + u"   "_s + shown(left, 1000, 1004) + u'|'
                                  + shown(right, 992, 1008),
                              shown(left, 1004, 1020) + u'|' + shown(right, 1008, 1024)}));
        const json::DiffSide &marked = result.diff.rows[1].right;
        QCOMPARE(marked.text.mid(marked.markBegin, marked.markEnd - marked.markBegin), u"21"_s);
        QCOMPARE(result.diff.rows[2].left.name, u"0000006f"_s);
        QCOMPARE(result.diff.rows[2].right.name, u"00000070"_s);
    }

    void findsTheCounterpart()
    {
        const auto capture = [](qint64 seq, const QString &event, const QString &room,
                                const QString &id, EventSender sender = EventSender::PlugNMeet) {
            CaptureSummary summary = test::summary(seq, event);
            summary.roomId = room;
            summary.eventId = id;
            summary.sender = sender;
            return summary;
        };
        SummaryTable table;
        table.append({capture(1, u"a"_s, u"r"_s, u"one"_s), capture(2, u"b"_s, u"s"_s, u"two"_s),
                      capture(3, u"a"_s, u"s"_s, u"one"_s, EventSender::LiveKit),
                      capture(5, u"a"_s, u"r"_s, u"five"_s), capture(6, u"b"_s, u"s"_s, u"five"_s),
                      capture(7, {}, {}, {}), capture(8, {}, {}, {})});
        const auto find = [&table](qint64 seq, Counterpart which) {
            return findCounterpart(table.rows(), seq, which);
        };
        QCOMPARE(find(5, Counterpart::SameEvent), 1); // 3 is of another sender
        QCOMPARE(find(1, Counterpart::SameEvent), 0);
        QCOMPARE(find(6, Counterpart::SameRoom), 3);
        QCOMPARE(find(3, Counterpart::SameId), 1);
        QCOMPARE(find(1, Counterpart::SameId), 3); // none before
        QCOMPARE(find(2, Counterpart::SameId), 0);
        for (const Counterpart which :
             {Counterpart::SameEvent, Counterpart::SameRoom, Counterpart::SameId})
            QCOMPARE(find(8, which), 0); // what has nothing has nothing in common
        QCOMPARE(find(4, Counterpart::SameEvent), 0); // no such capture
        QCOMPARE(find(5, Counterpart::Selected), 0);
    }
};

QTEST_APPLESS_MAIN(BodyDiffTest)
#include "tst_bodydiff.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/documentdiff.h"
#include "tests/core/json/jsongenerator.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::DiffOptions;
using json::DiffRow;
using json::DiffSide;
using json::Document;
using json::DocumentDiff;

namespace {

DocumentDiff diff(const QByteArray &left, const QByteArray &right, const DiffOptions &options = {})
{
    return json::diffDocuments(Document::parse(left), Document::parse(right), options);
}

/// "~ name: left | right", indented, with what else is said behind it.
QStringList printed(const DocumentDiff &diff)
{
    QStringList lines;
    for (const DiffRow &row : diff.rows) {
        const QString name = row.left.exists && row.right.exists && row.left.name != row.right.name
            ? row.left.name + u'>' + row.right.name
            : row.left.exists ? row.left.name
                              : row.right.name;
        QString line = QString(row.depth, u' ') + u"=~+-^"_s.at(int(row.kind)) + name + u": "_s
            + row.left.text + u" | "_s + row.right.text;
        if (row.isVolatile)
            line += u" volatile"_s;
        if (row.moved)
            line += u" moved"_s;
        if (row.remark != DiffRow::Remark::None)
            line += u" remark %1"_s.arg(int(row.remark));
        lines.append(line);
    }
    return lines;
}

DiffOptions only()
{
    return {.onlyDifferences = true};
}

/// What one column of the rows says, written as JSON again: the rows must tell each side whole.
QByteArray written(const QList<DiffRow> &rows, DiffSide DiffRow::*side, qsizetype &at)
{
    while (at < rows.size() && !(rows[at].*side).exists)
        ++at;
    const DiffRow &row = rows[at++];
    const QByteArray text = (row.*side).text.toUtf8();
    const bool isObject = text.startsWith('{');
    if (!isObject && !text.startsWith('['))
        return text;
    QByteArrayList members;
    const qsizetype size = text.mid(1).chopped(1).toLongLong();
    while (members.size() < size) {
        while (!(rows[at].*side).exists)
            ++at;
        const QByteArray name = isObject ? (rows[at].*side).name.toUtf8() + ':' : QByteArray();
        members.append(name + written(rows, side, at));
    }
    return '<' + members.join(',') + '>';
}

QByteArray expected(const json::Value &value)
{
    if (!value.isObject() && !value.isArray())
        return value.raw().toByteArray();
    QByteArrayList members;
    for (json::Value child = value.firstChild(); child; child = child.nextSibling())
        members.append((value.isObject() ? child.key().toUtf8() + ':' : QByteArray())
                       + expected(child));
    return '<' + members.join(',') + '>';
}

/// Documents of few names and values, so that two of them have much in common.
QByteArray smallDocument(test::JsonGenerator &random, int depth = 0)
{
    const qsizetype kind = random.below(depth == 0 ? 2 : depth < 4 ? 6 : 3);
    if (depth > 0 && kind < 3)
        return QByteArray::number(random.below(4));
    QByteArrayList parts;
    const bool isObject = kind % 2 == 0;
    for (qsizetype i = random.below(6); i > 0; --i)
        parts.append(
            (isObject ? '"' + QByteArray(1, char('a' + random.below(5))) + "\":" : QByteArray())
            + smallDocument(random, depth + 1));
    return isObject ? '{' + parts.join(',') + '}' : '[' + parts.join(',') + ']';
}

/// The rows with their paths and the sides changed, in an order of their own.
QStringList mirrored(const DocumentDiff &diff, bool swap)
{
    QStringList lines;
    QStringList path;
    for (const DiffRow &row : diff.rows) {
        path.resize(row.depth);
        const DiffSide &a = swap ? row.right : row.left;
        const DiffSide &b = swap ? row.left : row.right;
        path.append(a.name + u'/' + b.name);
        using Kind = DiffRow::Kind;
        const Kind kind = !swap         ? row.kind
            : row.kind == Kind::Added   ? Kind::Removed
            : row.kind == Kind::Removed ? Kind::Added
                                        : row.kind;
        lines.append(u"%1 %2 %3|%4 %5 %6"_s.arg(path.join(u','))
                         .arg(int(kind))
                         .arg(a.text, b.text)
                         .arg(row.moved)
                         .arg(row.isVolatile));
    }
    lines.sort();
    return lines;
}

} // namespace

class DocumentDiffTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatDiffers_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("nothing") << "{\"a\":1}"_ba
                                 << "{ \"a\" : 1 }"_ba << QStringList();
        QTest::newRow("order is none") << "{\"a\":1,\"b\":[{\"c\":1,\"d\":2}]}"_ba
                                       << "{\"b\":[{\"d\":2,\"c\":1}],\"a\":1}"_ba << QStringList();
        QTest::newRow("changed") << "{\"a\":1,\"b\":\"x\"}"_ba
                                 << "{\"b\":\"y\",\"a\":1}"_ba
                                 << QStringList {u"~: {2} | {2}"_s, u" ~b: \"x\" | \"y\""_s};
        QTest::newRow("added and removed")
            << "{\"a\":1,\"b\":{\"c\":[2]}}"_ba
            << "{\"a\":1,\"d\":null}"_ba
            << QStringList {u"~: {2} | {2}"_s, u" +d:  | null"_s, u" -b: {1} | "_s,
                            u"  -c: [1] | "_s, u"   -[0]: 2 | "_s};
        QTest::newRow("another kind")
            << "{\"a\":[1]}"_ba
            << "{\"a\":\"x\"}"_ba
            << QStringList {u"~: {1} | {1}"_s, u" ~a: [1] | \"x\""_s, u"  -[0]: 1 | "_s};
        QTest::newRow("numbers as sent")
            << "[1,1]"_ba
            << "[1.0,2]"_ba
            << QStringList {u"~: [2] | [2]"_s, u" ~[0]: 1 | 1.0 remark 1"_s, u" ~[1]: 1 | 2"_s};
        QTest::newRow("texts as sent")
            << "[\"a/b\"]"_ba
            << "[\"a\\/b\"]"_ba
            << QStringList {u"~: [1] | [1]"_s, u" ~[0]: \"a/b\" | \"a\\/b\" remark 2"_s};
        QTest::newRow("element put in")
            << "[1,2,3,4]"_ba
            << "[1,9,2,3,4]"_ba << QStringList {u"~: [4] | [5]"_s, u" +[1]:  | 9"_s};
        QTest::newRow("element changed and shifted")
            << "[{\"a\":1,\"b\":1},5,{\"a\":2}]"_ba
            << "[7,{\"a\":1,\"b\":1},5,{\"a\":3}]"_ba
            << QStringList {u"~: [3] | [4]"_s, u" +[0]:  | 7"_s, u" ~[2]>[3]: {1} | {1}"_s,
                            u"  ~a: 2 | 3"_s};
        QTest::newRow("repeated names")
            << "{\"a\":1,\"a\":2,\"a\":3}"_ba
            << "{\"a\":1,\"a\":3}"_ba
            << QStringList {u"~: {3} | {2}"_s, u" ~a: 2 | 3"_s, u" -a: 3 | "_s};
        QTest::newRow("escaped name") << "{\"\\u0061\":1}"_ba
                                      << "{\"a\":1}"_ba << QStringList();
        QTest::newRow("JSON in a text")
            << "{\"metadata\":\"{\\\"a\\\":1,\\\"b\\\":2}\"}"_ba
            << "{\"metadata\":\"{\\\"b\\\":2,\\\"a\\\":3}\"}"_ba
            << QStringList {
                   u"~: {1} | {1}"_s,
                   u" ~metadata: \"{\\\"a\\\":1,\\\"b\\\":2}\" | \"{\\\"b\\\":2,\\\"a\\\":3}\""_s,
                   u"  ~: {2} | {2}"_s, u"   ~a: 1 | 3"_s};
        QTest::newRow("the same JSON in a text")
            << "[\"[1]\"]"_ba
            << "[\"[1 ]\"]"_ba
            << QStringList {u"~: [1] | [1]"_s, u" ~[0]: \"[1]\" | \"[1 ]\" remark 3"_s};
        QTest::newRow("times with their unit")
            << "{\"joined_at_ms\":1,\"joinedAtNs\":1,\"delay_ms\":1}"_ba
            << "{\"joined_at_ms\":2,\"joinedAtNs\":2,\"delay_ms\":2}"_ba
            << QStringList {u"~: {3} | {3}"_s, u" ~joined_at_ms: 1 | 2 volatile"_s,
                            u" ~joinedAtNs: 1 | 2 volatile"_s, u" ~delay_ms: 1 | 2"_s};
        QTest::newRow("volatile")
            << "{\"id\":\"x\",\"room\":{\"sid\":\"a\"},\"createdAt\":\"1\",\"name\":\"a\"}"_ba
            << "{\"id\":\"y\",\"room\":{\"sid\":\"b\"},\"createdAt\":\"2\",\"name\":\"b\"}"_ba
            << QStringList {u"~: {4} | {4}"_s,
                            u" ~id: \"x\" | \"y\" volatile"_s,
                            u" ~room: {1} | {1} volatile"_s,
                            u"  ~sid: \"a\" | \"b\" volatile"_s,
                            u" ~createdAt: \"1\" | \"2\" volatile"_s,
                            u" ~name: \"a\" | \"b\""_s};
        QTest::newRow("looks like an id")
            << "[\"0190b7a4-1111-7000-8000-000000000001\",\"2026-01-01T00:00:00Z\",\"RM_abcdefghij\"]"_ba
            << "[\"0190b7a4-2222-7000-8000-000000000002\",\"2026-01-02T00:00:00Z\",\"RM_bcdefghijk\"]"_ba
            << QStringList {
                   u"~: [3] | [3] volatile"_s,
                   u" ~[0]: \"0190b7a4-1111-7000-8000-000000000001\" | "
                   "\"0190b7a4-2222-7000-8000-000000000002\" volatile"_s,
                   u" ~[1]: \"2026-01-01T00:00:00Z\" | \"2026-01-02T00:00:00Z\" volatile"_s,
                   u" ~[2]: \"RM_abcdefghij\" | \"RM_bcdefghijk\" volatile"_s};
        QTest::newRow("an id of another kind is none") // it is worth to be seen
            << "{\"id\":1,\"paid\":1,\"format\":\"a\"}"_ba
            << "{\"id\":\"1\",\"paid\":2,\"format\":\"b\"}"_ba
            << QStringList {u"~: {3} | {3}"_s, u" ~id: 1 | \"1\""_s, u" ~paid: 1 | 2"_s,
                            u" ~format: \"a\" | \"b\""_s};
    }
    void tellsWhatDiffers()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QStringList, rows);
        QCOMPARE(printed(diff(left, right, only())), rows);
    }

    void tellsTheOrderWhenAsked()
    {
        const DiffOptions options {.orderOfMembers = true, .onlyDifferences = true};
        const DocumentDiff moved =
            diff("{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":4,\"a\":1,\"b\":2}", options);
        QCOMPARE(printed(moved), QStringList({u"~: {3} | {3}"_s, u" ~c: 3 | 4 moved"_s}));
        const DocumentDiff onlyMoved =
            diff("{\"a\":1,\"b\":2,\"c\":3}", "{\"c\":3,\"a\":1,\"b\":2}", options);
        QCOMPARE(printed(onlyMoved), QStringList({u"~: {3} | {3}"_s, u" ^c: 3 | 3 moved"_s}));
        QCOMPARE(onlyMoved.moved, 1);
        QCOMPARE(onlyMoved.differences(), 1);
    }

    void counts()
    {
        const DocumentDiff result = diff("{\"id\":1,\"a\":1,\"b\":{\"c\":1,\"d\":2},\"e\":[1]}",
                                         "{\"id\":2,\"a\":2,\"e\":[1,2,3],\"f\":[1,2]}");
        QCOMPARE(result.changed, 1);
        QCOMPARE(result.removed, 1);
        QCOMPARE(result.added, 3);
        QCOMPARE(result.volatileChanges, 1);
        QVERIFY(!result.isCut);
    }

    void marksWithinTheLine()
    {
        const DiffRow row = diff("[\"room one here\"]", "[\"room three here\"]").rows.at(1);
        const auto marked = [](const DiffSide &side) {
            return side.text.mid(side.markBegin, side.markEnd - side.markBegin);
        };
        QCOMPARE(marked(row.left), u"on"_s);
        QCOMPARE(marked(row.right), u"thre"_s);
        QCOMPARE(row.left.begin, 1);
        QCOMPARE(row.left.end, 16);
        // Not within a character of two units: U+1F600 and U+1F601 share the first.
        const DiffRow faces = diff("[\"\xf0\x9f\x98\x80\"]", "[\"\xf0\x9f\x98\x81\"]").rows.at(1);
        QCOMPARE(marked(faces.left), QString::fromUcs4(U"\U0001F600"));
    }

    void showsWhereLongTextsDiffer()
    {
        const QByteArray same(100'000, 'a');
        const DiffRow row =
            diff("[\"" + same + "X" + same + "\"]", "[\"" + same + "Y" + same + "\"]").rows.at(1);
        QVERIFY(row.left.text.size() < 1100);
        QCOMPARE(row.left.text.mid(row.left.markBegin, row.left.markEnd - row.left.markBegin),
                 u"X"_s);
    }

    /// Also when what follows is longer than what is shown, and stands elsewhere.
    void marksWhatWasPutIntoALongText_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("behind");
        QTest::newRow("in the middle") << 1000 << 1000;
        QTest::newRow("near the start") << 5 << 2000;
        QTest::newRow("near the end") << 2000 << 5;
        QTest::newRow("only one of them is long") << 490 << 508;
    }
    void marksWhatWasPutIntoALongText()
    {
        QFETCH(int, before);
        QFETCH(int, behind);
        QByteArray text;
        for (int i = 0; text.size() < before + behind; ++i)
            text += char('a' + i * i % 23);
        QByteArray other = text;
        other.insert(before, "XY");
        const DiffRow row = diff("[\"" + text + "\"]", "[\"" + other + "\"]").rows.at(1);
        QCOMPARE(row.left.markEnd - row.left.markBegin, 0);
        QCOMPARE(row.right.text.mid(row.right.markBegin, row.right.markEnd - row.right.markBegin),
                 u"XY"_s);
    }

    void sameNumbers_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("fraction") << "1"_ba
                                  << "1.000"_ba << true;
        QTest::newRow("power") << "1200"_ba
                               << "1.2E+3"_ba << true;
        QTest::newRow("small") << "0.012"_ba
                               << "12e-3"_ba << true;
        QTest::newRow("zero") << "0"_ba
                              << "-0.0e7"_ba << true;
        QTest::newRow("sign") << "1"_ba
                              << "-1"_ba << false;
        QTest::newRow("same double") << "12345678901234567890"_ba
                                     << "12345678901234567891"_ba << false;
        QTest::newRow("out of bounds") << "1e99999999999999999999"_ba
                                       << "1.0e99999999999999999999"_ba << false;
    }
    void sameNumbers()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(bool, same);
        const DiffRow row = diff('[' + a + ']', '[' + b + ']').rows.at(1);
        QCOMPARE(row.kind, DiffRow::Kind::Changed);
        QCOMPARE(row.remark == DiffRow::Remark::SameNumber, same);
    }

    void holdsForManyPairs_data()
    {
        QTest::addColumn<bool>("ordered");
        QTest::newRow("any order") << false;
        QTest::newRow("ordered") << true;
    }
    void holdsForManyPairs()
    {
        QFETCH(bool, ordered);
        const DiffOptions options {.orderOfMembers = ordered, .maxRows = 1'000'000};
        test::JsonGenerator random(20261126);
        int differing = 0;
        for (int i = 0; i < 500; ++i) {
            const QByteArray a = smallDocument(random);
            const QByteArray b = smallDocument(random);
            const QByteArray both = a + '\n' + b;
            const Document left = Document::parse(a);
            const Document right = Document::parse(b);
            QVERIFY(left.isValid() && right.isValid());
            const DocumentDiff there = json::diffDocuments(left, right, options);
            const DocumentDiff back = json::diffDocuments(right, left, options);
            QVERIFY2(mirrored(there, false) == mirrored(back, true), both.constData());
            differing += there.differences() > 0 ? 1 : 0;
            const auto isWhole = [&](DiffSide DiffRow::*side, const Document &document) {
                qsizetype at = 0;
                return sortedText(written(there.rows, side, at))
                    == sortedText(expected(document.root()));
            };
            QVERIFY2(isWhole(&DiffRow::left, left), both.constData());
            QVERIFY2(isWhole(&DiffRow::right, right), both.constData());
        }
        QVERIFY(differing > 400);
    }

    void findsNoDifferenceFromItself()
    {
        test::JsonGenerator random(7);
        int valid = 0;
        for (int i = 0; i < 500; ++i) {
            const QByteArray text = random.document();
            const DocumentDiff same = diff(text, text, only());
            QVERIFY2(same.rows.isEmpty() && same.differences() == 0, text.constData());
            const DocumentDiff other = diff(text, random.mutated(text)); // ends, and well
            QVERIFY(other.rows.size() <= 20'000);
            ++valid;
        }
        QCOMPARE(valid, 500);
    }

    void isBounded_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        const QByteArray ones = QByteArray("1,").repeated(300'000);
        const QByteArray twos = QByteArray("2,1,").repeated(150'000);
        QTest::newRow("wide") << '[' + ones + "3]" << '[' + twos + "4]";
        QTest::newRow("deep") << QByteArray("[").repeated(511) + "1" + QByteArray("]").repeated(511)
                              << QByteArray("[").repeated(511) + "2"
                + QByteArray("]").repeated(511);
        QByteArray rows;
        QByteArray otherRows;
        for (int i = 0; i < 200; ++i) {
            rows += '[' + QByteArray("1,2,").repeated(900) + QByteArray::number(i) + "],";
            otherRows += '[' + QByteArray("2,2,1,").repeated(600) + QByteArray::number(i) + "],";
        }
        QTest::newRow("many arrays") << '[' + rows + "0]" << '[' + otherRows + "0]";
        // Linear in the bytes it takes: the quotes are escaped by their numbers.
        const auto nested = [](QByteArray inside) {
            for (int i = 0; i < 300; ++i) {
                inside.replace("\\", "\\u005c").replace("\"", "\\u0022");
                inside = QByteArray("[").repeated(20) + '"' + inside + '"'
                    + QByteArray("]").repeated(20);
            }
            return inside;
        };
        QTest::newRow("JSON in JSON in JSON") << nested("1") << nested("2");
        QByteArray names;
        for (int i = 0; i < 100'000; ++i)
            names += "\"" + QByteArray::number(i * 7919 % 100'003) + "\":1,";
        QTest::newRow("many members") << '{' + names + "\"x\":1}" << '{' + names + "\"y\":2}";
    }
    void isBounded()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        const Document a = Document::parse(left);
        const Document b = Document::parse(right);
        QVERIFY(a.isValid() && b.isValid());
        QElapsedTimer timer;
        timer.start();
        const DocumentDiff result = json::diffDocuments(a, b, only());
        qInfo("%lld ms, %lld rows, %lld differences", timer.elapsed(), qint64(result.rows.size()),
              qint64(result.differences()));
        QVERIFY(result.differences() > 0);
        QVERIFY(result.rows.size() <= 20'000);
        QCOMPARE(result.isCut, result.differences() > 20'000);
    }

private:
    /// Rows follow the order of one side; the members of the other are all there in another one.
    static QByteArray sortedText(QByteArray text)
    {
        std::sort(text.begin(), text.end());
        return text;
    }
};

QTEST_APPLESS_MAIN(DocumentDiffTest)
#include "tst_documentdiff.moc"

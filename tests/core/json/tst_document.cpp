// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/document.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using json::Document;
using json::Kind;
using json::Value;

namespace {

/// Compares a value with Qt's reading of the same text, all the way down.
bool sameAsQt(const Value &ours, const QJsonValue &qt)
{
    switch (qt.type()) {
    case QJsonValue::Null:
        return ours.kind() == Kind::Null;
    case QJsonValue::Bool:
        return ours.toBool() == qt.toBool();
    case QJsonValue::Double:
        return ours.toDouble() == qt.toDouble();
    case QJsonValue::String:
        return ours.isString() && ours.toString() == qt.toString();
    case QJsonValue::Array: {
        const QJsonArray array = qt.toArray();
        if (!ours.isArray() || ours.size() != array.size())
            return false;
        Value child = ours.firstChild();
        for (const QJsonValue &element : array) {
            if (!sameAsQt(child, element))
                return false;
            child = child.nextSibling();
        }
        return !child.exists();
    }
    case QJsonValue::Object: {
        const QJsonObject object = qt.toObject();
        if (!ours.isObject() || ours.size() != object.size())
            return false;
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!sameAsQt(ours[it.key().toUtf8()], it.value()))
                return false;
        }
        return true;
    }
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

/// In memory without a byte behind it, where whoever reads too far is found out.
class ExactBytes
{
public:
    explicit ExactBytes(const QByteArray &bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {
    }
    QByteArray bytes() const { return QByteArray::fromRawData(m_bytes.data(), m_bytes.size()); }

private:
    const std::vector<char> m_bytes;
};

} // namespace

class DocumentTest : public QObject
{
    Q_OBJECT

private slots:
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"null", "true", "false", "0", "-0", "1.5e+10", "1e400", "\"\"", "[]", "{}",
              " [ 1 , 2 ] ", "{\"a\":{\"b\":[{}]}}", "\"\\u00e9\\n\"", "\"\\ud83d\\ude00\"",
              "\"\xc3\xa9\"", "12345678901234567890", "\"0123456789abcdef0123456789\""})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("invalid UTF-8 in a string") << QByteArray("\"\xff\"");
    }
    void accepts()
    {
        QFETCH(QByteArray, text);
        const Document document = Document::parse(text);
        QVERIFY2(document.isValid(), document.error() ? qPrintable(document.error()->message) : "");
        QCOMPARE(document.root().raw().toByteArray(), text.trimmed());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("offset");
        const auto row = [](const char *name, const QByteArray &text, qsizetype offset) {
            QTest::newRow(name) << text << offset;
        };
        row("nothing", "", 0);
        row("space only", "  ", 2);
        row("leading zero", "01", 0);
        row("plus", "+1", 0);
        row("bare point", "1.", 0);
        row("bare exponent", "1e", 0);
        row("minus only", "-", 0);
        row("two values", "1 2", 2);
        row("trailing comma", "[1,]", 3);
        row("missing comma", "[1 2]", 3);
        row("unquoted key", "{a:1}", 1);
        row("missing colon", "{\"a\" 1}", 5);
        row("open array", "[1", 2);
        row("open string", "[\"ab", 1);
        row("raw control", "\"a\nb\"", 2);
        row("unknown escape", "\"\\x\"", 1);
        row("short \\u", "\"\\u12\"", 1);
        row("NUL", QByteArray("\0", 1), 0);
        row("literal cut", "tru", 0);
        row("byte order mark", "\xef\xbb\xbf{}", 0);
        row("single quotes", "'a'", 0);
        row("wrong bracket", "[1}", 2);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(qsizetype, offset);
        const Document document = Document::parse(text);
        QVERIFY(!document.isValid());
        QVERIFY(document.error());
        QCOMPARE(document.error()->offset, offset);
    }

    void agreesWithQt_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : test::allBodies())
            QTest::newRow(qPrintable(name)) << name;
    }
    void agreesWithQt()
    {
        QFETCH(QString, name);
        const QByteArray bytes = test::body(name);
        const Document document = Document::parse(bytes);
        QVERIFY(document.isValid());
        QVERIFY(sameAsQt(document.root(), QJsonDocument::fromJson(bytes).object()));
        // JSON in a string, as the room's metadata is, survives the escapes.
        const QByteArray metadata = document.root()["room"]["metadata"].toUtf8();
        if (!metadata.isEmpty())
            QVERIFY(sameAsQt(Document::parse(metadata).root(),
                             QJsonDocument::fromJson(metadata).object()));
    }

    void survivesEveryCut()
    {
        const QByteArray bytes = test::body(u"plugnmeet/participant_joined.json"_s);
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const Document document = Document::parse(bytes.left(size));
            QVERIFY(!document.isValid());
            // What was read before the cut can be walked and stays within the bytes.
            for (Value v = document.root().firstChild(); v; v = v.nextSibling())
                QVERIFY(v.offset() + v.raw().size() <= size);
            if (size > 40)
                QCOMPARE(document.root()["event"].toString(), u"participant_joined"_s);
        }
    }

    void keepsLexemesAndOrder()
    {
        const Document document =
            Document::parse(R"({"b":1.0,"a":12345678901234567890,"b":1e400})");
        const Value first = document.root().firstChild();
        QCOMPARE(first.key(), u"b"_s);
        QCOMPARE(first.raw().toByteArray(), "1.0"_ba);
        QCOMPARE(first.nextSibling().raw().toByteArray(), "12345678901234567890"_ba);
        QCOMPARE(document.root()["b"].raw().toByteArray(), "1e400"_ba); // the last one counts
        QVERIFY(document.hasDuplicateKeys());
    }

    void findsEscapedKeys()
    {
        const Document document = Document::parse(R"({"\u0065vent":"x"})");
        QCOMPARE(document.root()["event"].toString(), u"x"_s);
    }

    void readsIntegers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("ok");
        QTest::addColumn<qint64>("number");
        QTest::newRow("number") << "17"_ba << true << qint64(17);
        QTest::newRow("string") << "\"1789000000\""_ba << true << qint64(1'789'000'000);
        QTest::newRow("largest") << "\"9223372036854775807\""_ba << true
                                 << std::numeric_limits<qint64>::max();
        QTest::newRow("too large") << "9223372036854775808"_ba << false << qint64(0);
        QTest::newRow("fraction") << "1.5"_ba << false << qint64(0);
        QTest::newRow("text") << "\"12x\""_ba << false << qint64(0);
        QTest::newRow("empty") << "\"\""_ba << false << qint64(0);
        QTest::newRow("true") << "true"_ba << false << qint64(0);
    }
    void readsIntegers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, ok);
        QFETCH(qint64, number);
        const Document document = Document::parse(text);
        const auto read = document.root().toInt64();
        QCOMPARE(read.has_value(), ok);
        if (ok)
            QCOMPARE(*read, number);
    }

    void flagsBadText()
    {
        QCOMPARE(Document::parse("[\"ab\xff\"]").firstInvalidUtf8(), std::optional<qsizetype>(4));
        QVERIFY(!Document::parse("[\"\xe2\x82\xac\"]").firstInvalidUtf8());
        QVERIFY(Document::parse("\"\\ud800x\"").hasLoneSurrogates());
        QVERIFY(!Document::parse("\"\\ud83d\\ude00\"").hasLoneSurrogates());
    }

    void keepsByteOrderMarksInText()
    {
        const Document document = Document::parse("{\"\xef\xbb\xbfk\":\"\xef\xbb\xbfv\"}");
        QCOMPARE(document.root().firstChild().key(), u"\ufeffk"_s);
        QCOMPARE(document.root().firstChild().toString(), u"\ufeffv"_s);
    }

    void readsDoubles()
    {
        QCOMPARE(Document::parse("-0.0e9").root().toDouble(), std::optional(0.0));
        QCOMPARE(Document::parse("5e-324").root().toDouble(), std::optional(5e-324));
        QVERIFY(!Document::parse("1e-400").root().toDouble());
        QCOMPARE(Document::parse("1e308").root().toDouble(), std::optional(1e308));
        QVERIFY(!Document::parse("1e400").root().toDouble());
        QVERIFY(!Document::parse("\"1\"").root().toDouble());
    }

    void readsStartOfText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("length");
        QTest::addColumn<QString>("start");
        QTest::newRow("shorter") << "\"abc\""_ba << qsizetype(5) << u"abc"_s;
        QTest::newRow("longer") << "\"abcdef\""_ba << qsizetype(5) << u"abcde"_s;
        QTest::newRow("escapes") << "\"\\u0061\\u0062\\u0063\""_ba << qsizetype(2) << u"ab"_s;
        QTest::newRow("short escapes") << "\"\\n\\n\\n\""_ba << qsizetype(2) << u"\n\n"_s;
        QTest::newRow("pair") << "\"\\ud83d\\ude00x\""_ba << qsizetype(2) << u"\U0001f600"_s;
        QTest::newRow("UTF-8") << "\"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\""_ba << qsizetype(2)
                               << u"\u20ac\u20ac"_s;
        QTest::newRow("no string") << "17"_ba << qsizetype(2) << QString();
    }
    void readsStartOfText()
    {
        QFETCH(QByteArray, text);
        QFETCH(qsizetype, length);
        QFETCH(QString, start);
        QCOMPARE(Document::parse(text).root().startOfText(length), start);
    }

    void findsMembersInOnePass()
    {
        const Document document =
            Document::parse("{\"a\":1,\"\\u0062\":2,\"c\":{\"d\":3},\"a\":4,\"ab\":5}");
        const QByteArrayView keys[] = {"b", "a", "d", "ab"};
        Value found[4];
        document.root().members(keys, found);
        QCOMPARE(found[0].raw().toByteArray(), "2"_ba);
        QCOMPARE(found[1].raw().toByteArray(), "4"_ba); // the last one counts
        QVERIFY(!found[2]); // only inside another member
        QCOMPARE(found[3].raw().toByteArray(), "5"_ba);
        QCOMPARE(found[1].nextSibling().key(), u"ab"_s);
    }

    /// Strings are read eight bytes at a time: whatever is special must be seen at every place.
    void seesEveryPlace_data()
    {
        QTest::addColumn<QByteArray>("special");
        QTest::addColumn<QByteArray>("decoded"); // null: refused
        QTest::addColumn<qsizetype>("faultAt"); // behind the start of what is special
        const auto row = [](const char *name, const QByteArray &special, const QByteArray &decoded,
                            qsizetype faultAt = 0) {
            QTest::newRow(name) << special << decoded << faultAt;
        };
        row("quote", "\\\"", "\"");
        row("quotes", "\\\"\\\"", "\"\"");
        row("backslash", "\\\\", "\\");
        row("backslash and quote", "\\\\\\\"", "\\\"");
        row("quote and backslash", "\\\"\\\\", "\"\\");
        row("line feed", "\\n", "\n");
        row("unit", "\\u00e9", "\xc3\xa9");
        row("pair", "\\ud83d\\ude00", "\xf0\x9f\x98\x80");
        row("UTF-8", "\xe0\xa6\xb8", "\xe0\xa6\xb8");
        row("delete", "\x7f", "\x7f");
        row("nothing", "", "");
        row("not UTF-8", "\xff", "\xff");
        row("UTF-8 cut off", "\xe0\xa6 ", "\xe0\xa6 ");
        row("raw control", "\x1f", {});
        row("raw NUL", QByteArray(1, '\0'), {});
        row("escaped control", "\\\x1f", {});
        row("escaped letter", "\\a", {});
        row("escaped UTF-8", "\\\xc3\xa9", {});
        row("control behind a quote", "\\\"\x01", {}, 2);
        row("backslash and a wrong escape", "\\\\\\x", {}, 2);
    }
    void seesEveryPlace()
    {
        QFETCH(QByteArray, special);
        QFETCH(QByteArray, decoded);
        QFETCH(qsizetype, faultAt);
        for (qsizetype before = 0; before <= 40; ++before) {
            for (qsizetype behind = 0; behind <= 40; ++behind) {
                const QByteArray margin((before + behind) % 16, ' ');
                const QByteArray start(before, 'a');
                const QByteArray end(behind, 'z');
                const ExactBytes text(margin + '"' + start + special + end + '"');
                const Document document = Document::parse(text.bytes());
                const qsizetype at = margin.size() + 1 + before;
                QCOMPARE(document.isValid(), !decoded.isNull());
                if (!document.isValid()) {
                    QCOMPARE(document.error()->offset, at + faultAt);
                    continue;
                }
                QCOMPARE(document.root().toUtf8(), QByteArray(start + decoded + end));
                QCOMPARE(document.nodes().front().escapes, special.contains('\\'));
                QCOMPARE(document.firstInvalidUtf8().value_or(-1),
                         special.isValidUtf8() ? -1 : at);
                const ExactBytes object(margin + "{\"" + start + special + end + "\":7}");
                const Document other = Document::parse(object.bytes());
                QCOMPARE(other.root()[QByteArray(start + decoded + end)].toInt64(), 7);
                const ExactBytes cut(margin + '"' + start + special + end);
                QCOMPARE(Document::parse(cut.bytes()).error()->offset, margin.size());
            }
        }
    }

    void bounds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<int>("depth");
        QTest::addColumn<qsizetype>("nodes");
        QTest::addColumn<qsizetype>("refusedAt"); // -1: accepted
        const auto row = [](const char *name, const QByteArray &text, qsizetype bytes, int depth,
                            qsizetype nodes, qsizetype refusedAt) {
            QTest::newRow(name) << text << bytes << depth << nodes << refusedAt;
        };
        constexpr qsizetype Many = 1000;
        row("arrays as deep as allowed", "[[[]]]", Many, 3, Many, -1);
        row("arrays too deep", "[[[[]]]]", Many, 3, Many, 3);
        row("objects as deep as allowed", "{\"a\":{\"b\":{}}}", Many, 3, Many, -1);
        row("objects too deep", "{\"a\":{\"b\":{}}}", Many, 2, Many, 10);
        row("closed ones do not add up", "[[],[[]],{}]", Many, 3, Many, -1);
        row("numbers as many as allowed", "[1,2,3]", Many, Many, 4, -1);
        row("too many numbers", "[1,22,3]", Many, Many, 2, 3);
        row("too many strings", "[\"a\",\"b\"]", Many, Many, 2, 5);
        row("too many literals", "[true,null]", Many, Many, 2, 6);
        row("too many containers", "[[],{}]", Many, Many, 2, 4);
        row("members count, keys do not", "{\"a\":1,\"b\":2}", Many, Many, 3, -1);
        row("too many members", "{\"a\":1,\"b\":2}", Many, Many, 2, 11);
        row("repeated keys count", "{\"a\":1,\"a\":2}", Many, Many, 2, 11);
        row("bytes as many as allowed", "[1,2,3]", 7, Many, Many, -1);
        row("too many bytes", "[1,2,3]", 6, Many, Many, 0);
        row("a string beyond the bytes", "\"abcdef\"", 7, Many, Many, 0);
        row("a key beyond the bytes", "{\"abcdef\":1}", 11, Many, Many, 0);
        row("white space counts as bytes", "  1  ", 4, Many, Many, 0);
    }
    void bounds()
    {
        QFETCH(QByteArray, text);
        QFETCH(qsizetype, bytes);
        QFETCH(int, depth);
        QFETCH(qsizetype, nodes);
        QFETCH(qsizetype, refusedAt);
        const Document document =
            Document::parse(text, {.maxBytes = bytes, .maxDepth = depth, .maxNodes = nodes});
        QCOMPARE(document.isValid(), refusedAt < 0);
        if (refusedAt < 0)
            return;
        QVERIFY(document.error()->beyondLimits);
        QCOMPARE(document.error()->offset, refusedAt);
        QVERIFY(!Document::parse("[1").error()->beyondLimits);
    }

    void takesLargeTexts()
    {
        const Document deep = Document::parse(QByteArray(100'000, '['));
        QVERIFY(deep.error()->message.contains(u"nested deeper"_s));
        QCOMPARE(deep.error()->offset, qsizetype(512));
        const QByteArray large(9 * 1024 * 1024, 'x');
        QCOMPARE(Document::parse('"' + large + '"').root().toUtf8().size(), large.size());
        const Document key = Document::parse("{\"" + large + "\":1}");
        QCOMPARE(key.root().firstChild().rawKey().size(), large.size() + 2);
        QVERIFY(!Document::parse('"' + large + '"').root().toInt64());
        QVERIFY(!Document::parse(QByteArray(9 * 1024 * 1024, '1')).root().toInt64());
    }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "tst_document.moc"

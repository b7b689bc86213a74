// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/layoutdetector.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass::json;

Q_DECLARE_METATYPE(RewriteStyle)
Q_DECLARE_METATYPE(Layout)

namespace {

/// A schema of one event: the declared order is event, room {sid, count}, id.
const QByteArray Schema = R"({"definitions": {"events": {"made": {"type": "object", "properties": {
    "event": {"const": "made"},
    "room": {"$ref": "#/definitions/room"},
    "list": {"type": "array", "items": {"$ref": "#/definitions/room"}},
    "id": {"type": "string"}}}},
    "room": {"type": "object", "properties": {"sid": {"type": "string"},
        "count": {"type": ["string", "integer"], "format": "int64"}}}}})";

} // namespace

class RewriterTest : public QObject
{
    Q_OBJECT

private slots:
    void rewrites_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<RewriteStyle>("style");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray odd = "{ \"a\" :1.0e1 ,\"a\":[ ],\n\"b\":{}, \"c\":[1,\"\\u0041\\/\"]}";
        QTest::newRow("kept byte for byte") << odd << RewriteStyle {} << odd;
        QTest::newRow("compact: lexemes, escapes and duplicates stay")
            << odd << RewriteStyle {.layout = Layout::Compact}
            << QByteArray(R"({"a":1.0e1,"a":[],"b":{},"c":[1,"\u0041\/"]})");
        QTest::newRow("comma-spaced")
            << odd << RewriteStyle {.layout = Layout::CommaSpaced}
            << QByteArray(R"({"a":1.0e1, "a":[], "b":{}, "c":[1, "\u0041\/"]})");
        QTest::newRow("colon-spaced")
            << odd << RewriteStyle {.layout = Layout::ColonSpaced}
            << QByteArray(R"({"a": 1.0e1,"a": [],"b": {},"c": [1,"\u0041\/"]})");
        QTest::newRow("as json.dumps")
            << QByteArray(R"({"a":[1,{"b":null}]})") << RewriteStyle {.layout = Layout::BothSpaced}
            << QByteArray(R"({"a": [1, {"b": null}]})");
        QTest::newRow("two spaces")
            << QByteArray(R"({"a":[1,{}],"b":[]})") << RewriteStyle {.layout = Layout::Indent2}
            << "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"_ba;
        QTest::newRow("four spaces")
            << QByteArray(R"({"a":[1]})") << RewriteStyle {.layout = Layout::Indent4}
            << "{\n    \"a\": [\n        1\n    ]\n}"_ba;
        QTest::newRow("tabs") << QByteArray(R"({"a":1})")
                              << RewriteStyle {.layout = Layout::IndentTab}
                              << "{\n\t\"a\": 1\n}"_ba;
        QTest::newRow("white space around the document stays")
            << " \r\n{\"a\": 1}\n"_ba << RewriteStyle {.layout = Layout::Compact}
            << " \r\n{\"a\":1}\n"_ba;
        QTest::newRow("slashes") << QByteArray(R"({"u/":"a/b\/c"})")
                                 << RewriteStyle {.slashes = Escapes::Lower}
                                 << QByteArray(R"({"u\/":"a\/b\/c"})");
        QTest::newRow("no slashes")
            << QByteArray(R"({"u\/":"a/b\/\\/c"})") << RewriteStyle {.slashes = Escapes::Unescape}
            << QByteArray(R"({"u/":"a/b/\\/c"})");
        QTest::newRow("unicode") << "[\"\xc3\xbc\xf0\x9f\x98\x80\\n\"]"_ba
                                 << RewriteStyle {.unicode = Escapes::Lower}
                                 << QByteArray(R"(["\u00fc\ud83d\ude00\n"])");
        QTest::newRow("unicode, upper case")
            << "[\"\xc3\xbc\"]"_ba << RewriteStyle {.unicode = Escapes::Upper}
            << QByteArray(R"(["\u00FC"])");
        QTest::newRow("no unicode; a lone surrogate cannot be UTF-8, ASCII and controls stay")
            << QByteArray(R"(["\u00fc\uD83D\uDE00\ud83d\u0041\u0001"])")
            << RewriteStyle {.unicode = Escapes::Unescape}
            << QByteArray("[\"\xc3\xbc\xf0\x9f\x98\x80\\ud83d\\u0041\\u0001\"]");
        QTest::newRow("html, as Go")
            << "[\"<a&b>\xe2\x80\xa8\"]"_ba << RewriteStyle {.html = Escapes::Lower}
            << QByteArray(R"(["\u003ca\u0026b\u003e\u2028"])");
        QTest::newRow("no html") << QByteArray(R"(["\u003ca\u0026b\u003E"])")
                                 << RewriteStyle {.html = Escapes::Unescape}
                                 << QByteArray(R"(["<a&b>"])");
        const QByteArray sent = R"({"event":"made","room":{"sid":"x","count":"12"},"id":"i"})";
        QTest::newRow("sorted")
            << sent << RewriteStyle {.order = KeyOrder::Sorted}
            << QByteArray(R"({"event":"made","id":"i","room":{"count":"12","sid":"x"}})");
        QTest::newRow("declared order")
            << QByteArray(R"({"event":"made","id":"i","new":1,"room":{"count":"12","sid":"x"}})")
            << RewriteStyle {.order = KeyOrder::Declared}
            << QByteArray(R"({"event":"made","room":{"sid":"x","count":"12"},"id":"i","new":1})");
        QTest::newRow("int64 as number")
            << sent << RewriteStyle {.int64 = Int64Form::Number}
            << QByteArray(R"({"event":"made","room":{"sid":"x","count":12},"id":"i"})");
        QTest::newRow("int64 as text, only where the schema says so")
            << QByteArray(R"({"event":"made","n":7,"list":[{"count":-12}]})")
            << RewriteStyle {.int64 = Int64Form::Text}
            << QByteArray(R"({"event":"made","n":7,"list":[{"count":"-12"}]})");
        QTest::newRow("several at once") << QByteArray(R"({"b":"/","a":"ü"})")
                                         << RewriteStyle {.layout = Layout::BothSpaced,
                                                          .slashes = Escapes::Lower,
                                                          .unicode = Escapes::Lower,
                                                          .order = KeyOrder::Sorted}
                                         << QByteArray(R"({"a": "\u00fc", "b": "\/"})");
    }
    void rewrites()
    {
        QFETCH(QByteArray, given);
        QFETCH(RewriteStyle, style);
        QFETCH(QByteArray, expected);
        FieldGuide guide;
        guide.addSchema(Document::parse(Schema));
        const auto document = Document::parse(given);
        QVERIFY(document.isValid());
        Rewriter rewriter(document, &guide);
        QCOMPARE(rewriter.rewrite(style), expected);
        QCOMPARE(rewriter.rewrite({}), given); // nothing sticks from one style to the next
    }

    void detectsLayouts_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<Layout>("layout");
        QTest::newRow("compact") << QByteArray(R"({"a":1,"b":[1,2]})") << Layout::Compact;
        QTest::newRow("comma") << QByteArray(R"({"a":1, "b":[1, 2]})") << Layout::CommaSpaced;
        QTest::newRow("colon") << QByteArray(R"({"a": 1,"b": [1,2]})") << Layout::ColonSpaced;
        QTest::newRow("both") << QByteArray(R"({"a": 1, "b": [1, 2]})") << Layout::BothSpaced;
        QTest::newRow("two") << "{\n  \"a\": 1\n}"_ba << Layout::Indent2;
        QTest::newRow("four") << "{\n    \"a\": 1\n}"_ba << Layout::Indent4;
        QTest::newRow("tab") << "{\n\t\"a\": 1\n}"_ba << Layout::IndentTab;
        QTest::newRow("one comma differs") << QByteArray(R"({"a":1, "b":[1,2]})") << Layout::Keep;
        QTest::newRow("space before a colon") << QByteArray(R"({"a" :1})") << Layout::Keep;
        QTest::newRow("three") << "{\n   \"a\": 1\n}"_ba << Layout::Keep;
        QTest::newRow("CR LF") << "{\r\n  \"a\": 1\r\n}"_ba << Layout::Keep;
    }
    void detectsLayouts()
    {
        QFETCH(QByteArray, given);
        QFETCH(Layout, layout);
        const auto document = Document::parse(given);
        QVERIFY(document.isValid());
        QCOMPARE(int(detectLayout(document)), int(layout));
    }
};

QTEST_GUILESS_MAIN(RewriterTest)
#include "tst_rewriter.moc"

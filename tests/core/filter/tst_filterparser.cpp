// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filternode.h"
#include "core/filter/filterparser.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QString sign(FilterOperator op)
{
    return QStringList {u":"_s, u"="_s, u"<"_s, u"<="_s, u">"_s, u">="_s, u"~"_s}.at(int(op));
}

/// A tree in brackets: (and (room : demo) (not (word x))).
QString dump(const FilterNode &node)
{
    if (node.kind == FilterNode::Kind::Term) {
        QStringList values;
        for (const FilterValue &value : node.term.values)
            values.append(value.isRegex ? u'/' + value.source + u'/' + value.flags : value.source);
        const FilterTerm &term = node.term;
        const QString head = term.target.row ? term.target.name + u' ' + sign(term.op) : u"word"_s;
        return u'(' + head + u' ' + values.join(u'|') + u')';
    }
    QString text = QStringList {u"?"_s, u"(not"_s, u"(and"_s, u"(or"_s}.at(int(node.kind));
    for (const FilterNode &child : node.children)
        text += u' ' + dump(child);
    return text + u')';
}

QString nested(int depth, const QString &open, const QString &close)
{
    return open.repeated(depth) + u'x' + close.repeated(depth);
}

} // namespace

class FilterParserTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("tree");
        const auto row = [](const char *text, const char *tree) {
            QTest::newRow(text) << QString::fromUtf8(tree);
        };
        // Words
        row("amina", "(word amina)");
        row("  amina  ", "(word amina)");
        row("amina joined", "(and (word amina) (word joined))");
        row("\"amina joined\"", "(word amina joined)");
        row("ro*m", "(word ro*m)");
        row("a?b", "(word a?b)");
        row("a\\*b", "(word a\\*b)");
        row("\"a\\\"b\"", "(word a\"b)");
        row("a\\ b", "(word a b)");
        row("a\\(b\\)", "(word a(b))");
        row("c\\n", "(word c\\\\n)"); // before a letter it is a backslash
        row("a\\\\b", "(word a\\\\b)");
        row("10.0.0.1:4711", "(word 10.0.0.1:4711)"); // no name begins with a digit
        row("::1", "(word ::1)");
        row("[::1]:80", "(word [::1]:80)");
        row("a - b", "(and (word a) (word -) (word b))");
        row("\"-\"", "(word -)");
        row("\"and\"", "(word and)");
        row("android", "(word android)");
        row("order", "(word order)");
        row("nothing", "(word nothing)");
        row("\xc3\xa9t\xc3\xa9", "(word \xc3\xa9t\xc3\xa9)");
        row("\xf0\x9f\x98\x80", "(word \xf0\x9f\x98\x80)");
        row("body.room", "(word body.room)"); // without an operator it is a word
        row("a!b", "(word a!b)");
        row("a \\!b", "(and (word a) (word !b))");
        row("\"&&\"", "(word &&)");
        row("{\\\"id\\\":1}", "(word {\"id\":1})");
        // Fields
        row("room:demo", "(room : demo)");
        row("ROOM:Demo", "(room : Demo)");
        row("room:\"a b\"", "(room : a b)");
        row("room:a:b", "(room : a:b)");
        row("room:-x", "(room : -x)");
        row("room:and", "(room : and)");
        row("room=demo", "(room = demo)");
        row("room=\"\"", "(room = )");
        row("room!=demo", "(not (room = demo))");
        row("room:*", "(room : *)");
        row("target:/hook?x=1", "(target : /hook?x=1)");
        row("target:team=demo", "(target : team=demo)");
        row("room:a\\|b", "(room : a|b)");
        row("room:a event:b", "(and (room : a) (event : b))");
        row("participant:\"Al*\"", "(participant : Al*)");
        row("verdict:failed", "(verdict : failed)");
        row("verdict:FAILED", "(verdict : FAILED)");
        row("verdict:un*", "(verdict : un*)");
        row("cause:wrong-secret", "(cause : wrong-secret)");
        row("sender:plugnmeet", "(sender : plugnmeet)");
        row("is:pinned", "(is : pinned)");
        row("is:(retry|duplicate)", "(is : retry|duplicate)");
        row("accepted-by:livekit-go", "(accepted-by : livekit-go)");
        row("finding:warning", "(finding : warning)");
        row("key:plugnmeet", "(key : plugnmeet)");
        row("listener:default", "(listener : default)");
        row("note:\"to do later\"", "(note : to do later)");
        row("rule:once", "(rule : once)");
        row("peer:10.0.0.*", "(peer : 10.0.0.*)");
        row("peer:[::1]:80", "(peer : [::1]:80)");
        row("id:EV_1", "(id : EV_1)");
        row("summary:joined", "(summary : joined)");
        row("method:post", "(method : post)");
        // Lists
        row("event:(a|b)", "(event : a|b)");
        row("event:( a | \"b c\" )", "(event : a|b c)");
        row("event:(a)", "(event : a)");
        row("event=(a|b)", "(event = a|b)");
        row("event:(a\\|b|c)", "(event : a|b|c)");
        row("event:(-a|and)", "(event : -a|and)");
        row("room~(/a/|/b/i)", "(room ~ /a/|/b/i)");
        row("status:(5xx|404)", "(status : 5xx|404)");
        row("-event:(a|b) c", "(and (not (event : a|b)) (word c))");
        // Numbers
        row("size>10kb", "(size > 10kb)");
        row("size>=10kb", "(size >= 10kb)");
        row("size<1.5mb", "(size < 1.5mb)");
        row("size<=2GB", "(size <= 2GB)");
        row("size:100", "(size : 100)");
        row("size:100b", "(size : 100b)");
        row("size=0", "(size = 0)");
        row("size!=0", "(not (size = 0))");
        row("attempt>1", "(attempt > 1)");
        row("attempt:1?", "(attempt : 1?)");
        row("seq>=100", "(seq >= 100)");
        row("status:5xx", "(status : 5xx)");
        row("status:5XX", "(status : 5XX)");
        row("status:503", "(status : 503)");
        row("status:2*", "(status : 2*)");
        row("status>=500", "(status >= 500)");
        row("colour:2", "(colour : 2)");
        row("retry:12", "(retry : 12)");
        row("duplicate:3", "(duplicate : 3)");
        row("latency>=500ms", "(latency >= 500ms)");
        row("latency>-2s", "(latency > -2s)");
        row("latency<850us", "(latency < 850us)");
        row("latency<850\xc2\xb5s", "(latency < 850\xc2\xb5s)");
        row("latency<1.5s", "(latency < 1.5s)");
        row("answered>2min", "(answered > 2min)");
        row("age<5m", "(age < 5m)");
        row("age>1d", "(age > 1d)");
        row("age<12h", "(age < 12h)");
        row("received>10:30", "(received > 10:30)");
        row("received>9:05", "(received > 9:05)");
        row("received<10:30:05", "(received < 10:30:05)");
        row("received>=10:30:05.123456", "(received >= 10:30:05.123456)");
        row("received:2026-11-23", "(received : 2026-11-23)");
        row("received>2026-11-23T10:30", "(received > 2026-11-23T10:30)");
        row("received>\"2026-11-23 10:30\"", "(received > 2026-11-23 10:30)");
        row("received<=2026-11-23T10:30:00.5Z", "(received <= 2026-11-23T10:30:00.5Z)");
        // Regular expressions
        row("room~/^demo-\\d+$/i", "(room ~ /^demo-\\d+$/i)");
        row("room~/a b/", "(room ~ /a b/)");
        row("target~/\\/hook\\//", "(target ~ //hook//)");
        row("room~/a|b/ x", "(and (room ~ /a|b/) (word x))");
        row("room~/(a)/ims", "(room ~ /(a)/ims)");
        row("header.host~/^a/", "(header.host ~ /^a/)");
        row("body.x~/a/", "(body.x ~ /a/)");
        row("verdict~/^un/", "(verdict ~ /^un/)");
        // Headers, bodies, presence
        row("header:gzip", "(header : gzip)");
        row("header.user-agent:*Go*", "(header.user-agent : *Go*)");
        row("Header.User-Agent:*Go*", "(header.User-Agent : *Go*)");
        row("header.content-length>100", "(header.content-length > 100)");
        row("body:text", "(body : text)");
        row("body.participant.name:\"Al*\"", "(body.participant.name : Al*)");
        row("body.tracks[0].sid:TR_1", "(body.tracks[0].sid : TR_1)");
        row("body.tracks[].sid:TR_1", "(body.tracks[].sid : TR_1)");
        row("body[0]:x", "(body[0] : x)");
        row("body.\"odd name\".x=1", "(body.\"odd name\".x = 1)");
        row("body.\"a\\\"b\":1", "(body.\"a\\\"b\" : 1)");
        row("body.room.max_participants>=10", "(body.room.max_participants >= 10)");
        row("body.x<-1.5e3", "(body.x < -1.5e3)");
        row("body.$ref:x", "(body.$ref : x)");
        row("has:metadata", "(has : metadata)");
        row("has:(room|note)", "(has : room|note)");
        row("has:body.room.metadata", "(has : body.room.metadata)");
        row("has:header.hash-token", "(has : header.hash-token)");
        row("-has:participant", "(not (has : participant))");
        // And, or, not, parentheses
        row("a and b", "(and (word a) (word b))");
        row("a AND b", "(and (word a) (word b))");
        row("a or b", "(or (word a) (word b))");
        row("a or b or c", "(or (word a) (word b) (word c))");
        row("a b or c d", "(or (and (word a) (word b)) (and (word c) (word d)))");
        row("a (b or c)", "(and (word a) (or (word b) (word c)))");
        row("(a b) c", "(and (word a) (word b) (word c))");
        row("(a or b) or c", "(or (word a) (word b) (word c))");
        row("(a)b", "(and (word a) (word b))");
        row("(a)(b)", "(and (word a) (word b))");
        row("((a))", "(word a)");
        row("( a )", "(word a)");
        row("not a", "(not (word a))");
        row("NOT a", "(not (word a))");
        row("not(a)", "(not (word a))");
        row("not(a or b)", "(not (or (word a) (word b)))");
        row("-a", "(not (word a))");
        row("-(a b)", "(not (and (word a) (word b)))");
        row("--a", "(not (not (word a)))");
        row("not not a", "(not (not (word a)))");
        row("-not a", "(not (not (word a)))");
        row("-a b", "(and (not (word a)) (word b))");
        row("not a or b", "(or (not (word a)) (word b))");
        row("-room:x or -room:y", "(or (not (room : x)) (not (room : y)))");
        row("a and not b", "(and (word a) (not (word b)))");
        row("a and(b)or(c)", "(or (and (word a) (word b)) (word c))");
        row("a\tb\nc", "(and (word a) (word b) (word c))");
        row("event:(a|b) -room:c (size>1kb or latency>2s)",
            "(and (event : a|b) (not (room : c)) (or (size > 1kb) (latency > 2s)))");
    }
    void reads()
    {
        QFETCH(QString, tree);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        const auto filter = Filter::compile(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QCOMPARE(dump(*filter->root()), tree);
        // The usual form is the same tree, and stays as it is.
        const auto again = Filter::compile(filter->text());
        QVERIFY2(again, qPrintable(filter->text()));
        QCOMPARE(dump(*again->root()), tree);
        QCOMPARE(again->text(), filter->text());
        QVERIFY(!filter->describe().isEmpty());
    }

    void readsNothing()
    {
        for (const QString &text : {QString(), u""_s, u"  \t\n"_s}) {
            const auto filter = Filter::compile(text);
            QVERIFY(filter && filter->isEmpty());
            QCOMPARE(filter->text(), QString());
            QCOMPARE(filter->describe(), QString());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("incomplete");
        QTest::addColumn<QString>("says");
        const auto wrong = [](const char *text, int offset, int length, const char *says) {
            QTest::newRow(text) << offset << length << false << QString::fromUtf8(says);
        };
        const auto incomplete = [](const char *text, int offset, int length, const char *says) {
            QTest::newRow(text) << offset << length << true << QString::fromUtf8(says);
        };
        // The text ends too early.
        incomplete("room:", 0, 5, "value is missing");
        incomplete("a room:", 2, 5, "value is missing");
        incomplete("size>", 0, 5, "value is missing");
        incomplete("size>=", 0, 6, "value is missing");
        incomplete("room~", 0, 5, "value is missing");
        incomplete("room~/ab", 5, 3, "closing slash");
        incomplete("room~/ab\\/", 5, 5, "closing slash");
        incomplete("\"ab", 0, 3, "closing quote");
        incomplete("room:\"ab", 5, 3, "closing quote");
        incomplete("room:\"ab\\\"", 5, 5, "closing quote");
        incomplete("room:\"ab\\", 5, 4, "closing quote");
        incomplete("ab\\", 2, 1, "backslash");
        incomplete("(", 0, 1, "missing");
        incomplete("(a", 0, 1, "closing parenthesis");
        incomplete("(a ", 0, 1, "closing parenthesis");
        incomplete("x (a (b)", 2, 1, "closing parenthesis");
        incomplete("(a or", 3, 2, "Behind \"or\"");
        incomplete("a and", 2, 3, "Behind \"and\"");
        incomplete("a and ", 2, 4, "Behind \"and\"");
        incomplete("a or", 2, 2, "Behind \"or\"");
        incomplete("not", 0, 3, "Behind \"not\"");
        incomplete("a not ", 2, 4, "Behind \"not\"");
        incomplete("-", 0, 1, "Behind \"-\"");
        incomplete("a -", 2, 1, "Behind \"-\"");
        incomplete("event:(", 6, 1, "list");
        incomplete("event:(a", 6, 2, "list");
        incomplete("event:(a|", 6, 3, "list");
        incomplete("event:(a|b", 6, 4, "list");
        incomplete("has:", 0, 4, "value is missing");
        incomplete("has:header.", 4, 7, "name of a header");
        incomplete("has:body.", 4, 5, "path");
        incomplete("has:body.tracks[0", 4, 13, "path");
        incomplete("verdict:fai", 8, 3, "failed");
        incomplete("verdict:un", 8, 2, "unsigned");
        incomplete("size>10k", 5, 3, "size");
        incomplete("size>1.", 5, 2, "size");
        incomplete("size>-", 5, 1, "size");
        incomplete("latency>5", 8, 1, "span of time");
        incomplete("latency>5mi", 8, 3, "span of time");
        incomplete("received>10", 9, 2, "time");
        incomplete("received>10:", 9, 3, "time");
        incomplete("received>2026-11", 9, 7, "time");
        incomplete("received>2026-11-23T1", 9, 12, "time");
        incomplete("status:5x", 7, 2, "status");
        incomplete("body.x>-", 7, 1, "number");
        // It is wrong.
        wrong("rom:x", 0, 3, "Did you mean \"room\"?");
        wrong("a rom:x", 2, 3, "Did you mean \"room\"?");
        wrong("evnt:x", 0, 4, "Did you mean \"event\"?");
        wrong("zzzzzz:x", 0, 6, "quotes");
        wrong("https://host/", 0, 5, "quotes");
        wrong("team=demo", 0, 4, "quotes");
        wrong("room: x", 5, 1, "right behind");
        wrong("(room:)", 6, 1, "right behind");
        wrong("size > 10kb", 5, 1, "right behind its field");
        wrong("=x", 0, 1, "right behind its field");
        wrong("a && b", 2, 2, "Write and");
        wrong("a || b", 2, 1, "write or");
        wrong("!room:x", 0, 1, "Write - or not");
        wrong("room:\"\"", 5, 2, "empty");
        wrong("\"\"", 0, 2, "empty");
        wrong("room~//", 5, 2, "empty");
        wrong("room~demo", 5, 0, "slashes");
        wrong("room~/(/", 5, 3, "not a regular expression");
        wrong("room~/a/x", 5, 4, "only i, m and s");
        wrong("room~/a/\"b\"", 5, 3, "space");
        wrong("\"a\"b", 0, 3, "space");
        wrong("ab\"c\"", 2, 1, "quotes");
        wrong("foo(bar)", 3, 1, "quotes");
        wrong("a|b", 1, 1, "or");
        wrong("room:a|b", 6, 1, "(a|b)");
        wrong(")", 0, 1, "missing");
        wrong("a)", 1, 1, "opening parenthesis");
        wrong("(a))", 3, 1, "opening parenthesis");
        wrong("()", 1, 1, "missing");
        wrong("a ()", 3, 1, "missing");
        wrong("and a", 0, 3, "Before \"and\"");
        wrong("or", 0, 2, "Before \"or\"");
        wrong("a or or b", 5, 2, "Before \"or\"");
        wrong("a and and b", 6, 3, "Before \"and\"");
        wrong("not or", 4, 2, "Before \"or\"");
        wrong("(a or)", 5, 1, "Behind \"or\"");
        wrong("(a and)", 6, 1, "Behind \"and\"");
        wrong("(not)", 4, 1, "Behind \"not\"");
        wrong("(-)", 2, 1, "Behind \"-\"");
        wrong("event:()", 7, 1, "value is missing");
        wrong("event:(a||b)", 9, 1, "value is missing");
        wrong("event:(|a)", 7, 1, "value is missing");
        wrong("event:(a b)", 9, 1, "\"|\" is needed");
        wrong("size>(1|2)", 0, 5, "one value");
        wrong("room>x", 0, 5, "no number");
        wrong("verdict<failed", 0, 8, "no number");
        wrong("size~/1/", 0, 5, "number");
        wrong("has=room", 0, 4, "colon");
        wrong("has:ro*m", 4, 4, "name of a field");
        wrong("has:body..x", 4, 7, "path");
        wrong("has:body. x", 4, 5, "path"); // nothing can come any more
        wrong("verdict:faild", 8, 5, "Did you mean \"failed\"?");
        wrong("verdict:fai x", 8, 3, "failed"); // it goes on, so that it is not half of a word
        wrong("verdict:z*", 8, 2, "verified, failed");
        wrong("cause:wrong-secrets", 6, 13, "wrong-secret");
        wrong("sender:zoom", 7, 4, "livekit");
        wrong("is:pined", 3, 5, "pinned");
        wrong("accepted-by:nobody", 12, 6, "livekit-go");
        wrong("size>10xb", 5, 4, "size");
        wrong("size>kb", 5, 2, "size");
        wrong("size>1k b", 5, 2, "size");
        wrong("size:1*", 5, 2, "size");
        wrong("size>99999999999999999gb", 5, 19, "size");
        wrong("attempt>x", 8, 1, "whole number");
        wrong("attempt>1.5", 8, 3, "whole number");
        wrong("attempt>99999999999999999999", 8, 20, "whole number");
        wrong("latency>5 x", 8, 1, "span of time");
        wrong("latency>5kb", 8, 3, "span of time");
        wrong("age<x", 4, 1, "span of time");
        wrong("received>noon", 9, 4, "time");
        wrong("received>25:00 x", 9, 5, "time");
        wrong("received>10:60 x", 9, 5, "time");
        wrong("received>2026-13-01 x", 9, 10, "time");
        wrong("status:5yy", 7, 3, "status");
        wrong("header.:x", 0, 7, "name of a header");
        wrong("body.:x", 0, 5, "path");
        wrong("body..x:1", 0, 7, "path");
        wrong("body.x[a]:1", 0, 9, "path");
        wrong("body.x[-1]:1", 0, 10, "path");
        wrong("body.x>ten", 7, 3, "number");
        wrong("header.content-length>ten", 22, 3, "number");
    }
    void refuses()
    {
        QFETCH(int, offset);
        QFETCH(int, length);
        QFETCH(bool, incomplete);
        QFETCH(QString, says);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        const auto filter = Filter::compile(text);
        QVERIFY(!filter);
        const Error &error = filter.error();
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
        QVERIFY2(error.message.endsWith(u'.') || error.message.endsWith(u'?')
                     || error.message.endsWith(u"/i"),
                 qPrintable(error.message));
        QCOMPARE(error.offset, offset);
        QCOMPARE(error.length, length);
        QCOMPARE(error.incomplete, incomplete);
    }

    /// To whoever types, a path without its operator is half a term; to anybody else a word.
    void waitsForTheRestOfAPath_data()
    {
        QTest::addColumn<int>("offset"); // -1: there is nothing to wait for
        const auto row = [](const char *text, int offset) { QTest::newRow(text) << offset; };
        row("body.ev", 0);
        row("BODY.event", 0);
        row("a -body.ev", 3);
        row("(a or body.", 6);
        row("body[", 0);
        row("body[0].x", 0);
        row("body.x!", 0);
        row("header.user-agent", 0);
        row("body", -1);
        row("event", -1);
        row("body.ev a", -1);
        row("(body.ev)", -1);
        row("body.x!y", -1);
        row("somebody.else", -1);
        row("summary.txt", -1);
        row("\"body.ev\"", -1);
        row("body.event:x", -1);
    }
    void waitsForTheRestOfAPath()
    {
        QFETCH(int, offset);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        const auto typed = Filter::compileTyped(text);
        QCOMPARE(bool(typed), offset < 0);
        if (!typed) {
            QVERIFY(typed.error().incomplete);
            QCOMPARE(typed.error().offset, offset);
            QCOMPARE(typed.error().length, text.size() - offset);
        }
        if (!text.startsWith(u'(') || text.endsWith(u')'))
            QVERIFY(Filter::compile(text));
    }

    /// Nobody's text costs more than it should.
    void isBounded()
    {
        QVERIFY(Filter::compile(nested(32, u"("_s, u")"_s)));
        QVERIFY(!Filter::compile(nested(33, u"("_s, u")"_s)));
        QVERIFY(!Filter::compile(nested(1900, u"("_s, u")"_s)));
        QVERIFY(Filter::compile(nested(32, u"-"_s, {})));
        QVERIFY(!Filter::compile(nested(33, u"-"_s, {})));
        QVERIFY(!Filter::compile(nested(900, u"not "_s, {})));
        QVERIFY(Filter::compile(u"x "_s.repeated(200)));
        const auto tooMany = Filter::compile(u"x "_s.repeated(201));
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().offset, 400);
        QVERIFY(Filter::compile(QString(1000, u'x')));
        QVERIFY(!Filter::compile(QString(1001, u'x')));
        QVERIFY(!Filter::compile(u" "_s.repeated(FilterParser::MaxLength) + u'x'));
        QVERIFY(!Filter::compile(u"event:("_s + u"x|"_s.repeated(200) + u"x)"_s));
        QVERIFY(!Filter::compile(u"body"_s + u".a"_s.repeated(40) + u":1"_s));
    }

    void describes_data()
    {
        QTest::addColumn<QString>("english");
        const auto row = [](const char *text, const char *english) {
            QTest::newRow(text) << QString::fromUtf8(english);
        };
        row("event=(room_started|room_finished) size>10kb",
            "event is room_started or room_finished, and size is more than 10kb");
        row("event:(a|b|c)", "event contains a, b or c");
        row("room:demo*", "room matches demo*");
        row("-room:demo", "room does not contain demo");
        row("amina", "amina occurs somewhere");
        row("-\"amina rahman\"", "\"amina rahman\" occurs nowhere");
        row("verdict:failed", "verdict is failed");
        row("is:pinned -is:retry", "it is pinned, and it is not retry");
        row("has:metadata", "there is metadata");
        row("-has:room", "there is no room");
        row("received>10:30", "received is after 10:30");
        row("age<5m or latency>=2s", "age is less than 5m, or latency is at least 2s");
        row("room~/^a/i", "room matches /^a/i");
        row("a (b or c)", "a occurs somewhere, and (b occurs somewhere, or c occurs somewhere)");
        row("-(a b)", "not (a occurs somewhere, and b occurs somewhere)");
        row("status!=200", "status is not 200");
        row("room:\"a\x1b[31m\"", "room contains a\\u001b[31m");
        row("room:a\\*b", "room contains a*b");
        row("body.room.sid:RM_1", "body.room.sid contains RM_1");
    }
    void describes()
    {
        QFETCH(QString, english);
        const auto filter = Filter::compile(QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().message));
        QCOMPARE(filter->describe(), english);
    }

    /// Parentheses only where they are needed.
    void writesTheUsualForm_data()
    {
        QTest::addColumn<QString>("usual");
        const auto row = [](const char *text, const char *usual) {
            QTest::newRow(text) << QString::fromUtf8(usual);
        };
        row("(a) and ((b))", "a b");
        row("(a b) or (c and d)", "a b or c d");
        row("a and (b or c)", "a (b or c)");
        row("not (a or b)", "-(a or b)");
        row("NOT room!=x", "--room=x");
        row("ROOM:\"x\"", "room:x");
        row("room:( a | b )", "room:(a|b)");
        row("room:(a)", "room:a");
        row("\"and\" \"a b\" \"x:y\"", "\"and\" \"a b\" \"x:y\"");
        row("target~/\\/a/i", "target~/\\/a/i");
        row("10.0.0.1:80", "\"10.0.0.1:80\"");
    }
    void writesTheUsualForm()
    {
        QFETCH(QString, usual);
        QCOMPARE(Filter::compile(QString::fromUtf8(QTest::currentDataTag()))->text(), usual);
    }
};

QTEST_APPLESS_MAIN(FilterParserTest)
#include "tst_filterparser.moc"

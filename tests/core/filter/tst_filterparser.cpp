// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filternode.h"

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

} // namespace

/// What the texts of filters mean: as a tree, in English, and in their usual form.
class FilterParserTest : public QObject
{
    Q_OBJECT

    static void row(const char *text, const char *expected)
    {
        QTest::newRow(text) << QString::fromUtf8(expected);
    }
    static void addWords()
    {
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
    }
    static void addFields()
    {
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
    }
    static void addLists()
    {
        row("event:(a|b)", "(event : a|b)");
        row("event:( a | \"b c\" )", "(event : a|b c)");
        row("event:(a)", "(event : a)");
        row("event=(a|b)", "(event = a|b)");
        row("event:(a\\|b|c)", "(event : a|b|c)");
        row("event:(-a|and)", "(event : -a|and)");
        row("room~(/a/|/b/i)", "(room ~ /a/|/b/i)");
        row("status:(5xx|404)", "(status : 5xx|404)");
        row("-event:(a|b) c", "(and (not (event : a|b)) (word c))");
    }
    static void addNumbers()
    {
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
    }
    static void addExpressions()
    {
        row("room~/^demo-\\d+$/i", "(room ~ /^demo-\\d+$/i)");
        row("room~/a b/", "(room ~ /a b/)");
        row("target~/\\/hook\\//", "(target ~ //hook//)");
        row("room~/a|b/ x", "(and (room ~ /a|b/) (word x))");
        row("room~/(a)/ims", "(room ~ /(a)/ims)");
        row("header.host~/^a/", "(header.host ~ /^a/)");
        row("body.x~/a/", "(body.x ~ /a/)");
        row("verdict~/^un/", "(verdict ~ /^un/)");
    }
    static void addBodies()
    {
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
    }
    static void addCombinations()
    {
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

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("tree");
        addWords();
        addFields();
        addLists();
        addNumbers();
        addExpressions();
        addBodies();
        addCombinations();
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

    void describes_data()
    {
        QTest::addColumn<QString>("english");
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

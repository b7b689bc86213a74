// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filterparser.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Texts that are no filters, and where and why they are not.
class FilterErrorsTest : public QObject
{
    Q_OBJECT

    static void unfinished(const char *text, int offset, int length, const char *says)
    {
        QTest::newRow(text) << offset << length << true << QString::fromUtf8(says);
    }
    static void wrong(const char *text, int offset, int length, const char *says)
    {
        QTest::newRow(text) << offset << length << false << QString::fromUtf8(says);
    }
    /// The text ends too early.
    static void addUnfinished()
    {
        unfinished("room:", 0, 5, "value is missing");
        unfinished("a room:", 2, 5, "value is missing");
        unfinished("size>", 0, 5, "value is missing");
        unfinished("size>=", 0, 6, "value is missing");
        unfinished("room~", 0, 5, "value is missing");
        unfinished("room~/ab", 5, 3, "closing slash");
        unfinished("room~/ab\\/", 5, 5, "closing slash");
        unfinished("\"ab", 0, 3, "closing quote");
        unfinished("room:\"ab", 5, 3, "closing quote");
        unfinished("room:\"ab\\\"", 5, 5, "closing quote");
        unfinished("room:\"ab\\", 5, 4, "closing quote");
        unfinished("ab\\", 2, 1, "backslash");
        unfinished("(", 0, 1, "missing");
        unfinished("(a", 0, 1, "closing parenthesis");
        unfinished("(a ", 0, 1, "closing parenthesis");
        unfinished("x (a (b)", 2, 1, "closing parenthesis");
        unfinished("(a or", 3, 2, "Behind \"or\"");
        unfinished("a and", 2, 3, "Behind \"and\"");
        unfinished("a and ", 2, 4, "Behind \"and\"");
        unfinished("a or", 2, 2, "Behind \"or\"");
        unfinished("not", 0, 3, "Behind \"not\"");
        unfinished("a not ", 2, 4, "Behind \"not\"");
        unfinished("-", 0, 1, "Behind \"-\"");
        unfinished("a -", 2, 1, "Behind \"-\"");
        unfinished("event:(", 6, 1, "list");
        unfinished("event:(a", 6, 2, "list");
        unfinished("event:(a|", 6, 3, "list");
        unfinished("event:(a|b", 6, 4, "list");
    }
    static void addUnfinishedValues()
    {
        unfinished("has:", 0, 4, "value is missing");
        unfinished("has:header.", 4, 7, "name of a header");
        unfinished("has:body.", 4, 5, "path");
        unfinished("has:body.tracks[0", 4, 13, "path");
        unfinished("verdict:fai", 8, 3, "failed");
        unfinished("verdict:un", 8, 2, "unsigned");
        unfinished("size>10k", 5, 3, "size");
        unfinished("size>1.", 5, 2, "size");
        unfinished("size>-", 5, 1, "size");
        unfinished("latency>5", 8, 1, "span of time");
        unfinished("latency>5mi", 8, 3, "span of time");
        unfinished("received>10", 9, 2, "time");
        unfinished("received>10:", 9, 3, "time");
        unfinished("received>2026-11", 9, 7, "time");
        unfinished("received>2026-11-23T1", 9, 12, "time");
        unfinished("status:5x", 7, 2, "status");
        unfinished("body.x>-", 7, 1, "number");
    }
    static void addWrongTerms()
    {
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
    }
    static void addWrongCombinations()
    {
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
    }
    static void addWrongFields()
    {
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
    static QString nested(int depth, const QString &open, const QString &close)
    {
        return open.repeated(depth) + u'x' + close.repeated(depth);
    }

private slots:
    void refuses_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("incomplete");
        QTest::addColumn<QString>("says");
        addUnfinished();
        addUnfinishedValues();
        addWrongTerms();
        addWrongCombinations();
        addWrongFields();
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
};

QTEST_APPLESS_MAIN(FilterErrorsTest)
#include "tst_filtererrors.moc"

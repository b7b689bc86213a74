// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/textmatcher.h"
#include "tests/support/threadtime.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TextMatcherTest : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("contains");
        QTest::addColumn<bool>("whole");
        const auto row = [](const char *source, const char *text, bool contains, bool whole) {
            QTest::addRow("%s in %s", source, text)
                << QString::fromUtf8(source) << QString::fromUtf8(text) << contains << whole;
        };
        row("demo", "demo", true, true);
        row("demo", "a DEMO b", true, false);
        row("DEMO", "demo", true, true);
        row("demo", "dem", false, false);
        row("demo", "", false, false);
        row("", "", true, true);
        row("", "a", true, false);
        row("aab", "aaab", true, false); // the window moves one step only
        row("abab", "abacabab", true, false);
        row("k", "\xe2\x84\xaa", true, true); // KELVIN SIGN
        row("S", "\xc5\xbf", true, true); // LONG S
        row("\xc3\x89t\xc3\xa9", "l'\xc3\xa9t\xc3\x89", true, false);
        row("\xd0\x9c\xd0\xb8\xd1\x80", "\xd0\xbc\xd0\x98\xd0\xa0", true, true);
        row("\xf0\x9f\x98\x80", "a\xf0\x9f\x98\x80", true, false);
        row("ss",
            "Stra\xc3\x9f"
            "e",
            false, false); // case folding, not expansion
        row("a*", "abc", true, true);
        row("a*", "bac", false, false); // with wildcards the whole text must fit
        row("*b*", "abc", true, true);
        row("*", "", true, true);
        row("?*", "", false, false);
        row("a?c", "abc", true, true);
        row("a?c",
            "a\xf0\x9f\x98\x80"
            "c",
            true, true); // one character, two UTF-16 units
        row("a?c", "ac", false, false);
        row("*ab*ab", "xabyabzab", true, true);
        row("a**b", "a\nb", true, true);
        row("\\*", "*", true, true);
        row("\\*", "a", false, false);
        row("a\\?b", "xa?b", true, false);
        row("\\\\", "\\", true, true);
        row("*\\*", "ab*", true, true);
        row(".", "a", false, false);
    }
    void matches()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        QFETCH(bool, contains);
        QFETCH(bool, whole);
        const TextMatcher part(source, TextMatcher::Fit::Contains);
        const TextMatcher all(source, TextMatcher::Fit::Whole);
        QCOMPARE(part.matches(text), contains);
        QCOMPARE(all.matches(text), whole);
        QCOMPARE(part.matchesUtf8(text.toUtf8()), contains);
        QCOMPARE(all.matchesUtf8(text.toUtf8()), whole);
    }

    /// The search of its own finds what Qt's finds.
    void findsWhatQtFinds()
    {
        QRandomGenerator random(5);
        const QString letters = u"abABk\u212as\u017f\u00e9"_s;
        const auto make = [&](int longest) {
            QString text;
            for (int i = random.bounded(longest + 1); i > 0; --i)
                text += letters.at(random.bounded(letters.size()));
            return text;
        };
        for (int i = 0; i < 20'000; ++i) {
            const QString needle = make(4);
            const QString text = make(12);
            const TextMatcher matcher(needle, TextMatcher::Fit::Contains);
            const bool expected = text.contains(needle, Qt::CaseInsensitive);
            QCOMPARE(matcher.matches(text), expected);
            QCOMPARE(matcher.matchesUtf8(text.toUtf8()), expected);
        }
        const QString late = QString(100'000, u'a') + u"needle";
        QVERIFY(TextMatcher(u"NEEDLE"_s, TextMatcher::Fit::Contains).matches(late));
        QVERIFY(TextMatcher(QString(300, u'a') + u"needle"_s, TextMatcher::Fit::Contains)
                    .matches(late)); // longer than a step can say
    }

    void readsRegularExpressions()
    {
        const auto regex = [](const QString &pattern, const QString &flags = {}) {
            return TextMatcher::regex(pattern, flags);
        };
        QVERIFY(regex(u"^demo-\\d+$"_s)->matches(u"demo-12"));
        QVERIFY(!regex(u"^demo"_s)->matches(u"Demo"));
        QVERIFY(regex(u"^demo"_s, u"i"_s)->matches(u"Demo"));
        QVERIFY(regex(u"^b$"_s, u"m"_s)->matches(u"a\nb"));
        QVERIFY(!regex(u"a.b"_s)->matches(u"a\nb"));
        QVERIFY(regex(u"a.b"_s, u"s"_s)->matches(u"a\nb"));
        QVERIFY(!regex(u"("_s));
        QCOMPARE(regex(u"ab(c"_s).error().offset, 4);
        QVERIFY(!regex(u"a"_s, u"g"_s));
    }

    /// Patterns that would take ages are given up, whatever the text.
    void givesUpOnRunawayPatterns_data()
    {
        QTest::addColumn<QString>("pattern");
        for (const char *pattern :
             {"^(a+)+$", "(a|aa)+$", "(.*)*x$", "(a*)*b", "\\s+$", "(x+x+)+y", "(?:a?){200}a{200}b",
              "(a+|b)*c", "(*LIMIT_MATCH=4000000000)^(a+)+$", "((a*)*)*b", "(?<!y)\\w+[@#]",
              "(?=a)\\D+\\d", "(x+x+)+[yz]"})
            QTest::newRow(pattern) << QString::fromLatin1(pattern);
    }
    void givesUpOnRunawayPatterns()
    {
        QFETCH(QString, pattern);
        const auto matcher = TextMatcher::regex(pattern, {});
        QVERIFY(matcher);
        const qint64 before = test::threadUs();
        for (const QChar c : {u'a', u' ', u'x'}) {
            const QString hostile = QString(1'000'000, c) + u'!';
            QVERIFY(!matcher->matches(hostile));
            QVERIFY(!matcher->matchesUtf8(hostile.toUtf8()));
        }
        QString runs; // each of them ends before a limit is reached
        while (runs.size() < 1'000'000)
            runs += u"xxxxxxxxxxxx "_s;
        QVERIFY(!matcher->matches(runs));
        const qint64 took = test::threadUs() - before;
        qInfo("%lld ms", took / 1000);
        QVERIFY2(took < 30'000'000, qPrintable(QString::number(took)));
    }

    void looksThroughLines_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("isAbsent");
        const QByteArray head = "POST / HTTP/1.1\r\nHost:a\r\nUser-Agent: node\r\n\r\n";
        QTest::newRow("there") << u"NODE"_s << head << false;
        QTest::newRow("not there") << u"deno"_s << head << true;
        QTest::newRow("put together") << u"host: a"_s << head << false; // "Host: a" is shown
        QTest::newRow("colon") << u"host:"_s << head << false;
        QTest::newRow("wildcard") << u"?zz"_s << head << false;
        QTest::newRow("beyond ASCII") << u"\u00e9"_s << head << false;
        // Other bytes are shown as something else.
        QTest::newRow("escaped") << u"x1b"_s << QByteArray("a: \x1b\r\n") << false;
        QTest::newRow("bytes") << u"zz"_s << QByteArray("a: \xc3\xa9\r\n") << false;
    }
    void looksThroughLines()
    {
        QFETCH(QString, source);
        QFETCH(QByteArray, lines);
        const TextMatcher matcher(source, TextMatcher::Fit::Contains);
        QTEST(matcher.isAbsentFromLines(lines), "isAbsent");
    }

    void findsPlaces_data()
    {
        QTest::addColumn<TextMatcher>("matcher");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("marked"); // what is found, with | between
        const auto contains = [](const QString &source) {
            return TextMatcher(source, TextMatcher::Fit::Contains);
        };
        QTest::newRow("none") << contains(u"x"_s) << "abc"_ba
                              << ""_ba;
        QTest::newRow("case") << contains(u"aB"_s) << "ab AB xaB"_ba
                              << "ab|AB|aB"_ba;
        QTest::newRow("not within another") << contains(u"aa"_s) << "aaaaa"_ba
                                            << "aa|aa"_ba;
        QTest::newRow("accents") << contains(u"é"_s) << "\xc3\xa9tait, \xc3\x89T\xc3\x89"_ba
                                 << "\xc3\xa9|\xc3\x89|\xc3\x89"_ba;
        QTest::newRow("beyond the plane")
            << contains(u"\U0001F600é"_s) << "a\xf0\x9f\x98\x80\xc3\xa9z"_ba
            << "\xf0\x9f\x98\x80\xc3\xa9"_ba;
        QTest::newRow("behind a byte order mark")
            << contains(u"\u00e9"_s) << "\xef\xbb\xbf\xc3\xa9z"_ba
            << "\xc3\xa9"_ba;
        QTest::newRow("broken bytes") << contains(u"\u00e9"_s) << "\xff\xc3\xa9"_ba
                                      << ""_ba;
        QTest::newRow("stars around") << contains(u"*ab*"_s) << "xaby"_ba
                                      << "ab"_ba;
        QTest::newRow("whole") << TextMatcher(u"ab"_s, TextMatcher::Fit::Whole) << "ab"_ba
                               << ""_ba;
        QTest::newRow("wildcard") << contains(u"a*b"_s) << "ab"_ba
                                  << ""_ba;
        QTest::newRow("regex") << *TextMatcher::regex(u"[0-9]+"_s, u"") << "a12é345"_ba
                               << "12|345"_ba;
        QTest::newRow("empty regex") << *TextMatcher::regex(u"x*"_s, u"") << "axb"_ba
                                     << "x"_ba;
    }
    void findsPlaces()
    {
        QFETCH(TextMatcher, matcher);
        QFETCH(QByteArray, text);
        QByteArrayList marked;
        for (const TextMatcher::Place &place : matcher.placesIn(text, 100))
            marked.append(text.mid(place.begin, place.end - place.begin));
        QTEST(marked.join('|'), "marked");
        QVERIFY(matcher.placesIn(text, 1).size() <= 1);
    }
};

QTEST_APPLESS_MAIN(TextMatcherTest)
#include "tst_textmatcher.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filterwriter.h"
#include "core/json/document.h"
#include "tests/support/captures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class FilterWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void fields_data()
    {
        QTest::addColumn<QList<BodyStep>>("steps");
        QTest::addColumn<QString>("field");
        using Steps = QList<BodyStep>;
        QTest::newRow("body") << Steps {} << u"body"_s;
        QTest::newRow("names") << Steps {{u"room"_s}, {u"sid"_s}} << u"body.room.sid"_s;
        QTest::newRow("index") << Steps {{u"tracks"_s}, {{}, 0}, {u"sid"_s}}
                               << u"body.tracks[0].sid"_s;
        QTest::newRow("list") << Steps {{{}, 3}} << u"body[3]"_s;
        QTest::newRow("odd") << Steps {{u"a b"_s}, {u"c\"\\d"_s}}
                             << u"body.\"a b\".\"c\\\"\\\\d\""_s;
        QTest::newRow("no name") << Steps {{u""_s}} << QString();
    }
    void fields()
    {
        QFETCH(QList<BodyStep>, steps);
        QFETCH(QString, field);
        QCOMPARE(bodyFieldName(steps), field);
    }

    /// Whatever a value is, its term finds the body that has it and not the one that has another.
    void termsFindTheirValue_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"\"plain\"",
                                  "\"two words\"",
                                  "\"\"",
                                  "\"*\"",
                                  "\"a?b\"",
                                  "\"back\\\\slash\"",
                                  "\"quo\\\"te\"",
                                  "\"(a|b)\"",
                                  "\"or\"",
                                  "\"-x\"",
                                  "\"a:b=c\"",
                                  "\"/re/\"",
                                  "\"\\u202eevil\"",
                                  "\"\\ud83d\\ude00\"",
                                  "\"trailing\\\\\"",
                                  "\"\\\\*\"",
                                  "\"line\\nend\"",
                                  "\"\\n\"",
                                  "\"a/b\\\\/.*\\t(c)[d]{e}|f+?^$\\u0000\"",
                                  "17",
                                  "1.0",
                                  "12345678901234567890",
                                  "-0",
                                  "true",
                                  "null",
                                  "\" lead\"",
                                  "\"%\"",
                                  "\"&&\"",
                                  "\"!x\""})
            QTest::newRow(value) << QByteArray(value);
        QTest::newRow("long") << '"' + QByteArray("ab cd*").repeated(1'000) + '"';
    }
    void termsFindTheirValue()
    {
        QFETCH(QByteArray, value);
        const QByteArray body = "{\"a\":{\"b c\":" + value + "}}";
        const auto document = json::Document::parse(body);
        const QString term = filterTermFor(u"body.a.\"b c\""_s, document.root()["a"]["b c"]);
        const Result<Filter> filter = Filter::compile(term);
        QVERIFY2(filter, qPrintable(term));
        QVERIFY(!term.contains(u'\n'));
        const auto matches = [&](const QByteArray &other) {
            return filter->matches(test::makeCapture(other, u"room_started"_s), 0);
        };
        QVERIFY2(matches(body), qPrintable(term));
        QVERIFY2(!matches("{\"a\":{\"b c\":\"quite other\"}}"), qPrintable(term));
        QVERIFY2(!matches("{\"a\":{}}"), qPrintable(term));
        if (value.startsWith('"') && value.size() < 400) { // of a long one it asks the beginning
            const QByteArray longer = value.chopped(1) + "x\"";
            QVERIFY2(!matches("{\"a\":{\"b c\":" + longer + "}}"), qPrintable(term));
        }
    }

    void termsOfListsAskForThem()
    {
        const auto document = json::Document::parse("{\"a\":[1],\"b\":[]}");
        QCOMPARE(filterTermFor(u"body.a"_s, document.root()["a"]), u"has:body.a"_s);
        QCOMPARE(filterTermFor(u"body.b"_s, document.root()["b"]), u"-has:body.b"_s);
        QCOMPARE(filterTermFor(u"room"_s, u"demo (1)"_s), u"room=\"demo (1)\""_s);
        QCOMPARE(filterTermFor(u"nosuch"_s, u"x"_s), QString());
    }

    void combines_data()
    {
        QTest::addColumn<QString>("present");
        QTest::addColumn<FilterUse>("use");
        QTest::addColumn<QString>("result");
        QTest::newRow("replace") << u"a"_s << FilterUse::Replace << u"t=1"_s;
        QTest::newRow("and nothing") << u" "_s << FilterUse::And << u"t=1"_s;
        QTest::newRow("not nothing") << u""_s << FilterUse::AndNot << u"-t=1"_s;
        QTest::newRow("and") << u"a b"_s << FilterUse::And << u"a b t=1"_s;
        QTest::newRow("and to a choice") << u"a or b"_s << FilterUse::And << u"(a or b) t=1"_s;
        QTest::newRow("not to a choice") << u"a or b"_s << FilterUse::AndNot << u"(a or b) -t=1"_s;
        QTest::newRow("or") << u"a b"_s << FilterUse::Or << u"a b or t=1"_s;
        QTest::newRow("in parentheses") << u"(a or b)"_s << FilterUse::And << u"((a or b)) t=1"_s;
    }
    void combines()
    {
        QFETCH(QString, present);
        QFETCH(FilterUse, use);
        QFETCH(QString, result);
        QCOMPARE(combinedFilter(present, u"t=1"_s, use), result);
    }
};

QTEST_GUILESS_MAIN(FilterWriterTest)
#include "tst_filterwriter.moc"

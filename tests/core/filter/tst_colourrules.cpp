// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/colourrules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ColourRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstThatMatchesDecides()
    {
        const auto rules = ColourRules::make({{u"verdict:failed"_s, 1}, {u"room:demo"_s, 4}});
        QVERIFY(rules);
        const auto colour = [&](const CaptureSummary &capture) {
            const ColourRule *rule = rules->find(capture, 0);
            return rule ? rule->colour : 0;
        };
        QCOMPARE(colour({.verdict = Verdict::Failed, .roomId = u"demo"_s}), 1);
        QCOMPARE(colour({.verdict = Verdict::Verified, .roomId = u"demo-1"_s}), 4);
        QCOMPARE(colour({.verdict = Verdict::Verified}), 0);
        QVERIFY(!ColourRules().find({}, 0));
        QVERIFY(!rules->dependOnTime());
        QVERIFY(ColourRules::make({{u"age<5m"_s, 1}})->dependOnTime());
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("colour");
        QTest::addColumn<QString>("about"); // stands in the message; empty: it is taken
        QTest::newRow("fine") << u"event:room_* size>1kb"_s << 9 << QString();
        QTest::newRow("no filter") << u"  "_s << 1 << u"filter is needed"_s;
        QTest::newRow("no such field") << u"colour rule:x"_s << 1 << u"Colour rule 2"_s;
        QTest::newRow("a body") << u"body.room.sid:x"_s << 1 << u"not in the timeline"_s;
        QTest::newRow("a word that may stand in a body") << u"amina"_s << 1 << u"not in the timeline"_s;
        QTest::newRow("no colour") << u"event:a"_s << 0 << u"1 to 9"_s;
        QTest::newRow("a tenth colour") << u"event:a"_s << 10 << u"1 to 9"_s;
    }
    void refusesWhatCannotBe()
    {
        QFETCH(QString, filter);
        QFETCH(int, colour);
        QFETCH(QString, about);
        const auto rules = ColourRules::make({{u"event:b"_s, 1}, {filter, colour}});
        QCOMPARE(bool(rules), about.isEmpty());
        if (!rules)
            QVERIFY2(rules.error().message.contains(about), qPrintable(rules.error().message));
    }

    void areKeptAsJson()
    {
        const auto rules = ColourRules::parse(
            "[{\"filter\":\"room=\\\"a b\\\"\",\"colour\":3},{\"filter\":\"size>1\",\"colour\":2}]");
        QVERIFY(rules);
        QCOMPARE(rules->rules().size(), 2);
        QCOMPARE(rules->rules().first().filter, u"room=\"a b\""_s);
        const auto again = ColourRules::parse(rules->toJson());
        QCOMPARE(again->rules().at(0).filter, u"room=\"a b\""_s);
        QCOMPARE(again->rules().at(1).colour, 2);
        QVERIFY(ColourRules::parse("[]")->isEmpty());
        for (const char *broken : {"", "{}", "[", "[1]", "[{\"filter\":\"size>1\"}]",
                                         "[{\"filter\":\"size>1\",\"colour\":99999999999}]"})
            QVERIFY2(!ColourRules::parse(broken), broken);
        QVERIFY(!ColourRules::make(QList<ColourRule>(101, {u"size>1"_s, 1})));
    }
};

QTEST_APPLESS_MAIN(ColourRulesTest)
#include "tst_colourrules.moc"

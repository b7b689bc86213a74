// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filtercompletion.h"

#include "core/filter/filter.h"
#include "core/filter/filternode.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// "^" marks the cursor.
class FilterCompletionTest : public QObject
{
    Q_OBJECT

private slots:
    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("some"); // that are among the candidates, as they come
        QTest::addColumn<QString>("chosen"); // the first of them in its place
        const auto row = [](const char *name, const QString &text, const QStringList &some,
                            const QString &chosen) {
            QTest::newRow(name) << text << some << chosen;
        };
        row("a field", u"roo^"_s, {u"room:"_s}, u"room:"_s);
        row("in capitals", u"ROO^"_s, {u"room:"_s}, u"room:"_s);
        row("behind another term", u"size>1kb verd^"_s, {u"verdict:"_s}, u"size>1kb verdict:"_s);
        row("turned round", u"-verd^"_s, {u"verdict:"_s}, u"-verdict:"_s);
        row("in brackets", u"(verd^ or a)"_s, {u"verdict:"_s}, u"(verdict: or a)"_s);
        row("a group", u"head^"_s, {u"header."_s}, u"header."_s);
        row("a path of the catalog", u"body.ro^"_s, {u"body.room.sid:"_s}, u"body.room.sid:"_s);
        row("behind a regular expression", u"room~/a\"b/ verd^"_s, {u"verdict:"_s},
            u"room~/a\"b/ verdict:"_s);
        row("values", u"verdict:^"_s, {u"verified"_s, u"failed"_s}, u"verdict:verified"_s);
        row("half a value", u"a verdict:fa^ b"_s, {u"failed"_s}, u"a verdict:failed b"_s);
        row("values turned round", u"-verdict:fa^"_s, {u"failed"_s}, u"-verdict:failed"_s);
        row("in a list", u"verdict:(failed|uns^"_s, {u"unsigned"_s}, u"verdict:(failed|unsigned"_s);
        row("first in a list", u"verdict:(^"_s, {u"verified"_s}, u"verdict:(verified"_s);
        row("a value with a dash", u"cause:wrong-s^"_s, {u"wrong-secret"_s},
            u"cause:wrong-secret"_s);
        row("what can be had", u"has:^"_s, {u"event"_s, u"note"_s, u"header"_s, u"body.room.sid"_s},
            u"has:event"_s);
        row("half of it", u"-HAS:dup^"_s, {u"duplicate"_s}, u"-HAS:duplicate"_s);
        row("a group that can be had", u"has:hea^"_s, {u"header"_s, u"header."_s}, u"has:header"_s);
        row("a path that can be had", u"has:body.ro^ b"_s, {u"body.room.sid"_s},
            u"has:body.room.sid b"_s);
        row("in a list of them", u"has:(note|du^"_s, {u"duplicate"_s}, u"has:(note|duplicate"_s);
    }
    void offers()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, some);
        QFETCH(QString, chosen);
        const qsizetype cursor = text.indexOf(u'^');
        text.remove(cursor, 1);
        const FilterCompletion completion = completeFilter(text, cursor, {u"body.room.sid"_s});
        for (const QString &each : some)
            QVERIFY2(completion.candidates.contains(each),
                     qPrintable(completion.candidates.join(u' ')));
        text.replace(completion.begin, completion.length, some.first());
        QCOMPARE(text, chosen);
    }

    void knowsTheValue_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("instead"); // with X chosen
        QTest::newRow("nothing yet") << u"a room:^"_s << u"room"_s << u""_s << u"a room:X"_s;
        QTest::newRow("a path") << u"target:/hook?a^ b"_s << u"target"_s << u"/hook?a"_s
                                << u"target:X b"_s;
        QTest::newRow("in quotes")
            << u"Room:\"Big ro^"_s << u"Room"_s << u"Big ro"_s << u"Room:X"_s;
        QTest::newRow("in a list")
            << u"room:(a|\"b c\"|d^)"_s << u"room"_s << u"d"_s << u"room:(a|\"b c\"|X)"_s;
        QTest::newRow("quotes in a list")
            << u"room:(a|\"b ^"_s << u"room"_s << u"b "_s << u"room:(a|X"_s;
        QTest::newRow("no value") << u"\"room ^"_s << u""_s << u""_s << u"\"room "_s;
        QTest::newRow("a name") << u"-roo^"_s << u""_s << u""_s << u"-X"_s;
    }
    void knowsTheValue()
    {
        QFETCH(QString, text);
        QFETCH(QString, instead);
        const qsizetype cursor = text.indexOf(u'^');
        text.remove(cursor, 1);
        const FilterCompletion completion = completeFilter(text, cursor);
        QTEST(completion.field, "field");
        QTEST(completion.typed, "typed");
        if (instead.contains(u'X'))
            text.replace(completion.begin, completion.length, u"X"_s);
        QCOMPARE(text, instead);
    }

    /// Each of them is taken, and means the field.
    void offersWhatHasTakes()
    {
        const QStringList offered =
            completeFilter(u"has:"_s, 4, {u"body.room.sid"_s, u"body.\"odd name\""_s, u"body.\"a*b\""_s,
                                            u"body.\"a?b\""_s, u"body.\"a\\\\b\""_s})
                .candidates;
        for (const QString &none : {u"has"_s, u"is"_s}) // these would be members of the body
            QVERIFY2(!offered.contains(none), qPrintable(none));
        QVERIFY2(offered.contains(u"\"body.\\\"odd name\\\"\""_s), qPrintable(offered.join(u' ')));
        for (const QString &each : offered) {
            if (each.endsWith(u'.')) // goes on
                continue;
            const Result<Filter> filter = Filter::compile(u"has:"_s + each);
            QVERIFY2(filter, qPrintable(each));
            const FilterTarget &wanted = filter->root()->term.wanted.at(0);
            QVERIFY2(wanted.row, qPrintable(each));
        }
        for (const FilterRow &row : filterRows()) {
            const QString name = QString::fromLatin1(row.name);
            if (!row.isPresence() && name != u"is")
                QVERIFY2(offered.contains(name), row.name);
        }
    }

    void offersNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("what is complete") << u"room:^"_s;
        QTest::newRow("inside quotes") << u"room:\"verd^"_s;
        QTest::newRow("a regular expression") << u"room~/verd^"_s;
        QTest::newRow("a group in a regular expression") << u"room~/(ev^"_s;
        QTest::newRow("a word in a regular expression") << u"room~/a ev^"_s;
        QTest::newRow("an amount") << u"size>1^"_s;
        QTest::newRow("a word that is no field") << u"zzz^"_s;
        QTest::newRow("behind a list") << u"verdict:(failed)^"_s;
        QTest::newRow("of an unknown field") << u"nonsense:^"_s;
    }
    void offersNothing()
    {
        QFETCH(QString, text);
        const qsizetype cursor = text.indexOf(u'^');
        text.remove(cursor, 1);
        QCOMPARE(completeFilter(text, cursor).candidates, QStringList());
    }
};

QTEST_GUILESS_MAIN(FilterCompletionTest)
#include "tst_filtercompletion.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "ui/isolates.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class IsolatesTest : public QObject
{
    Q_OBJECT

private slots:
    void setsNamesApart_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("shown"); // "^", "<" and ">" stand for the signs
        QTest::newRow("none") << u""_s << u""_s;
        QTest::newRow("plain") << u"Anna joined r-1"_s << u"Anna joined r-1"_s;
        QTest::newRow("other scripts") << u"Amína (漢字) 😀 joined"_s << u"Amína (漢字) 😀 joined"_s;
        QTest::newRow("at the beginning") << u"דנה joined r-1"_s << u"^<דנה> joined r-1"_s;
        QTest::newRow("two names") << u"دانا joined שיעור"_s << u"^<دانا> joined <שיעור>"_s;
        QTest::newRow("of more words") << u"Room שיעור אחד was closed"_s
                                       << u"Room <שיעור אחד> was closed"_s;
        QTest::newRow("quoted")
            << u"the room \"שיעור\", again"_s << u"the room \"<שיעור>\", again"_s;
        QTest::newRow("with a number in it")
            << u"שיעור-12 was closed"_s << u"^<שיעור-12> was closed"_s;
        QTest::newRow("beyond 16 bits") << u"\U00010900\U00010901 joined"_s
                                        << u"^<\U00010900\U00010901> joined"_s;
        QTest::newRow("at the end") << u"closed by דנה"_s << u"closed by <דנה>"_s;
        const QString half = u"a "_s + QChar(0xd802);
        QTest::newRow("half a pair") << half << half;
    }
    void setsNamesApart()
    {
        QFETCH(QString, sentence);
        QFETCH(QString, shown);
        shown.replace(u'^', QChar(0x200e));
        shown.replace(u'<', QChar(0x2068)).replace(u'>', QChar(0x2069));
        QCOMPARE(withIsolatedNames(sentence), shown);
        QCOMPARE(withoutIsolates(withIsolatedNames(sentence)), sentence);
    }

    /// What somebody sends to turn the text round stays visible, ours does not.
    void takesNoneFromTheNetwork()
    {
        const QString shown = withIsolatedNames(visibleText(u"\u2067דנה\u2069 joined"));
        QCOMPARE(shown.count(QChar(0x2067)), 0);
        QCOMPARE(shown.count(QChar(0x2068)), 1);
        QCOMPARE(shown.count(QChar(0x2069)), 1);
        QVERIFY(shown.contains(u"\\u2067"_s));
    }

    /// Qt lays it out from left to right then: the name stands where its sentence begins.
    void keepsTheOrderOfTheSentence()
    {
        const auto isFirst = [](const QString &text, const QString &word) {
            QTextLayout layout(text);
            layout.beginLayout();
            QTextLine line = layout.createLine();
            line.setLineWidth(10'000);
            layout.endLayout();
            const auto xOf = [&](const QString &each) {
                return line.cursorToX(int(text.indexOf(each)));
            };
            return xOf(word) < xOf(u"joined"_s);
        };
        const QString sentence = u"דנה joined r-1"_s;
        QVERIFY(!isFirst(sentence, u"דנה"_s));
        QVERIFY(isFirst(withIsolatedNames(sentence), u"דנה"_s));
        const auto directionOf = [](const QString &text) { // as labels have it
            return QTextDocument(text).firstBlock().textDirection();
        };
        QCOMPARE(directionOf(sentence), Qt::RightToLeft);
        QCOMPARE(directionOf(withIsolatedNames(sentence)), Qt::LeftToRight);
    }
};

QTEST_MAIN(IsolatesTest)
#include "tst_isolates.moc"

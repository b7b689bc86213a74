// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/isolates.h"
#include "ui/plainlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// A QLabel that remembers nothing is what its heights are compared with.
class PlainLabelTest : public QObject
{
    Q_OBJECT

    static int expected(const PlainLabel &label, int width)
    {
        QLabel plain(label.text());
        plain.setTextFormat(Qt::PlainText);
        plain.setWordWrap(true);
        plain.setTextInteractionFlags(label.textInteractionFlags());
        plain.setFont(label.font());
        return plain.heightForWidth(width);
    }

private slots:
    void isAsHighAsItsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a word") << u"Verified"_s;
        QTest::newRow("lines") << u"12.3 KB with the SHA-256\n0123456789abcdef"_s;
        QTest::newRow("long") << u"The sender's clock is 4 s ahead of yours. "_s.repeated(20);
    }
    void isAsHighAsItsText()
    {
        QFETCH(QString, text);
        PlainLabel label(nullptr, text);
        for (int round = 0; round < 2; ++round) {
            for (const int width : {40, 100, 400, 1200})
                QCOMPARE(label.heightForWidth(width), expected(label, width));
        }
    }
    /// Nobody wants the signs in a text of theirs that they did not see.
    void copiesWithoutIsolates()
    {
        PlainLabel label(nullptr, withIsolatedNames(u"\u05d3\u05e0\u05d4 joined"_s));
        label.show();
        QVERIFY(label.text().contains(QChar(0x2068)));
        QApplication::clipboard()->clear();
        QTest::keyClick(&label, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"\u05d3\u05e0\u05d4 joined"_s);
        QApplication::clipboard()->clear();
        QContextMenuEvent event(QContextMenuEvent::Mouse, {2, 2}, label.mapToGlobal(QPoint(2, 2)));
        QApplication::sendEvent(&label, &event);
        const auto *menu = label.findChild<QMenu *>();
        QVERIFY(menu);
        menu->actions().first()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"\u05d3\u05e0\u05d4 joined"_s);
        label.setText(u"two\nlines"_s);
        menu->actions().last()->trigger();
        menu->actions().first()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"two\nlines"_s);
    }
    void forgetsTheHeightsOfAnotherText()
    {
        PlainLabel label(nullptr, u"Verified"_s);
        const int before = label.heightForWidth(200);
        label.setText(u"The sender's clock is 4 s ahead of yours. "_s.repeated(20));
        QVERIFY(label.heightForWidth(200) > 3 * before);
        QCOMPARE(label.heightForWidth(200), expected(label, 200));
    }
    void forgetsTheHeightsOfAnotherFont()
    {
        PlainLabel label(nullptr, u"Verified and a few words more"_s);
        const int before = label.heightForWidth(200);
        QFont large = label.font();
        large.setPointSizeF(large.pointSizeF() * 3);
        label.setFont(large);
        QVERIFY(label.heightForWidth(200) > 2 * before);
        QCOMPARE(label.heightForWidth(200), expected(label, 200));
    }
    void showsMarkupAsItIs()
    {
        const PlainLabel label(nullptr, u"<b>bold</b>"_s);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() > label.fontMetrics().horizontalAdvance(u"<b>bold</b"_s));
    }
};

QTEST_MAIN(PlainLabelTest)
#include "tst_plainlabel.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/icons.h"
#include "ui/listeningbar.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ListeningBarTest : public QObject
{
    Q_OBJECT

    static QPushButton *button(const QWidget &bar, const QString &beginning)
    {
        for (auto *each : bar.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&').startsWith(beginning))
                return each;
        }
        return nullptr;
    }

private slots:
    void startsAndStops()
    {
        Icons icons;
        ListeningBar bar(icons);
        bar.setEndpoint(u"127.0.0.1"_s, 8787);
        bar.show();
        QSignalSpy start(&bar, &ListeningBar::startRequested);
        QSignalSpy stop(&bar, &ListeningBar::stopRequested);
        QTest::mouseClick(button(bar, u"Start"_s), Qt::LeftButton);
        QCOMPARE(start.size(), 1);
        bar.showListening({u"default"_s, u"127.0.0.1"_s, 8787});
        QVERIFY(bar.isListening());
        QCOMPARE(bar.url(), u"http://127.0.0.1:8787/"_s);
        bar.findChild<QToolButton *>()->click();
        QCOMPARE(QApplication::clipboard()->text(), u"http://127.0.0.1:8787/"_s);
        QTest::mouseClick(button(bar, u"Stop"_s), Qt::LeftButton);
        QCOMPARE(stop.size(), 1);
        bar.showStopped();
        QVERIFY(bar.findChild<QSpinBox *>()->isVisible()); // the port can be changed again
    }

    void saysWhatIsWrongAndOffersARetry()
    {
        Icons icons;
        ListeningBar bar(icons);
        bar.show();
        const QString message = u"Cannot listen on 127.0.0.1:80: <b>permission denied</b>."_s;
        bar.showProblem(message);
        const QLabel *shown = nullptr;
        for (const auto *label : bar.findChildren<QLabel *>()) {
            if (label->text() == message)
                shown = label;
        }
        QVERIFY(shown && shown->isVisible());
        QCOMPARE(shown->textFormat(), Qt::PlainText);
        QVERIFY(button(bar, u"Retry"_s));
        bar.showProblem({});
        QVERIFY(!shown->isVisible() && button(bar, u"Start"_s));
    }

    void countsKeys_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0 << u"No keys"_s;
        QTest::newRow("one") << 1 << u"1 key"_s;
        QTest::newRow("two") << 2 << u"2 keys"_s;
    }
    void countsKeys()
    {
        QFETCH(int, count);
        QFETCH(QString, text);
        Icons icons;
        ListeningBar bar(icons);
        bar.setKeyCount(count);
        QVERIFY(button(bar, text));
    }
};

QTEST_MAIN(ListeningBarTest)
#include "tst_listeningbar.moc"

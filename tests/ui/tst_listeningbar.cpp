// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "ui/icons.h"
#include "ui/listeningbar.h"
#include "ui/listeningcontrol.h"
#include "ui/notices.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
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

    static QToolButton *tool(const QWidget &bar, const QString &text)
    {
        for (auto *each : bar.findChildren<QToolButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

private slots:
    /// A session of a million events takes many seconds to read, and senders do not wait.
    void listensBeforeTheSessionIsRead()
    {
        const QTemporaryDir folder;
        Icons icons;
        Settings settings(folder.filePath(u"settings.ini"_s));
        Inspector inspector(EventCatalog::load().value());
        ListeningBar bar(icons);
        Notices notices(icons);
        ListeningControl control(inspector, settings, bar, notices, icons, nullptr);
        control.setListeners({{.port = 0}});
        QSignalSpy listening(&inspector, &Inspector::listening);
        control.start();
        emit inspector.sessionChanged(u"large.hookglass"_s); // and no sessionOpened() yet
        QTRY_COMPARE(listening.size(), 1);
        QVERIFY(bar.isListening());
    }

    void startsAndStops()
    {
        Icons icons;
        ListeningBar bar(icons);
        bar.show();
        QSignalSpy start(&bar, &ListeningBar::startRequested);
        QSignalSpy stop(&bar, &ListeningBar::stopRequested);
        QTest::mouseClick(button(bar, u"Start"_s), Qt::LeftButton);
        QCOMPARE(start.size(), 1);
        bar.showListening({{u"default"_s, u"127.0.0.1"_s, 8787}});
        QVERIFY(bar.isListening());
        QCOMPARE(bar.url(), u"http://127.0.0.1:8787/"_s);
        tool(bar, u"Copy"_s)->click();
        QCOMPARE(QApplication::clipboard()->text(), u"http://127.0.0.1:8787/"_s);
        QVERIFY(!tool(bar, u"+0"_s)->isVisible());
        QTest::mouseClick(button(bar, u"Stop"_s), Qt::LeftButton);
        QCOMPARE(stop.size(), 1);
        bar.showStopped();
        QVERIFY(bar.url().isEmpty());
        QSignalSpy listeners(&bar, &ListeningBar::listenersRequested);
        QTest::mouseClick(button(bar, u"Listeners"_s), Qt::LeftButton);
        QCOMPARE(listeners.size(), 1);
        bar.showStopped(true);
        QTest::mouseClick(button(bar, u"Retry"_s), Qt::LeftButton);
        QCOMPARE(start.size(), 2);
    }

    void copiesEachOfSeveralAddresses()
    {
        Icons icons;
        ListeningBar bar(icons);
        bar.show();
        bar.showListening({{u"tls"_s, u"::1"_s, 1, u"AB"_s}, {u"plain"_s, u"::1"_s, 2}});
        QCOMPARE(bar.url(), u"https://[::1]:1/"_s);
        QCOMPARE(bar.sampleUrl(), u"http://[::1]:2/"_s);
        bar.showListening({{u"default"_s, u"127.0.0.1"_s, 8787},
                           {u"R&D"_s, u"0.0.0.0"_s, 8443, u"AB:CD"_s},
                           {u"v6"_s, u"::1"_s, 8788}});
        const QToolButton *more = tool(bar, u"+2"_s);
        QVERIFY(more && more->isVisible());
        QStringList copied;
        for (QAction *action : more->menu()->actions()) {
            if (!action->text().startsWith(u"Copy"_s))
                continue;
            action->trigger();
            copied.append(QApplication::clipboard()->text());
        }
        QCOMPARE(copied,
                 QStringList({u"http://127.0.0.1:8787/"_s, u"https://127.0.0.1:8443/"_s, u"AB:CD"_s,
                              u"http://[::1]:8788/"_s}));
        QVERIFY(more->menu()->actions().at(1)->text().contains(u"(R&&D)"_s));
    }

    void saysWhereItWouldListen()
    {
        Icons icons;
        ListeningBar bar(icons);
        const auto shows = [&bar](const QString &text) {
            const auto labels = bar.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel *each) { return each->text() == text; });
        };
        bar.setPlanned({{}, {.name = u"b"_s}});
        QVERIFY(shows(u"http://127.0.0.1:8787 and 1 more"_s));
        bar.setPlanned({{.port = 0}});
        QVERIFY(shows(u"http://127.0.0.1, any port"_s));
    }

    void tellsUnusualAnswers()
    {
        Icons icons;
        ListeningBar bar(icons);
        QVERIFY(button(bar, u"Answers: 200"_s)->icon().isNull());
        bar.setAnswers(u"fail once"_s, false);
        QVERIFY(!button(bar, u"Answers: fail once"_s)->icon().isNull());
        QSignalSpy asked(&bar, &ListeningBar::answersRequested);
        button(bar, u"Answers"_s)->click();
        QCOMPARE(asked.size(), 1);
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/mainwindowtest.h"
#include "tests/support/stranger.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QProgressBar>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The window while its session is compacted, or checked.
class WindowCompactionTest : public test::MainWindowTest
{
    Q_OBJECT

    QAction *compactAction() const
    {
        for (auto *each : m_window->findChildren<QAction *>()) {
            if (each->text().remove(u'&') == u"Compact session file…"_s)
                return each;
        }
        return nullptr;
    }
    QPushButton *stopButton() const
    {
        for (auto *button : m_window->statusBar()->findChildren<QPushButton *>()) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }
    static void press(const QString &text) ///< in the box that is open
    {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        for (auto *button : box ? box->buttons() : QList<QAbstractButton *>()) {
            if (button->text().remove(u'&') == text)
                button->click();
        }
    }
    void pressWhenAsked(const QString &text)
    {
        QTimer::singleShot(0, m_window.get(), [text] { press(text); });
    }

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void compactsTheSession()
    {
        sendAll();
        m_inspector->setRetention({.maxCaptures = 1});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, PatienceMs);
        QAction *action = compactAction();
        QVERIFY(action && action->isEnabled());
        QSignalSpy compacted(m_inspector.get(), &Inspector::compacted);
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        pressWhenAsked(u"Cancel"_s);
        action->trigger();
        QVERIFY(action->isEnabled());
        pressWhenAsked(u"Compact"_s);
        action->trigger();
        QVERIFY(!action->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
        QCOMPARE(stopped.size(), 0); // it goes on listening
        QVERIFY(message().contains(u"given back to the disk"_s));
        QVERIFY(action->isEnabled());
        emit m_inspector->compactFailed(Error {u"no space"_s});
        QVERIFY(shows(u"no space"_s));
    }

    /// A session of before it could be done so: as a whole, and not while it is listened into.
    void compactsAtOnceWithoutListening_data()
    {
        QTest::addColumn<bool>("listens");
        QTest::addColumn<bool>("fails");
        QTest::newRow("listening") << true << false;
        QTest::newRow("listening, and it fails") << true << true;
        QTest::newRow("not listening") << false << false;
    }
    void compactsAtOnceWithoutListening()
    {
        QFETCH(bool, listens);
        QFETCH(bool, fails);
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        if (!listens) {
            click(u"Stop"_s);
            QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
        }
        const test::Stranger writer(m_inspector->sessionPath());
        if (fails)
            QVERIFY(writer.run(u"BEGIN IMMEDIATE"_s));
        QStringList told;
        const auto note = [&told](const QString &what) {
            return [&told, what] { told.append(what); };
        };
        QObject context;
        connect(m_inspector.get(), &Inspector::stopped, &context, note(u"stopped"_s));
        connect(m_inspector.get(), &Inspector::compacted, &context, note(u"compacted"_s));
        connect(m_inspector.get(), &Inspector::compactFailed, &context, note(u"failed"_s));
        connect(m_inspector.get(), &Inspector::listening, &context, note(u"listening"_s));
        pressWhenAsked(u"Compact"_s);
        emit m_inspector->compactsAtOnceOnly();
        QVERIFY(!compactAction()->isEnabled());
        QStringList expected {u"stopped"_s, fails ? u"failed"_s : u"compacted"_s};
        if (listens)
            expected.append(u"listening"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told, expected, 2 * PatienceMs);
        QVERIFY(compactAction()->isEnabled());
        const auto next = [&] {
            return visibleButton(listens ? u"Stop"_s : u"Start"_s);
        };
        QTRY_VERIFY(next() && next()->isEnabled());
    }

    /// Whoever would start it meanwhile waits.
    void startsOnlyWhenCompacted()
    {
        QSignalSpy stopped(m_inspector.get(), &Inspector::stopped);
        click(u"Stop"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, PatienceMs);
        QStringList told;
        QObject context;
        connect(m_inspector.get(), &Inspector::stopped, &context,
                [this] { m_window->startListening(); });
        connect(m_inspector.get(), &Inspector::compacted, &context,
                [&told] { told.append(u"compacted"_s); });
        connect(m_inspector.get(), &Inspector::listening, &context,
                [&told] { told.append(u"listening"_s); });
        pressWhenAsked(u"Compact"_s);
        emit m_inspector->compactsAtOnceOnly();
        const QStringList expected {u"compacted"_s, u"listening"_s};
        QTRY_COMPARE_WITH_TIMEOUT(told, expected, PatienceMs);
    }

    void compactsNoOtherSessionThanWasAskedFor()
    {
        QSignalSpy changed(m_inspector.get(), &Inspector::sessionChanged);
        connect(m_inspector.get(), &Inspector::sessionChanged, m_window.get(),
                [] { press(u"Compact"_s); });
        m_inspector->openSession(m_folder.filePath(u"next.hookglass"_s));
        compactAction()->trigger(); // the box is there until then
        QCOMPARE(changed.size(), 1);
        QVERIFY(message().startsWith(u"Nothing was compacted"_s));
        QTRY_VERIFY(compactAction()->isEnabled());
    }

    /// It waits for somebody who reads the session, so there is time to stop it.
    void stopsCompacting()
    {
        sendAll();
        m_inspector->setRetention({.maxCaptures = 1});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 1, PatienceMs);
        QVERIFY(!stopButton());
        const test::Stranger reader(m_inspector->sessionPath());
        QVERIFY(reader.run(u"BEGIN"_s));
        QVERIFY(reader.value(u"SELECT count(*) FROM capture"_s).isValid());
        QSignalSpy stopped(m_inspector.get(), &Inspector::compactionStopped);
        pressWhenAsked(u"Compact"_s);
        compactAction()->trigger();
        QTRY_VERIFY(stopButton());
        QCOMPARE(stopButton()->accessibleName(), u"Stop compacting the session"_s);
        QCOMPARE(stopped.size(), 0);
        QTest::mouseClick(stopButton(), Qt::LeftButton);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!stopButton());
        QVERIFY(message().startsWith(u"Stopped before"_s));
        QVERIFY(compactAction()->isEnabled());
    }

    void saysWhatGoesBeforeCompacting()
    {
        const auto text = [this]() -> QString {
            for (const auto *bar : m_window->statusBar()->findChildren<QProgressBar *>()) {
                if (bar->isVisible())
                    return bar->text();
            }
            return {};
        };
        emit m_inspector->compacting(-1);
        QCOMPARE(text(), u"Removing deleted events…"_s);
        emit m_inspector->compacting(3);
        QCOMPARE(text(), u"Compacting the session: 3 %"_s);
        emit m_inspector->compactionStopped(1000);
        QCOMPARE(text(), QString());
    }

    void stopsACheck()
    {
        QVERIFY(!stopButton());
        emit m_inspector->checking(u"x"_s, 12);
        QVERIFY(stopButton());
        QCOMPARE(stopButton()->accessibleName(), u"Stop the check of the session"_s);
        emit m_inspector->sessionOpenFailed(u"x"_s, Error {u"The check was stopped."_s});
        QVERIFY(!stopButton());
        QVERIFY(shows(u"The check was stopped."_s));
    }
};

QTEST_MAIN(WindowCompactionTest)
#include "tst_windowcompaction.moc"

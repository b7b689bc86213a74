// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/responserules.h"
#include "tests/support/mainwindowtest.h"
#include "ui/detailtabs.h"
#include "ui/eventwindow.h"
#include "ui/filterbar.h"
#include "ui/summarypane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What one does in the window with the events that have come.
class WindowEventsTest : public test::MainWindowTest
{
    Q_OBJECT

    void pinOrUnpin() { QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier); }
    /// How many rows have a colour; -1 when they are not those of the room.
    int coloured(const QString &room) const
    {
        int count = 0;
        for (int row = 0; row < rows(); ++row) {
            const bool isOfRoom = model().captureAt(row).roomId == room;
            const bool has = model().index(row, 0).data(Qt::BackgroundRole).isValid();
            if (has != isOfRoom)
                return -1;
            count += has ? 1 : 0;
        }
        return count;
    }

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void keepsPins()
    {
        // An answer that comes after the pin must not take it off.
        m_inspector->setResponseRules(ResponseRules({{.name = u"slow"_s, .delayMs = 1500}}));
        QSignalSpy answered(m_inspector.get(), &Inspector::answered);
        send(1);
        QTest::keyClick(timeline(), Qt::Key_Home);
        QSignalSpy stored(m_inspector.get(), &Inspector::marksStored);
        pinOrUnpin();
        QVERIFY(model().captureAt(0).marks.pinned);
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, PatienceMs);
        QTRY_COMPARE(model().captureAt(0).status, 200);
        QVERIFY(model().captureAt(0).marks.pinned);
        QTRY_VERIFY(!stored.isEmpty());
        m_inspector->setResponseRules({});
        // Some have a pin: all get one. All have one: all lose it.
        send(1);
        timeline()->selectAll();
        pinOrUnpin();
        QVERIFY(model().captureAt(0).marks.pinned && model().captureAt(1).marks.pinned);
        pinOrUnpin();
        QVERIFY(!model().captureAt(0).marks.pinned && !model().captureAt(1).marks.pinned);
        timeline()->selectionModel()->select(
            model().index(1, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(timeline()->selectedSeqs(), QList<qint64>({2}));
        pinOrUnpin();
        QTRY_VERIFY(stored.size() >= 2);
        openSession(session());
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!model().captureAt(0).marks.pinned);
        QVERIFY(model().captureAt(1).marks.pinned);
    }

    void coloursARoom()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        const QString room = model().captureAt(0).roomId;
        QVERIFY(!room.isEmpty());
        QSignalSpy stored(m_inspector.get(), &Inspector::marksStored);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(coloured(room) > 1);
        QTRY_VERIFY(!stored.isEmpty());
        // Those that come later have it too, and so it is when the session is opened again.
        const int before = rows();
        send(1);
        const int all = coloured(room);
        QVERIFY(all > 1);
        openSession(session());
        QTRY_COMPARE(rows(), before + 1);
        QTRY_COMPARE(coloured(room), all);
        model().setFilter(*Filter::compile(u"colour:3"_s));
        QTRY_COMPARE(rows(), all);
        model().setFilter({});
        QTRY_COMPARE(rows(), before + 1);
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
        QVERIFY(!model().index(0, 0).data(Qt::BackgroundRole).isValid());
        // A rule gives what has none a colour.
        model().setColourRules(*ColourRules::make({{u"room=\"%1\""_s.arg(room), 5}}));
        QTRY_COMPARE(coloured(room), all);
    }

    void tellsOfTheRetryToCome()
    {
        QList<ResponseRule> rules = ResponseRules::preset(u"fail-once"_s).rules();
        for (ResponseRule &rule : rules) // else it is overdue before long
            rule.answer.headers.append(HttpHeader {"Retry-After", "120"});
        m_inspector->setResponseRules(ResponseRules(rules));
        send(1);
        const auto attempt = [this](int row) {
            return model().index(row, int(TimelineColumn::Attempt)).data().toString();
        };
        QTRY_COMPARE(attempt(0), u"1 of 3, waiting"_s);
        QTRY_VERIFY(!timeline()->isColumnHidden(int(TimelineColumn::Attempt)));
        QTest::keyClick(timeline(), Qt::Key_Home);
        auto *tree = m_window->findChild<SummaryPane *>()->findChild<QTreeWidget *>();
        const auto fact = [tree](const QString &label) {
            return tree->findItems(label, Qt::MatchRecursive, 0).value(0);
        };
        QTRY_VERIFY(fact(u"Next"_s));
        QVERIFY(!fact(u"Outcome"_s));
    }

    void opensAnEventInAWindow()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        const auto window = [this] {
            return m_window->findChild<EventWindow *>();
        };
        QTRY_VERIFY(window());
        QTRY_VERIFY(window()->windowTitle().startsWith(u"#1 "));
        // The main window goes on to another; going back is a key.
        QTest::keyClick(timeline(), Qt::Key_Down);
        QVERIFY(window()->windowTitle().startsWith(u"#1 "));
        QCOMPARE(timeline()->currentCapture(), 2);
        QTest::keyClick(window(), Qt::Key_Escape);
        QTRY_VERIFY(!window());
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(timeline()->currentCapture(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(timeline()->currentCapture(), 2);
    }

    /// It opens on what was looked at.
    void opensAWindowOnThePaneLookedAt()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        auto *tabs = m_window->findChild<DetailTabs *>();
        for (const int pane : {3, 1}) {
            tabs->setCurrentIndex(pane);
            QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
            const auto window = [this] {
                return m_window->findChild<EventWindow *>();
            };
            QTRY_VERIFY(window());
            QCOMPARE(window()->details().currentIndex(), pane);
            window()->close();
            QTRY_VERIFY(!window());
            m_window->activateWindow();
            QTRY_VERIFY(m_window->isActiveWindow());
        }
    }

    void saysThatTheFilterHidesTheEvent()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        const auto *note = m_window->findChild<QAbstractButton *>(u"hiddenNote"_s);
        QVERIFY(note && !note->isVisible());
        auto *bar = m_window->findChild<FilterBar *>();
        m_window->statusBar()->showMessage(u"body.room.name"_s);
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        QCoreApplication::processEvents();
        QVERIFY(!shows(u"s.hookglass"_s)); // not over the message
        QTRY_COMPARE(note->text(), u"#1 is hidden by the filter · Clear filter"_s);
        bar->apply(u"event:room_created"_s); // it is there again
        QTRY_VERIFY(!note->isVisible());
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        timeline()->selectionModel()->clear(); // not a row that the event shares with another
        bar->setFocus();
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(u"hiddenNote"_s), Qt::LeftButton);
        QTRY_COMPARE(rows(), 30);
        QTRY_VERIFY(!note->isVisible());
        QTRY_COMPARE(bar->validText(), QString());
        QTRY_COMPARE(timeline()->currentCapture(), 1);
        QTRY_VERIFY(timeline()->selectionModel()->isRowSelected(0));
        QTRY_VERIFY(timeline()->hasFocus());
        bar->apply(u"event:room_finished"_s);
        QTRY_VERIFY(note->isVisible());
        timeline()->showRow(0); // another one
        QTRY_VERIFY(!note->isVisible());
    }

    void copiesFromTheTimeline()
    {
        sendAll();
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(shows(u" was created"_s));
        const auto action = [this](const QString &beginning) -> QAction * {
            for (QAction *each : timeline()->actions()) {
                if (each->text().remove(u'&').startsWith(beginning))
                    return each;
            }
            return nullptr;
        };
        const auto copied = [&](const QString &beginning) {
            QApplication::clipboard()->clear();
            action(beginning)->trigger();
            return QApplication::clipboard()->text();
        };
        QTRY_VERIFY(action(u"Copy the request as cURL"_s)->isEnabled());
        QTest::keyClick(timeline(), Qt::Key_End); // that is not there at once
        QVERIFY(!action(u"Copy the request as cURL"_s)->isEnabled());
        QTRY_VERIFY(action(u"Copy the request as cURL"_s)->isEnabled());
        QTest::keyClick(timeline(), Qt::Key_Home);
        QTRY_VERIFY(action(u"Copy the request as raw HTTP"_s)->isEnabled());
        const QString curl = copied(u"Copy the request as cURL"_s);
        QCOMPARE(message(), u"Copied #1 as cURL"_s);
        QVERIFY2(curl.contains(u"curl "_s) && curl.contains(u"room_created"_s), qPrintable(curl));
        const QString http = copied(u"Copy the request as raw HTTP"_s);
        QVERIFY2(http.startsWith(u"POST /"_s) && http.contains(u"room_created"_s),
                 qPrintable(http));
        for (const QString &text : {curl, http}) // the signature does not go along
            QVERIFY(text.contains(u"[redacted]"_s));
    }
};

QTEST_MAIN(WindowEventsTest)
#include "tst_windowevents.moc"

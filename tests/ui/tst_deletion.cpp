// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"
#include "tests/support/mainwindowtest.h"
#include "tests/support/shownseqs.h"
#include "tests/support/stranger.h"
#include "ui/detailtabs.h"

#include <QLineEdit>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::numbers;
using test::shown;

/// Captures that the user deletes and takes back, in the whole window.
class DeletionTest : public test::MainWindowTest
{
    Q_OBJECT

    void select(int first, int last)
    {
        timeline()->selectionModel()->setCurrentIndex(model().index(last, 0),
                                                 QItemSelectionModel::NoUpdate);
        timeline()->selectionModel()->select({model().index(first, 0), model().index(last, 0)},
                                        QItemSelectionModel::ClearAndSelect
                                            | QItemSelectionModel::Rows);
    }

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    /// It may have been asked for before it was deleted, and looked for afterwards.
    void saysNothingOfAnEventThatIsNoLongerCurrent()
    {
        send(6);
        timeline()->setFocus();
        QTest::keyClick(timeline(), Qt::Key_End);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);
        emit m_inspector->loadFailed(6, Error{u"The session has no event 6."_s});
        QCOMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);
        emit m_inspector->loadFailed(timeline()->currentCapture(), Error{u"It cannot be read."_s});
        QCOMPARE(message(), u"It cannot be read."_s);
    }

    void deletesTheSelection()
    {
        send(12);
        timeline()->setFocus();
        QTest::keyClick(timeline(), Qt::Key_Home);
        select(3, 5);
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        QTRY_COMPARE(message(), u"Deleted 3 events. Undo: Ctrl+Z"_s);
        QTRY_COMPARE(timeline()->selectedSeqs(), QList<qint64>({7})); // what stood below
        QTRY_VERIFY(std::any_of(loaded.begin(), loaded.end(), [](const QVariantList &one) {
            return one[0].value<Capture>().seq == 7;
        }));
        QCOMPARE(message(), u"Deleted 3 events. Undo: Ctrl+Z"_s); // the details say nothing
        QTRY_COMPARE(*SessionReader::open(session())->count(), 9);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(8, 12));
        QTRY_COMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);

        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        QTRY_COMPARE(message(), u"1 event is back"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 12));
        QTRY_COMPARE(message(), u"3 events are back"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        send(2);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 14));
        QTRY_VERIFY(shows(u"Captured 11  ·  Shown 11  ·  Verified 11"_s));
    }

    /// Nobody is taken away from what he has chosen since.
    void leavesWhatIsChosenMeanwhile()
    {
        send(6);
        timeline()->setFocus();
        select(3, 4);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QVERIFY(timeline()->showCapture(2));
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(6, 6));
        QCOMPARE(timeline()->currentCapture(), 2);
    }

    void goesOnFollowing()
    {
        send(30);
        timeline()->setFocus();
        select(0, 0);
        timeline()->followTail();
        const QScrollBar &bar = *timeline()->verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 1);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(2, 30));
        QTRY_COMPARE(timeline()->currentCapture(), 2);
        QTRY_COMPARE(bar.value(), bar.maximum());
        QVERIFY(timeline()->isFollowing());
    }

    /// One that the filter hid, too.
    void detailsLeaveWhatIsGone()
    {
        send(3);
        timeline()->setFocus();
        select(2, 2);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        model().setFilter(*Filter::compile(u"event:"_s + model().captureAt(2).event));
        QTRY_COMPARE(shown(model()), QList<qint64>({3}));
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        const auto last = [&loaded] {
            return loaded.isEmpty() ? 0 : loaded.last().first().value<Capture>().seq;
        };
        emit m_window->findChild<DetailTabs *>()->captureActivated(1);
        QTRY_COMPARE(last(), 1);
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model().capturedCount(), 1);
        QTRY_COMPARE(last(), 3);
    }

    void deletesWhatTheFilterShows()
    {
        send(30);
        const QList<qint64> all = shown(model());
        model().setFilter(*Filter::compile(u"event:room_*"_s));
        QTRY_VERIFY(model().rowCount() < 30);
        const QList<qint64> rooms = shown(model());
        timeline()->setFocus();
        QTest::keyClick(timeline(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(model().rowCount(), 0);
        model().setFilter({});
        QList<qint64> others = all;
        others.removeIf([&rooms](qint64 seq) { return rooms.contains(seq); });
        QTRY_COMPARE(shown(model()), others);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), all);
    }

    void clearsAndLeavesMarkedOnes()
    {
        send(10);
        timeline()->setFocus();
        select(2, 2);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(model()), QList<qint64>({3}));
        QTRY_COMPARE(message(), u"Cleared 9 events; marked ones stay. Undo: Ctrl+Z"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY2(message().startsWith(u"All events are marked"_s), qPrintable(message()));
        // The pinned one goes when it is chosen, and then there is nothing.
        timeline()->setFocus();
        select(0, 0);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(model().capturedCount(), 0);
        QTRY_VERIFY(!timeline()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), QList<qint64>({3}));
        QTRY_VERIFY(model().captureAt(0).marks.pinned);
        QTRY_VERIFY(timeline()->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 10));
    }

    /// The keys mean something else where one writes.
    void leavesTextFieldsTheirKeys()
    {
        send(4);
        timeline()->setFocus();
        select(0, 0);
        QTest::keyClick(timeline(), Qt::Key_Delete); // so that there is something to undo
        QTRY_COMPARE(shown(model()), numbers(2, 4));
        const QSignalSpy undeleted(m_inspector.get(), &Inspector::undeleted);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        select(0, 2);
        QTest::keyClicks(edit, u"room"_s);
        QTest::keyClick(edit, Qt::Key_Home);
        QTest::keyClick(edit, Qt::Key_Delete);
        QCOMPARE(edit->text(), u"oom"_s);
        QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(edit->text(), u"room"_s);
        edit->clear();
        QTRY_COMPARE(shown(model()), numbers(2, 4));
        const Sample next = samples().first();
        post(next);
        QTRY_COMPARE(shown(model()), numbers(2, 5)); // and before it whatever was asked for
        QVERIFY(undeleted.isEmpty());
        QVERIFY(!model().contains(1));
    }

    void saysWhyItCannot()
    {
        send(3);
        QVERIFY(test::Stranger(session()).run(
            u"CREATE TRIGGER refuse BEFORE INSERT ON trash "
            "BEGIN SELECT RAISE(ABORT, 'not today'); END"_s));
        timeline()->setFocus();
        timeline()->selectAll();
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_VERIFY2(message().contains(u"not today"_s), qPrintable(message()));
        QCOMPARE(shown(model()), numbers(1, 3));
        QVERIFY(test::Stranger(session()).run(u"DROP TRIGGER refuse"_s));
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(model().rowCount(), 0);
    }

    /// A session that is opened anew has forgotten it, and a new one is about itself.
    void endsWithTheSession()
    {
        send(6);
        timeline()->setFocus();
        select(0, 3);
        QTest::keyClick(timeline(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(5, 6));
        openSession(m_folder.filePath(u"other.hookglass"_s));
        QTRY_COMPARE(model().rowCount(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        openSession(session());
        QTRY_COMPARE(shown(model()), numbers(5, 6));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        send(1);
        QTRY_COMPARE(shown(model()), numbers(5, 7));
    }
};

QTEST_MAIN(DeletionTest)
#include "tst_deletion.moc"

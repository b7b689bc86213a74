// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/filterbar.h"
#include "ui/icons.h"
#include "ui/tailactions.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Following, selecting the newest event and freezing, in a window with the filter bar.
class TailActionsTest : public QObject
{
    Q_OBJECT

    struct Window
    {
        Icons icons;
        TimelineModel model {icons};
        QAbstractItemModelTester tester {&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest};
        QMainWindow window;
        FilterBar *bar = new FilterBar(icons);
        TimelineView *view = new TimelineView(model);
        TailActions tail {model, *view, icons};
        QMenu menu;

        Window()
        {
            icons.setPalette(QPalette());
            auto *central = new QWidget;
            auto *layout = new QVBoxLayout(central);
            layout->addWidget(bar);
            layout->addWidget(view);
            window.setCentralWidget(central);
            tail.addActions(menu);
            tail.addButtons(*bar);
            window.addActions(menu.actions());
            window.resize(900, 300);
            window.show();
        }
        QAction *follow() const { return menu.actions().at(1); }
        QAction *select() const { return menu.actions().at(2); }
        QAction *freeze() const { return menu.actions().at(3); }
        QToolButton *button(const QAction *action) const
        {
            for (auto *each : bar->findChildren<QToolButton *>()) {
                if (each->defaultAction() == action)
                    return each;
            }
            return nullptr;
        }
        bool atEnd() const
        {
            return view->verticalScrollBar()->value() == view->verticalScrollBar()->maximum();
        }
        qint64 current() const
        {
            return view->currentIndex().isValid() ? model.captureAt(view->currentIndex().row()).seq
                                                  : 0;
        }
        QList<qint64> shown() const
        {
            QList<qint64> seqs;
            for (int row = 0; row < model.rowCount(); ++row)
                seqs.append(model.captureAt(row).seq);
            return seqs;
        }
        void filter(const QString &text)
        {
            QSignalSpy filtered(&model, &TimelineModel::filtered);
            model.setFilter(*Filter::compile(text));
            QVERIFY(filtered.wait());
        }
    };
    std::unique_ptr<Window> m_window;

    /// Comes into the timeline, shown or not.
    void append(qint64 from, qint64 to)
    {
        QSignalSpy counted(&m_window->model, &TimelineModel::countsChanged);
        m_window->model.append(test::summaries(from, to));
        QVERIFY(counted.wait());
    }

private slots:
    void init()
    {
        m_window = std::make_unique<Window>();
        QVERIFY(QTest::qWaitForWindowActive(&m_window->window));
    }
    void cleanup() { m_window.reset(); }

    void followIsPressedWhileFollowing()
    {
        Window &w = *m_window;
        append(1, 100);
        QTRY_VERIFY(w.view->verticalScrollBar()->maximum() > 0);
        QVERIFY(w.follow()->isChecked());
        QVERIFY(w.button(w.follow())->isChecked());
        QVERIFY(!w.button(w.follow())->icon().isNull());
        w.view->verticalScrollBar()->setValue(5);
        QVERIFY(!w.follow()->isChecked());
        QTest::keyClick(w.view, Qt::Key_End);
        QVERIFY(w.follow()->isChecked());
        QTest::mouseClick(w.button(w.follow()), Qt::LeftButton);
        QVERIFY(!w.view->isFollowing());
        const int stays = w.view->verticalScrollBar()->value();
        append(101, 150);
        QTRY_COMPARE(w.view->newCount(), 50);
        QCOMPARE(w.view->verticalScrollBar()->value(), stays);
        QTest::mouseClick(w.button(w.follow()), Qt::LeftButton);
        QVERIFY(w.view->isFollowing());
        QTRY_VERIFY(w.atEnd());
        QCOMPARE(w.view->newCount(), 0);
        w.view->verticalScrollBar()->setValue(5);
        QTest::keyClick(&w.window, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(w.follow()->isChecked());
        QTest::keyClick(&w.window, Qt::Key_End, Qt::ControlModifier);
        QVERIFY(w.follow()->isChecked()); // it does not toggle
    }

    void selectsTheNewestWithoutFollowing()
    {
        Window &w = *m_window;
        append(1, 100);
        QCOMPARE(w.current(), 0);
        QTRY_VERIFY(w.view->verticalScrollBar()->maximum() > 0);
        w.view->verticalScrollBar()->setValue(5);
        w.select()->trigger();
        QCOMPARE(w.current(), 100);
        append(101, 120);
        QCOMPARE(w.current(), 120);
        QVERIFY(!w.view->isFollowing());
        QCOMPARE(w.view->verticalScrollBar()->value(), 5);
        w.filter(u"event:room_finished"_s);
        QCOMPARE(w.current(), 120);
        append(121, 126); // of which 125 is shown
        QCOMPARE(w.current(), 125);
        QVERIFY(w.select()->isChecked());
    }

    void choosingAnotherEndsSelectingTheNewest()
    {
        Window &w = *m_window;
        append(1, 20);
        w.select()->trigger();
        QTest::keyClick(w.view, Qt::Key_Control);
        QVERIFY(w.select()->isChecked());
        QTest::keyClick(w.view, Qt::Key_Up);
        QCOMPARE(w.current(), 19);
        QVERIFY(!w.select()->isChecked());
        append(21, 22);
        QCOMPARE(w.current(), 19);
        w.select()->trigger();
        w.view->scrollToTop();
        const QRect third = w.view->visualRect(w.model.index(2, 2));
        QTest::mouseClick(w.view->viewport(), Qt::LeftButton, {}, third.center());
        QCOMPARE(w.current(), 3);
        QVERIFY(!w.select()->isChecked());
        w.select()->trigger();
        QVERIFY(w.view->showCapture(7));
        QVERIFY(!w.select()->isChecked());
    }

    void frozenTheTimelineStaysAsItIs()
    {
        Window &w = *m_window;
        append(1, 10);
        QTest::keyClick(&w.window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(w.model.isFrozen());
        QVERIFY(w.freeze()->isChecked());
        QCOMPARE(w.button(w.freeze())->text(), u"Frozen · 0 not shown"_s);
        append(11, 47);
        QCOMPARE(w.model.rowCount(), 10);
        QCOMPARE(w.model.capturedCount(), 47);
        QCOMPARE(w.button(w.freeze())->text(), u"Frozen · 37 not shown"_s);
        QCOMPARE(w.button(w.freeze())->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        QTest::mouseClick(w.button(w.freeze()), Qt::LeftButton);
        QVERIFY(!w.freeze()->isChecked());
        QCOMPARE(w.model.rowCount(), 47);
        QCOMPARE(w.button(w.freeze())->toolButtonStyle(), Qt::ToolButtonIconOnly);
        append(48, 50);
        QCOMPARE(w.model.rowCount(), 50);
    }

    void whatIsPendingComesBeforeItFreezes()
    {
        Window &w = *m_window;
        w.model.append(test::summaries(1, 5));
        w.model.setFrozen(true);
        QCOMPARE(w.model.rowCount(), 5);
    }

    void frozenItStillObeysFilters()
    {
        Window &w = *m_window;
        append(1, 10);
        w.model.setFrozen(true);
        append(11, 20);
        w.filter(u"event:room_finished"_s);
        QCOMPARE(w.shown(), QList<qint64>({5, 10}));
        QCOMPARE(w.model.heldCount(), 2);
        append(21, 25);
        QCOMPARE(w.model.heldCount(), 3);
        w.filter(u"event:room_finished or seq:7 or seq:17"_s);
        QCOMPARE(w.shown(), QList<qint64>({5, 7, 10}));
        w.model.setFrozen(false);
        QCOMPARE(w.shown(), QList<qint64>({5, 7, 10, 15, 17, 20, 25}));
    }

    /// Held back, or still looked for, is not hidden by the filter.
    void tellsHeldFromHidden()
    {
        Window &w = *m_window;
        append(1, 10);
        w.model.setFrozen(true);
        append(11, 20);
        QVERIFY(!w.model.isHiddenByFilter(15));
        w.model.setFilter(*Filter::compile(u"event:room_finished"_s));
        QVERIFY(!w.model.isHiddenByFilter(7)); // not yet
        QTRY_VERIFY(w.model.isHiddenByFilter(7));
        QCOMPARE(w.shown(), QList<qint64>({5, 10}));
        QVERIFY(!w.model.isHiddenByFilter(5));
        QVERIFY(!w.model.isHiddenByFilter(15));
        QVERIFY(w.model.isHiddenByFilter(17));
        QVERIFY(!w.model.isHiddenByFilter(99));
        w.filter({});
        QVERIFY(!w.model.isHiddenByFilter(7));
    }

    void changedWhileHeldTheyAreDecidedAnew()
    {
        Window &w = *m_window;
        w.filter(u"verdict:verified"_s);
        append(1, 3);
        w.model.setFrozen(true);
        append(4, 6);
        QList<CaptureSummary> changed = test::summaries(2, 5);
        for (CaptureSummary &each : changed)
            each.verdict = Verdict::Failed;
        w.model.update(changed);
        QCOMPARE(w.shown(), QList<qint64>({1}));
        QCOMPARE(w.model.heldCount(), 1); // 6
        changed = test::summaries(4, 4);
        w.model.update(changed);
        QCOMPARE(w.model.heldCount(), 2);
        w.model.setFrozen(false);
        QCOMPARE(w.shown(), QList<qint64>({1, 4, 6}));
    }

    void removalTakesHeldOnesToo()
    {
        Window &w = *m_window;
        append(1, 10);
        w.model.setFrozen(true);
        append(11, 20);
        w.model.remove({{1, 4}, {12, 13}});
        QCOMPARE(w.shown(), QList<qint64>({5, 6, 7, 8, 9, 10}));
        QCOMPARE(w.model.heldCount(), 8);
        w.model.setFrozen(false);
        QCOMPARE(w.shown(), QList<qint64>({5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20}));
    }

    void anotherSessionIsNotFrozen()
    {
        Window &w = *m_window;
        append(1, 10);
        w.freeze()->trigger();
        append(11, 20);
        w.model.clear();
        QVERIFY(!w.freeze()->isChecked());
        append(1, 3);
        QCOMPARE(w.model.rowCount(), 3);
    }
};

QTEST_MAIN(TailActionsTest)
#include "tst_tailactions.moc"

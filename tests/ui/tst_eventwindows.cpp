// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"
#include "tests/support/loadedsession.h"
#include "ui/bytesview.h"
#include "ui/comparepane.h"
#include "ui/detailtabs.h"
#include "ui/eventwindows.h"
#include "ui/summarypane.h"
#include "ui/wirepane.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class EventWindowsTest : public QObject
{
    Q_OBJECT

    static QList<Capture> captures()
    {
        Capture first = test::makeCapture("{\"n\":1}", u"room_started"_s);
        Capture second = test::makeCapture("{\"n\":2}", u"room_started"_s);
        second.answer = {}; // comes later
        return {first, second};
    }

    struct Fixture
    {
        DetailTabs *open(qint64 seq)
        {
            const QSignalSpy opened(&windows, &EventWindows::opened);
            windows.open(seq);
            return QTest::qWaitFor([&] { return !opened.isEmpty(); })
                ? opened.last().first().value<DetailTabs *>()
                : nullptr;
        }
        qsizetype count() const
        {
            qsizetype open = 0;
            for (const DetailTabs *each : owner.findChildren<DetailTabs *>())
                open += each->isVisible();
            return open;
        }
        test::LoadedSession session {captures()};
        QWidget owner;
        EventWindows windows {session.inspector,
                              {session.model, session.view, session.feed},
                              session.settings,
                              session.icons,
                              &owner};
    };

    static QByteArray answerIn(const WirePane &pane)
    {
        for (const BytesView *view : pane.findChildren<BytesView *>()) {
            if (view->accessibleName().startsWith(u"The answer"))
                return view->bytes();
        }
        return "there is none";
    }

private slots:
    void opensEachOnce()
    {
        Fixture fixture;
        DetailTabs *window = fixture.open(2);
        QVERIFY(window);
        QVERIFY(window->window()->windowTitle().startsWith(u"#2 "));
        fixture.windows.open(2);
        QCOMPARE(fixture.session.load(2).seq, 2); // had another been asked for, it were here
        QCOMPARE(fixture.count(), 1);
        window->window()->close();
        QCOMPARE(fixture.count(), 0);
        QVERIFY(fixture.open(2));
    }

    void comparesToo()
    {
        Fixture fixture;
        DetailTabs *window = fixture.open(2);
        window->setCurrentWidget(&window->compare());
        const auto hasFound = [window] {
            for (const QLabel *label : window->compare().findChildren<QLabel *>()) {
                if (label->text() == u"The bytes differ: the first difference is at byte 5.")
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(hasFound());
    }

    /// An answer or a verdict that comes later shows in the window, with nothing else changed.
    void staysUpToDate()
    {
        Fixture fixture;
        DetailTabs *window = fixture.open(2);
        auto *wire = window->findChild<WirePane *>();
        window->setCurrentWidget(wire);
        QCOMPARE(answerIn(*wire), QByteArray());
        CaptureSummary answered = fixture.session.model.summaryOf(2);
        answered.status = 503;
        answered.rule = u"fail once"_s;
        answered.answeredAfterUs = 900;
        emit fixture.session.inspector.answered({answered});
        QTRY_VERIFY(answerIn(*wire).startsWith("HTTP/1.1 503"));
        QCOMPARE(window->currentWidget(), wire);
        Capture judged = fixture.session.load(2);
        judged.answer = {202, u"other"_s, 7};
        emit fixture.session.inspector.captureLoaded(judged); // as after reverificationsStored()
        QVERIFY(answerIn(*wire).startsWith("HTTP/1.1 202"));
    }

    /// Whoever reads in it is not disturbed when the event is loaded for something else.
    void leavesWhatHasNotChanged()
    {
        Fixture fixture;
        const auto *facts = fixture.open(1)->findChild<SummaryPane *>()->findChild<QTreeWidget *>();
        const QPersistentModelIndex first(facts->model()->index(0, 0));
        QVERIFY(first.isValid());
        QCOMPARE(fixture.session.load(1).seq, 1);
        QVERIFY(first.isValid());
    }

    /// What is answered while captures go is told once they have gone.
    void tellsOfAnswersAfterwards()
    {
        Fixture fixture;
        TimelineModel &model = fixture.session.model;
        const QSignalSpy told(&fixture.session.feed, &TimelineFeed::answered);
        QSignalSpy merged(&model, &TimelineModel::merged);
        CaptureSummary answered = model.summaryOf(2);
        answered.status = 503;
        answered.answeredAfterUs = 900;
        model.takeOut({{1, 1}});
        emit fixture.session.inspector.answered({answered});
        QVERIFY(told.isEmpty());
        QVERIFY(merged.wait());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().value<QList<qint64>>(), QList<qint64>({2}));
        QCOMPARE(model.summaryOf(2).status, 503);
    }

    void knowsMarksBeforeTheFileHasThem()
    {
        Fixture fixture;
        CaptureSummary pinned = fixture.session.model.summaryOf(1);
        pinned.marks.pinned = true;
        fixture.session.model.update({pinned});
        Capture capture = fixture.session.load(1);
        capture.answer.afterUs = 900; // the answer is there
        QVERIFY(!capture.marks.pinned);
        QVERIFY(fixture.session.feed.completed(capture).marks.pinned);
    }

    /// A deleted one stays as it was shown, and says so, until it comes back.
    void keepsWhatIsDeleted()
    {
        Fixture fixture;
        const QWidget *window = fixture.open(2)->window();
        const QWidget *other = fixture.open(1)->window();
        const auto says = [](const QWidget *each) {
            const QList<QLabel *> labels = each->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->isVisible() && label->text() == u"This event was deleted.";
            });
        };
        TimelineModel &model = fixture.session.model;
        const CaptureSummary summary = model.summaryOf(2);
        QVERIFY(!says(window));
        model.takeOut({{2, 2}});
        QTRY_VERIFY(says(window));
        QVERIFY(!says(other));
        model.stage({summary});
        model.bringBack();
        QTRY_VERIFY(!says(window));
        model.remove({{2, 2}});
        QTRY_VERIFY(says(window));
        const QSignalSpy failed(&fixture.session.inspector, &Inspector::loadFailed);
        emit fixture.session.inspector.reverificationsStored();
        QCOMPARE(fixture.session.load(1).seq, 1); // had 2 been asked for, it were here
        QVERIFY(failed.isEmpty());
    }

    void loadsAnewWhatWasJudgedAgain()
    {
        Fixture fixture;
        QVERIFY(fixture.open(2));
        QSignalSpy loaded(&fixture.session.inspector, &Inspector::captureLoaded);
        emit fixture.session.inspector.reverificationsStored();
        QVERIFY(loaded.wait());
        QCOMPARE(loaded.first().first().value<Capture>().seq, 2);
    }

    void oneThatFailedCanBeAskedForAgain()
    {
        Fixture fixture;
        QSignalSpy failed(&fixture.session.inspector, &Inspector::loadFailed);
        fixture.windows.open(99);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().toLongLong(), 99);
        fixture.windows.open(99);
        QVERIFY(failed.wait());
    }

    void remembersItsSizeAndArrangement()
    {
        Fixture fixture;
        DetailTabs *window = fixture.open(1);
        window->window()->resize(913, 617);
        window->setCurrentIndex(2);
        const int shown = window->currentIndex();
        window->window()->close();
        DetailTabs *other = fixture.open(2);
        QCOMPARE(other->window()->size(), QSize(913, 617));
        QCOMPARE(other->currentIndex(), shown);
        other->window()->resize(700, 500);
        fixture.owner.show();
        fixture.owner.close(); // they close with it
        QCOMPARE(fixture.count(), 0);
        QCOMPARE(fixture.session.settings.get(settings::EventWindowSize), QSize(700, 500));
    }
};

QTEST_MAIN(EventWindowsTest)
#include "tst_eventwindows.moc"

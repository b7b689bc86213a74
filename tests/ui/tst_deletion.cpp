// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/samples.h"
#include "core/deliver/webhooksender.h"
#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionreader.h"
#include "tests/support/summaries.h"
#include "tests/support/testdata.h"
#include "ui/detailtabs.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDeadlineTimer>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Captures that the user deletes and takes back: in the timeline, and in the whole window.
class DeletionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Icons m_icons;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Inspector> m_inspector;
    std::unique_ptr<MainWindow> m_window;
    QUrl m_url;
    WebhookSender m_sender;
    const Credential m_credential {test::Key, test::Secret, {}};

    QString session() const { return m_folder.filePath(u"s.hookglass"_s); }
    TimelineView &view() const { return *m_window->findChild<TimelineView *>(); }
    TimelineModel &model() const { return *m_window->findChild<TimelineModel *>(); }
    QString message() const { return m_window->statusBar()->currentMessage(); }
    bool shows(const QString &text) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    static QList<qint64> shown(const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row)
            seqs.append(model.seqAt(row));
        return seqs;
    }
    static QList<qint64> numbers(qint64 first, qint64 last)
    {
        QList<qint64> list(last - first + 1);
        std::iota(list.begin(), list.end(), first);
        return list;
    }
    static void fill(TimelineModel &model, qint64 first, qint64 last)
    {
        const qsizetype before = model.capturedCount();
        model.append(test::summaries(first, last));
        QTRY_COMPARE(model.captures().size(), before + last - first + 1);
    }
    static void takeOut(TimelineModel &model, const QList<SeqRange> &ranges)
    {
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut(ranges);
        QVERIFY(merged.wait());
    }
    static void bringBack(TimelineModel &model, const QList<CaptureSummary> &captures)
    {
        QSignalSpy merged(&model, &TimelineModel::merged);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.stage(captures);
        model.bringBack();
        QVERIFY(merged.wait());
        QVERIFY(!filtered.isEmpty() || filtered.wait());
    }
    void select(int first, int last)
    {
        view().selectionModel()->setCurrentIndex(model().index(last, 0),
                                                 QItemSelectionModel::NoUpdate);
        view().selectionModel()->select({model().index(first, 0), model().index(last, 0)},
                                        QItemSelectionModel::ClearAndSelect
                                            | QItemSelectionModel::Rows);
    }
    void open()
    {
        m_window = std::make_unique<MainWindow>(*m_inspector, *m_settings);
        m_window->setCredentials({m_credential}, {});
        m_window->setListeners({{.port = 0}});
        m_window->openSession(session());
        m_window->startListening();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void send(int count)
    {
        const int before = model().rowCount();
        const QList<Sample> samples = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch());
        for (const Sample &sample : samples.first(count))
            m_sender.send({m_url, sample.body, sample.sender, m_credential});
        QTRY_COMPARE(model().rowCount(), before + count);
    }
    static void execute(const QString &path, const QString &sql)
    {
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(sql));
        }
        QSqlDatabase::removeDatabase(u"meddler"_s);
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }
    void init()
    {
        QFile::remove(session());
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_inspector = std::make_unique<Inspector>(EventCatalog::load().value());
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        QSignalSpy listening(m_inspector.get(), &Inspector::listening);
        open();
        QTRY_VERIFY(listening.size() == 1 && opened.size() == 1); // in any order
        m_url = QUrl(listening[0][0].value<QList<ListenerInfo>>().first().url());
    }
    void cleanup()
    {
        m_window.reset();
        m_inspector.reset();
    }

    void modelTakesOutAndBringsBack()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, 1, 30);
        QSignalSpy merged(&model, &TimelineModel::merged);
        takeOut(model, {{1, 3}, {10, 20}, {40, 50}});
        QCOMPARE(shown(model), numbers(4, 9) + numbers(21, 30));
        const auto gone = merged[0][0].value<SummaryMerge::Counts>();
        QCOMPARE(gone.captures, 14);
        QCOMPARE(gone.failed, 1); // 14: every seventh
        QCOMPARE(gone.verified, 13);
        fill(model, 31, 32);
        bringBack(model, test::summaries(1, 3) + test::summaries(10, 20));
        QCOMPARE(shown(model), numbers(1, 32));
        QCOMPARE(merged[1][1].toLongLong(), 14);
        QCOMPARE(model.summaryOf(14), test::summary(14, u"room_started"_s, Verdict::Failed));
    }

    /// What is on its way by other places, or waits, is not confused.
    void modelKeepsFilterOrderAndWhatIsHeld()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 40);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:room_finished"_s)); // every fifth
        takeOut(model, {{1, 12}});
        QTRY_VERIFY(!filtered.isEmpty());
        QCOMPARE(shown(model), QList<qint64>({15, 20, 25, 30, 35, 40}));
        model.sort(int(TimelineColumn::Number), Qt::DescendingOrder);
        QTRY_COMPARE(shown(model), QList<qint64>({40, 35, 30, 25, 20, 15}));
        takeOut(model, {{20, 26}, {40, 40}});
        QCOMPARE(shown(model), QList<qint64>({35, 30, 15}));
        model.stage(test::summaries(20, 26));
        model.bringBack();
        QTRY_COMPARE(shown(model), QList<qint64>({35, 30, 25, 20, 15}));
        model.sort(-1);
        model.setFrozen(true);
        fill(model, 41, 50);
        takeOut(model, {{30, 30}, {45, 45}});
        QCOMPARE(shown(model), QList<qint64>({15, 20, 25, 35}));
        QCOMPARE(model.heldCount(), 1);
        QCOMPARE(model.newestTakenSeq(), 39); // 40 has gone, what came since is not looked at
        model.setFrozen(false);
        QCOMPARE(shown(model), QList<qint64>({15, 20, 25, 35, 50}));
    }

    /// Rows that come back shift the places that the sorting counts by: it is never seen that it
    /// has begun before them. What the filter asks takes long, and the sorting of the few does not.
    void modelSortsWhileRowsComeBack()
    {
        constexpr qint64 Last = 20'000;
        TimelineModel model(m_icons);
        fill(model, 1, Last);
        const QString asked =
            u"event:room_finished"_s + QString(u" -summary:*x*y*z*"_s).repeated(20);
        model.setFilter(*Filter::compile(asked)); // every fifth
        model.sort(int(TimelineColumn::Number), Qt::DescendingOrder);
        QList<qint64> expected;
        for (qint64 seq = Last; seq > 0; seq -= 5)
            expected.append(seq);
        QTRY_COMPARE(shown(model), expected);
        takeOut(model, {{1, 1003}});
        QCOMPARE(shown(model), expected.first(expected.size() - 200));
        bool showsOthers = false;
        connect(&model, &QAbstractItemModel::modelReset, &model, [&] {
            const QList<qint64> seqs = shown(model);
            showsOthers = showsOthers
                || std::any_of(seqs.cbegin(), seqs.cend(), [](qint64 seq) { return seq % 5 != 0; });
        });
        const QSignalSpy merged(&model, &TimelineModel::merged);
        model.stage(test::summaries(1, 1003));
        model.bringBack();
        const QDeadlineTimer deadline(5000);
        while (merged.isEmpty() && !deadline.hasExpired()) {
            model.sort(int(TimelineColumn::Number), Qt::DescendingOrder); // is on its way then
            QCoreApplication::processEvents();
        }
        QCOMPARE(merged.size(), 1);
        QTRY_COMPARE(shown(model), expected);
        QVERIFY(!showsOthers);
    }

    /// Marks, answers, new captures and retention go on while rows are on their way.
    void modelTakesWhatHappensMeanwhile()
    {
        TimelineModel model(m_icons);
        fill(model, 1, 5000);
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut({{100, 4000}});
        CaptureSummary pinned = model.summaryOf(4500);
        pinned.marks.pinned = true;
        model.update({pinned});
        model.append(test::summaries(5001, 5010));
        model.remove({{1, 50}});
        QTRY_COMPARE(merged.size(), 1);
        QCOMPARE(merged[0][0].value<SummaryMerge::Counts>().captures, 3901);
        QTRY_COMPARE(model.rowCount(), 49 + 1000 + 10);
        QCOMPARE(shown(model), numbers(51, 99) + numbers(4001, 5010));
        QVERIFY(model.summaryOf(4500).marks.pinned);
        QVERIFY(!model.summaryOf(4501).marks.pinned);
    }

    void modelAgreesWithANaiveList()
    {
        TimelineModel model(m_icons);
        QRandomGenerator random(5);
        fill(model, 1, 2000);
        QList<qint64> there = numbers(1, 2000);
        QList<qint64> gone;
        qint64 last = 2000;
        for (int step = 0; step < 30; ++step) {
            if (random.bounded(2) == 0) {
                fill(model, last + 1, last + 20);
                there += numbers(last + 1, last + 20);
                last += 20;
            }
            if (random.bounded(3) == 0 && !gone.isEmpty()) {
                QList<CaptureSummary> back;
                for (const qint64 seq : std::as_const(gone))
                    back.append(test::summaries(seq, seq));
                bringBack(model, back);
                there += std::exchange(gone, {});
                std::sort(there.begin(), there.end());
            } else {
                QList<SeqRange> ranges;
                for (qint64 at = random.bounded(300) + 1; at <= last;) {
                    ranges.append({at, at + random.bounded(9)});
                    at = ranges.last().last + 1 + random.bounded(300);
                }
                takeOut(model, ranges);
                const auto isGone = [&ranges](qint64 seq) {
                    return std::any_of(ranges.cbegin(), ranges.cend(), [seq](const auto &each) {
                        return each.first <= seq && seq <= each.last;
                    });
                };
                std::copy_if(there.cbegin(), there.cend(), std::back_inserter(gone), isGone);
                std::sort(gone.begin(), gone.end());
                there.removeIf(isGone);
            }
            QCOMPARE(shown(model), there);
        }
    }

    /// The retry is deleted: the first attempt still came again.
    void modelKnowsOfADeletedRetry()
    {
        TimelineModel model(m_icons);
        CaptureSummary first = test::summary(1, u"room_finished"_s);
        first.status = 503;
        CaptureSummary retry = test::summary(2, u"room_finished"_s);
        retry.history = {2, 1, 0};
        model.append({first, retry});
        QTRY_COMPARE(model.rowCount(), 2);
        takeOut(model, {{2, 2}});
        const auto attempt = [&model] {
            return model.index(0, int(TimelineColumn::Attempt)).data().toString();
        };
        QVERIFY2(attempt().endsWith(u"again as #2"_s), qPrintable(attempt()));
        model.relateTo(1);
        bringBack(model, {retry});
        takeOut(model, {{1, 1}}); // and the other way round
        model.relateTo(2);
        QCOMPARE(shown(model), QList<qint64>({2}));
        QVERIFY(!attempt().isEmpty());
    }

    void viewStaysWhereItIs()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fill(model, 1, 500);
        QVERIFY(view.showCapture(250));
        view.verticalScrollBar()->setValue(245);
        view.selectionModel()->clearCurrentIndex();
        takeOut(model, {{100, 149}, {240, 246}}); // the row at the top is among them
        QCOMPARE(model.seqAt(view.verticalScrollBar()->value()), 247);
        QVERIFY(!view.isFollowing());
    }

    /// Whoever follows the newest goes on doing so, wherever the current event is.
    void viewGoesOnFollowing()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fill(model, 1, 500);
        QVERIFY(view.showCapture(1));
        view.followTail();
        takeOut(model, {{100, 149}});
        QVERIFY(view.isFollowing());
        QCOMPARE(view.currentCapture(), 1);
        bringBack(model, test::summaries(100, 149));
        QVERIFY(view.isFollowing());
    }

    /// It may have been asked for before it was deleted, and looked for afterwards.
    void saysNothingOfAnEventThatIsNoLongerCurrent()
    {
        send(6);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_End);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);
        emit m_inspector->loadFailed(6, Error{u"The session has no event 6."_s});
        QCOMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);
        emit m_inspector->loadFailed(view().currentCapture(), Error{u"It cannot be read."_s});
        QCOMPARE(message(), u"It cannot be read."_s);
    }

    void deletesTheSelection()
    {
        send(12);
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_Home);
        select(3, 5);
        QSignalSpy loaded(m_inspector.get(), &Inspector::captureLoaded);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        QCOMPARE(message(), u"Deleted 3 events. Undo: Ctrl+Z"_s);
        QCOMPARE(view().selectedSeqs(), QList<qint64>({7})); // what stood below
        QTRY_VERIFY(std::any_of(loaded.begin(), loaded.end(), [](const QVariantList &one) {
            return one[0].value<Capture>().seq == 7;
        }));
        QCOMPARE(message(), u"Deleted 3 events. Undo: Ctrl+Z"_s); // the details say nothing
        QCOMPARE(*SessionReader::open(session())->count(), 9);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(8, 12));
        QCOMPARE(message(), u"Deleted 1 event. Undo: Ctrl+Z"_s);

        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        QTRY_COMPARE(message(), u"1 event is back"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 12));
        QTRY_COMPARE(message(), u"3 events are back"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(7, 12));
        send(2);
        QCOMPARE(shown(model()), numbers(1, 3) + numbers(7, 14));
        QTRY_VERIFY(shows(u"Captured 11  ·  Shown 11  ·  Verified 11"_s));
    }

    /// Nobody is taken away from what he has chosen since.
    void leavesWhatIsChosenMeanwhile()
    {
        send(6);
        view().setFocus();
        select(3, 4);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QVERIFY(view().showCapture(2));
        QTRY_COMPARE(shown(model()), numbers(1, 3) + numbers(6, 6));
        QCOMPARE(view().currentCapture(), 2);
    }

    void goesOnFollowing()
    {
        send(30);
        view().setFocus();
        select(0, 0);
        view().followTail();
        QVERIFY(view().verticalScrollBar()->maximum() > 1);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(2, 30));
        QCOMPARE(view().currentCapture(), 2);
        QTRY_COMPARE(view().verticalScrollBar()->value(), view().verticalScrollBar()->maximum());
        QVERIFY(view().isFollowing());
    }

    /// One that the filter hid, too.
    void detailsLeaveWhatIsGone()
    {
        send(3);
        view().setFocus();
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
        view().setFocus();
        QTest::keyClick(&view(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&view(), Qt::Key_Delete);
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
        view().setFocus();
        select(2, 2);
        QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shown(model()), QList<qint64>({3}));
        QCOMPARE(message(), u"Cleared 9 events; marked ones stay. Undo: Ctrl+Z"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(message().startsWith(u"All events are marked"_s), qPrintable(message()));
        // The pinned one goes when it is chosen, and then there is nothing.
        view().setFocus();
        select(0, 0);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(model().capturedCount(), 0);
        QTRY_VERIFY(!view().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), QList<qint64>({3}));
        QVERIFY(model().captureAt(0).marks.pinned);
        QTRY_VERIFY(view().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shown(model()), numbers(1, 10));
    }

    /// The keys mean something else where one writes.
    void leavesTextFieldsTheirKeys()
    {
        send(4);
        view().setFocus();
        select(0, 0);
        QTest::keyClick(&view(), Qt::Key_Delete); // so that there is something to undo
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
        const Sample next = sampleOfEveryEvent(1, QDateTime::currentSecsSinceEpoch()).first();
        m_sender.send({m_url, next.body, next.sender, m_credential});
        QTRY_COMPARE(shown(model()), numbers(2, 5)); // and before it whatever was asked for
        QVERIFY(undeleted.isEmpty());
        QVERIFY(!model().contains(1));
    }

    void saysWhyItCannot()
    {
        send(3);
        execute(session(),
                u"CREATE TRIGGER refuse BEFORE INSERT ON trash "
                "BEGIN SELECT RAISE(ABORT, 'not today'); END"_s);
        view().setFocus();
        view().selectAll();
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_VERIFY2(message().contains(u"not today"_s), qPrintable(message()));
        QCOMPARE(shown(model()), numbers(1, 3));
        execute(session(), u"DROP TRIGGER refuse"_s);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(model().rowCount(), 0);
    }

    /// A session that is opened anew has forgotten it, and a new one is about itself.
    void endsWithTheSession()
    {
        send(6);
        view().setFocus();
        select(0, 3);
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(shown(model()), numbers(5, 6));
        QSignalSpy opened(m_inspector.get(), &Inspector::sessionOpened);
        m_window->openSession(m_folder.filePath(u"other.hookglass"_s));
        QVERIFY(opened.wait());
        QTRY_COMPARE(model().rowCount(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        m_window->openSession(session());
        QVERIFY(opened.wait());
        QTRY_COMPARE(shown(model()), numbers(5, 6));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        send(1);
        QCOMPARE(shown(model()), numbers(5, 7));
    }
};

QTEST_MAIN(DeletionTest)
#include "tst_deletion.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/detailtabs.h"
#include "ui/emptystate.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"
#include "ui/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr int Count = 600;
/// Takes its time to give up: nearly all bodies are such.
const QByteArray Slow(3000, 'x');
/// Finds the rest at once, and tries many ways with the others.
const QString SlowFilter = [] {
    QStringList terms {u"body~/^needle/"_s};
    for (int i = 0; i < 60; ++i)
        terms.append(u"body~/(x+x+)+y%1/"_s.arg(i));
    return terms.join(u" or "_s);
}();

} // namespace

/// Filters that must read a lot: rows come as they are found, and one can stop.
class LongScanTest : public QObject
{
    Q_OBJECT

    struct OpenWindow
    {
        explicit OpenWindow(const QTemporaryDir &folder)
            : settings(folder.filePath(u"settings.ini"_s))
        {
            window.openSession(folder.filePath(u"s.hookglass"_s));
        }
        Settings settings;
        Inspector inspector {EventCatalog::load().value()};
        MainWindow window {inspector, settings};
        TimelineModel &model {*window.findChild<TimelineModel *>()};
    };

    QTemporaryDir m_folder;
    Icons m_icons;
    QList<CaptureSummary> m_captures;

    static QList<qint64> shown(const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row)
            seqs.append(model.captureAt(row).seq);
        return seqs;
    }
    QList<qint64> needles(qsizetype upTo = Count) const
    {
        QList<qint64> seqs;
        for (qint64 seq = 10; seq <= upTo; seq += 10)
            seqs.append(seq);
        return seqs;
    }
    void fill(TimelineModel &model, qsizetype count = Count)
    {
        model.setSource(m_folder.filePath(u"s.hookglass"_s), EventCatalog::load().value());
        model.append(m_captures.first(count));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), count, 60'000);
    }
    /// Every tenth has the needle.
    void store(const QString &name, int count, const QByteArray &rest,
               QList<CaptureSummary> &captures)
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(m_folder.filePath(name));
        QVERIFY(opened.wait(60'000));
        for (int i = 1; i <= count; ++i) {
            Capture capture = test::makeCapture((i % 10 == 0 ? "needle" : "") + rest, u"e"_s);
            store.append(quint64(i), capture);
            capture.seq = i;
            captures.append(summarize(capture));
        }
        store.close();
        QVERIFY(closed.wait(60'000));
    }
    /// Until some rows have been found, but not all of them. Gives back what it has not read.
    static qsizetype filterInPart(TimelineModel &model)
    {
        ScanProgress last;
        const auto heard = connect(&model, &TimelineModel::filtering, &model,
                                   [&last](const ScanProgress &progress) { last = progress; });
        model.setFilter(*Filter::compile(SlowFilter));
        const bool isPart = QTest::qWaitFor(
            [&] { return last.read > 0 && model.rowCount() > 0 && model.rowCount() < Count; },
            60'000);
        disconnect(heard);
        return isPart && last.read < last.toRead ? last.toRead - last.read : -1;
    }

private slots:
    void initTestCase()
    {
        m_icons.setPalette(QPalette());
        store(u"s.hookglass"_s, Count, Slow, m_captures);
    }

    void givesRowsAsTheyAreFound()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(&model);
        fill(model, Count - 100);
        QList<QList<qint64>> seen;
        QList<ScanProgress> told;
        connect(&model, &TimelineModel::filtering, this, [&](const ScanProgress &progress) {
            seen.append(shown(model));
            told.append(progress);
            if (seen.size() == 2)
                model.append(m_captures.last(100)); // what comes meanwhile is read too
        });
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(SlowFilter + u" or seq:5"_s));
        QVERIFY(filtered.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(shown(model), QList<qint64> {5} + needles(), 60'000);
        QVERIFY2(seen.size() > 2, "the machine is too fast for this test");
        QVERIFY(seen.first().contains(5)); // the columns tell at once
        QVERIFY(seen.first().size() < seen.last().size());
        for (qsizetype i = 0; i < told.size(); ++i) {
            const QList<qint64> wanted =
                QList<qint64> {5} + needles(Count).first(seen[i].size() - 1);
            QCOMPARE(seen[i], wanted); // from the first one on, without holes
            QCOMPARE(told[i].toRead, Count - 100 - 1);
            QVERIFY(i == 0 || told[i].read > told[i - 1].read);
        }
    }

    /// Its end is told when the rows are there, and not when some of them are.
    void showsAllInAnotherOrderWhenItEnds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<qint64>>("expected");
        QTest::newRow("which takes longer than sorting")
            << QString(SlowFilter + u" or seq:5"_s) << (QList<qint64> {5} + needles());
        QList<qint64> allButOne(Count - 1);
        std::iota(allButOne.begin(), allButOne.end(), 2);
        QTest::newRow("which is over before what it told at once is sorted")
            << u"seq>1 or body:zzz"_s << allButOne;
    }
    void showsAllInAnotherOrderWhenItEnds()
    {
        QFETCH(QString, filter);
        QFETCH(QList<qint64>, expected);
        TimelineModel model(m_icons);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body"_s), u"Body"_s});
        model.sort(TimelineModel::ColumnCount, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isInOrderOfArrival(), 60'000);
        QList<qint64> atTheEnd;
        connect(&model, &TimelineModel::filtered, this, [&] { atTheEnd = shown(model); });
        model.setFilter(*Filter::compile(filter));
        QTRY_VERIFY_WITH_TIMEOUT(!atTheEnd.isEmpty(), 60'000);
        std::sort(atTheEnd.begin(), atTheEnd.end());
        QCOMPARE(atTheEnd, expected);
    }

    void canBeStopped()
    {
        TimelineModel model(m_icons);
        fill(model);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        const qsizetype unread = filterInPart(model);
        QVERIFY(unread > 0);
        QVERIFY(!model.unseen()); // it is still looked for
        const QList<qint64> found = shown(model);
        QVERIFY(found.size() < needles().size());
        model.stopScan();
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(shown(model), found);
        QCOMPARE(model.filter().text(), Filter::compile(SlowFilter)->text());
        // What was not looked at is not hidden.
        QCOMPARE(model.unseen().reason, Unseen::Reason::Stopped);
        QCOMPARE(model.unseen().count, std::optional(unread));
        for (const qint64 seq : needles())
            QVERIFY(!model.isHiddenByFilter(seq));
        model.setFilter({}); // nothing of the one before comes after it
        QVERIFY(filtered.wait(60'000));
        QCOMPARE(model.rowCount(), Count);
        QVERIFY(!model.unseen());
        QCOMPARE(filtered.size(), 2);
        model.stopScan(); // there is none
        QCOMPARE(filtered.size(), 2);
    }

    /// What a stopped search has shown stays when another one is stopped before it shows anything.
    void canBeStoppedAgain_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("progresses"); // of the second one
        QTest::newRow("the same one, at once") << SlowFilter << 0;
        QTest::newRow("the same one, later") << SlowFilter << 2;
        QTest::newRow("another one, at once") << QString(SlowFilter + u" or seq:5"_s) << 0;
    }
    void canBeStoppedAgain()
    {
        QFETCH(QString, filter);
        QFETCH(int, progresses);
        TimelineModel model(m_icons);
        fill(model);
        const qsizetype unread = filterInPart(model);
        QVERIFY(unread > 0);
        model.stopScan();
        const QList<qint64> found = shown(model);
        QSignalSpy filtering(&model, &TimelineModel::filtering);
        model.setFilter(*Filter::compile(filter));
        QCOMPARE(model.unseen().count, std::optional(unread)); // by the rows that are there
        QTRY_VERIFY_WITH_TIMEOUT(filtering.size() >= progresses, 60'000);
        model.stopScan();
        QCOMPARE(shown(model), found);
        QCOMPARE(model.filter().text(), Filter::compile(SlowFilter)->text());
        QCOMPARE(model.unseen().reason, Unseen::Reason::Stopped);
        QCOMPARE(model.unseen().count, std::optional(unread));
        for (const qint64 seq : needles())
            QVERIFY(!model.isHiddenByFilter(seq));
    }

    /// Then the rows are those of the first one, and no more come.
    void canBeStoppedWhenAnotherHasFollowed()
    {
        TimelineModel model(m_icons);
        fill(model);
        const qsizetype unread = filterInPart(model);
        QVERIFY(unread > 0);
        model.setFilter(*Filter::compile(u"body:other"_s));
        model.stopScan();
        QCOMPARE(model.filter().text(), Filter::compile(SlowFilter)->text());
        QCOMPARE(model.unseen().count, std::optional(unread));
    }

    /// Nobody knows whether those that went had been read.
    void tellsNoNumbersOnceSomeHaveGone_data()
    {
        QTest::addColumn<bool>("merges");
        QTest::addColumn<bool>("isStopped"); // before
        QTest::newRow("after it") << false << true;
        QTest::newRow("before it") << false << false;
        QTest::newRow("many after it") << true << true;
        QTest::newRow("many before it") << true << false;
    }
    void tellsNoNumbersOnceSomeHaveGone()
    {
        QFETCH(bool, merges);
        QFETCH(bool, isStopped);
        TimelineModel model(m_icons);
        fill(model);
        QVERIFY(filterInPart(model) > 0);
        if (isStopped)
            model.stopScan();
        QSignalSpy merged(&model, &TimelineModel::merged);
        QSignalSpy filtering(&model, &TimelineModel::filtering);
        if (merges) {
            model.takeOut({{Count - 9, Count}});
            QVERIFY(merged.wait(30'000));
        } else {
            model.remove({{Count - 9, Count}});
        }
        if (!isStopped) {
            QTRY_VERIFY_WITH_TIMEOUT(!filtering.isEmpty(), 60'000);
            model.stopScan();
        }
        QCOMPARE(model.capturedCount(), Count - 10);
        QCOMPARE(model.unseen().reason, Unseen::Reason::Stopped);
        QVERIFY(!model.unseen().count);
        QVERIFY(!model.isHiddenByFilter(Count - 10));
    }

    /// When the search for them is stopped, nothing has asked the filter about them.
    void doesNotHideWhatHasComeBack()
    {
        TimelineModel model(m_icons);
        fill(model);
        model.setFilter(*Filter::compile(u"event:e"_s));
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        QVERIFY(filtered.wait(60'000));
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut({{100, 109}});
        QVERIFY(merged.wait(60'000));
        QVERIFY(!model.unseen());
        connect(&model, &TimelineModel::merged, &model, &TimelineModel::stopScan);
        model.stage(m_captures.sliced(99, 10));
        model.bringBack();
        QVERIFY(merged.wait(60'000));
        QVERIFY(!shown(model).contains(105));
        QVERIFY(!model.isHiddenByFilter(105));
        QCOMPARE(model.unseen().reason, Unseen::Reason::Stopped);
        QVERIFY(!model.unseen().count);
        model.setFilter(*Filter::compile(u"event:e"_s));
        QTRY_VERIFY(shown(model).contains(105));
        QVERIFY(!model.unseen());
    }

    void hidesNothingThatCouldNotBeRead()
    {
        TimelineModel model(m_icons);
        fill(model);
        model.setSource(m_folder.filePath(u"none.hookglass"_s), EventCatalog::load().value());
        QSignalSpy failed(&model, &TimelineModel::filterFailed);
        model.setFilter(*Filter::compile(u"body:needle"_s));
        QVERIFY(failed.wait(60'000));
        QCOMPARE(model.unseen().reason, Unseen::Reason::Failed);
        QVERIFY(!model.unseen().count);
        QVERIFY(!model.isHiddenByFilter(10));
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:other"_s));
        QVERIFY(filtered.wait(60'000));
        QVERIFY(!model.unseen());
        QVERIFY(model.isHiddenByFilter(10));
    }

    void theWindowSaysThatItStillSearches()
    {
        OpenWindow shown(m_folder);
        MainWindow &window = shown.window;
        TimelineModel &model = shown.model;
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Count, 30'000);
        QStringList whileSearching;
        const auto says = [&window] {
            return window.findChild<EmptyState *>()->findChild<QLabel *>()->text();
        };
        connect(&model, &TimelineModel::filtering, this, [&] {
            if (model.showsPart())
                whileSearching.append(says());
        });
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(QString(SlowFilter).replace(u"needle"_s, u"nothing"_s)));
        QVERIFY(filtered.wait(30'000));
        whileSearching.removeDuplicates();
        QCOMPARE(whileSearching, QStringList {u"Searching…"_s});
        QTRY_COMPARE(says(), u"The filter hides everything"_s);
    }

    void theWindowSaysWhyOneIsNotThere()
    {
        OpenWindow shown(m_folder);
        MainWindow &window = shown.window;
        TimelineModel &model = shown.model;
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Count, 30'000);
        const auto messageFor = [&window](qint64 seq) {
            emit window.findChild<DetailTabs *>()->captureActivated(seq);
            return window.statusBar()->currentMessage();
        };
        QVERIFY(filterInPart(model) > 0);
        QCOMPARE(messageFor(Count), u"#600 is not in the timeline yet"_s);
        model.stopScan();
        QCOMPARE(messageFor(Count), u"#600 was not found before the search was stopped"_s);
        QSignalSpy failed(&model, &TimelineModel::filterFailed);
        model.setSource(m_folder.filePath(u"none.hookglass"_s), EventCatalog::load().value());
        model.setFilter(*Filter::compile(u"body:needle"_s));
        QVERIFY(failed.wait(60'000));
        QCOMPARE(messageFor(Count), u"#600 was not found: the filter could not read all events"_s);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:other"_s));
        QVERIFY(filtered.wait(60'000));
        QCOMPARE(messageFor(Count), u"The filter hides #600 in the timeline"_s);
    }

    /// Of two threads one may be heard of late.
    void readsManyByTwoThreads()
    {
        constexpr int Many = 2400;
        QList<CaptureSummary> captures;
        store(u"many.hookglass"_s, Many, QByteArray(300, 'x'), captures);
        TimelineModel model(m_icons);
        model.setSource(m_folder.filePath(u"many.hookglass"_s), EventCatalog::load().value());
        model.append(captures);
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Many, 60'000);
        QList<ScanProgress> told;
        connect(&model, &TimelineModel::filtering, this,
                [&told](const ScanProgress &progress) { told.append(progress); });
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(
            u"body~/^needle/ or body~/(x+x+)+y0/ or body~/(x+x+)+y1/ or body~/(x+x+)+y2/"_s));
        QVERIFY(filtered.wait(60'000));
        QCOMPARE(shown(model), needles(Many));
        QVERIFY2(told.size() > 2, "the machine is too fast for this test");
        for (qsizetype i = 1; i < told.size(); ++i)
            QVERIFY(told[i].read >= told[i - 1].read && told[i].read <= Many);
    }

    void clearingEndsIt()
    {
        TimelineModel model(m_icons);
        fill(model);
        QSignalSpy filtering(&model, &TimelineModel::filtering);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(SlowFilter));
        QTRY_VERIFY_WITH_TIMEOUT(filtering.size() >= 1, 60'000);
        model.clear();
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(model.rowCount(), 0);
    }

    void theBarShowsIt()
    {
        FilterBar bar(m_icons);
        bar.show();
        QSignalSpy stopped(&bar, &FilterBar::stopRequested);
        const auto button = [&]() -> QToolButton * {
            for (auto *each : bar.findChildren<QToolButton *>()) {
                if (each->isVisible() && each->text() == u"Stop"_s)
                    return each;
            }
            return nullptr;
        };
        bar.apply(u"x"_s);
        bar.showProgress({.read = 10, .toRead = 100, .elapsedMs = 60});
        QVERIFY(!bar.edit().isBusy()); // not long yet
        bar.showProgress({.read = 50, .toRead = 100, .elapsedMs = 250});
        QVERIFY(bar.edit().isBusy());
        QVERIFY(button());
        QTest::keyClick(&bar.edit(), Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(bar.edit().text(), u"x"_s); // not cleared
        bar.showDone();
        QVERIFY(!bar.edit().isBusy() && !button());
        bar.showProgress({.read = 50, .toRead = 100, .elapsedMs = 250});
        button()->click();
        QCOMPARE(stopped.size(), 2);
        bar.showDone();
        QTest::keyClick(&bar.edit(), Qt::Key_Escape);
        QCOMPARE(bar.edit().text(), QString());
    }
};

QTEST_MAIN(LongScanTest)
#include "tst_longscan.moc"

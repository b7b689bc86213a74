// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "longscantest.h"

#include "ui/emptystate.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::numbers;
using test::shown;

/// Filters that must read a lot: rows come as they are found.
class LongScanTest : public test::LongScanTest
{
    Q_OBJECT

private slots:
    void initTestCase() { start(); }

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
        QVERIFY(filtered.wait(PatienceMs));
        QTRY_COMPARE_WITH_TIMEOUT(shown(model), QList<qint64> {5} + needles(), PatienceMs);
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
        QTest::newRow("which is over before what it told at once is sorted")
            << u"seq>1 or body:zzz"_s << numbers(2, Count);
    }
    void showsAllInAnotherOrderWhenItEnds()
    {
        QFETCH(QString, filter);
        QFETCH(QList<qint64>, expected);
        TimelineModel model(m_icons);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body"_s), u"Body"_s});
        model.sort(TimelineModel::ColumnCount, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isInOrderOfArrival(), PatienceMs);
        QList<qint64> atTheEnd;
        connect(&model, &TimelineModel::filtered, this, [&] { atTheEnd = shown(model); });
        model.setFilter(*Filter::compile(filter));
        QTRY_VERIFY_WITH_TIMEOUT(!atTheEnd.isEmpty(), PatienceMs);
        std::sort(atTheEnd.begin(), atTheEnd.end());
        QCOMPARE(atTheEnd, expected);
    }

    void theWindowSaysThatItStillSearches()
    {
        OpenWindow opened(m_folder);
        MainWindow &window = opened.window;
        TimelineModel &model = opened.model;
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Count, PatienceMs);
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
        QVERIFY(filtered.wait(PatienceMs));
        whileSearching.removeDuplicates();
        QCOMPARE(whileSearching, QStringList {u"Searching…"_s});
        QTRY_COMPARE(says(), u"The filter hides everything"_s);
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
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Many, PatienceMs);
        QList<ScanProgress> told;
        connect(&model, &TimelineModel::filtering, this,
                [&told](const ScanProgress &progress) { told.append(progress); });
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(
            u"body~/^needle/ or body~/(x+x+)+y0/ or body~/(x+x+)+y1/ or body~/(x+x+)+y2/"_s));
        QVERIFY(filtered.wait(PatienceMs));
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
        QTRY_VERIFY_WITH_TIMEOUT(filtering.size() >= 1, PatienceMs);
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

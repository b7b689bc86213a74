// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
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
        QTRY_COMPARE(model.rowCount(), count);
    }

private slots:
    void initTestCase()
    {
        m_icons.setPalette(QPalette());
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(m_folder.filePath(u"s.hookglass"_s));
        QVERIFY(opened.wait());
        for (int i = 1; i <= Count; ++i) {
            Capture capture = test::makeCapture((i % 10 == 0 ? "needle" : "") + Slow, u"e"_s);
            store.append(quint64(i), capture);
            capture.seq = i;
            m_captures.append(summarize(capture));
        }
        store.close();
        QVERIFY(closed.wait());
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
        QTRY_COMPARE(shown(model), QList<qint64> {5} + needles());
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
        QSignalSpy filtering(&model, &TimelineModel::filtering);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(SlowFilter));
        QTRY_VERIFY_WITH_TIMEOUT(filtering.size() >= 2, 60'000);
        const QList<qint64> found = shown(model);
        QVERIFY(found.size() < needles().size());
        model.stopScan();
        QCOMPARE(filtered.size(), 1);
        QCOMPARE(shown(model), found);
        QCOMPARE(model.filter().text(), Filter::compile(SlowFilter)->text());
        // What was not looked at is not hidden.
        QVERIFY(model.unseenCount() > 0 && model.unseenCount() <= Count - found.size());
        for (const qint64 seq : needles())
            QVERIFY(!model.isHiddenByFilter(seq));
        model.setFilter({}); // nothing of the one before comes after it
        QVERIFY(filtered.wait());
        QCOMPARE(model.rowCount(), Count);
        QCOMPARE(model.unseenCount(), 0);
        QCOMPARE(filtered.size(), 2);
        model.stopScan(); // there is none
        QCOMPARE(filtered.size(), 2);
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

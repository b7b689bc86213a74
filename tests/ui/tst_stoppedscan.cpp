// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "longscantest.h"

#include "ui/detailtabs.h"

#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::shown;

/// Filters that have not read all: when they are stopped, or cannot, nothing unread is hidden.
class StoppedScanTest : public test::LongScanTest
{
    Q_OBJECT

private slots:
    void initTestCase() { start(); }

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
        QVERIFY(filtered.wait(PatienceMs));
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
        QTRY_VERIFY_WITH_TIMEOUT(filtering.size() >= progresses, PatienceMs);
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
            QVERIFY(merged.wait(PatienceMs));
        } else {
            model.remove({{Count - 9, Count}});
        }
        if (!isStopped) {
            QTRY_VERIFY_WITH_TIMEOUT(!filtering.isEmpty(), PatienceMs);
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
        QVERIFY(filtered.wait(PatienceMs));
        QSignalSpy merged(&model, &TimelineModel::merged);
        model.takeOut({{100, 109}});
        QVERIFY(merged.wait(PatienceMs));
        QVERIFY(!model.unseen());
        connect(&model, &TimelineModel::merged, &model, &TimelineModel::stopScan);
        model.stage(m_captures.sliced(99, 10));
        model.bringBack();
        QVERIFY(merged.wait(PatienceMs));
        QVERIFY(!shown(model).contains(105));
        QVERIFY(!model.isHiddenByFilter(105));
        QCOMPARE(model.unseen().reason, Unseen::Reason::Stopped);
        QVERIFY(!model.unseen().count);
        model.setFilter(*Filter::compile(u"event:e"_s));
        QTRY_VERIFY_WITH_TIMEOUT(shown(model).contains(105), PatienceMs);
        QTRY_VERIFY(!model.unseen());
    }

    void hidesNothingThatCouldNotBeRead()
    {
        TimelineModel model(m_icons);
        fill(model);
        model.setSource(m_folder.filePath(u"none.hookglass"_s), EventCatalog::load().value());
        QSignalSpy failed(&model, &TimelineModel::filterFailed);
        model.setFilter(*Filter::compile(u"body:needle"_s));
        QVERIFY(failed.wait(PatienceMs));
        QCOMPARE(model.unseen().reason, Unseen::Reason::Failed);
        QVERIFY(!model.unseen().count);
        QVERIFY(!model.isHiddenByFilter(10));
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:other"_s));
        QVERIFY(filtered.wait(PatienceMs));
        QVERIFY(!model.unseen());
        QVERIFY(model.isHiddenByFilter(10));
    }

    void theWindowSaysWhyOneIsNotThere()
    {
        OpenWindow opened(m_folder);
        MainWindow &window = opened.window;
        TimelineModel &model = opened.model;
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), Count, PatienceMs);
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
        QVERIFY(failed.wait(PatienceMs));
        QCOMPARE(messageFor(Count), u"#600 was not found: the filter could not read all events"_s);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:other"_s));
        QVERIFY(filtered.wait(PatienceMs));
        QCOMPARE(messageFor(Count), u"The filter hides #600 in the timeline"_s);
    }
};

QTEST_MAIN(StoppedScanTest)
#include "tst_stoppedscan.moc"

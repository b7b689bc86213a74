// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/settings/settings.h"
#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"
#include "ui/timemenu.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class TimeColumnTest : public QObject
{
    Q_OBJECT

    Icons m_icons;
    QTemporaryDir m_folder;

    /// Events that came at these times after noon or so, in ms.
    static QList<CaptureSummary> arrivedAt(const QList<qint64> &timesMs)
    {
        QList<CaptureSummary> captures;
        for (const qint64 ms : timesMs) {
            captures.append(test::summary(captures.size() + 1, u"room_started"_s));
            captures.last().receivedAtUs = 1'789'000'000'000'000 + ms * 1000;
        }
        return captures;
    }
    static QStringList times(const TimelineModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, int(TimelineColumn::Time)).data().toString());
        return texts;
    }
    static void toggle(TimelineModel &model, int row)
    {
        const CaptureSummary capture = model.captureAt(row);
        model.times().toggleReference(capture.seq, capture.receivedAtUs);
    }
    static QAction *choice(const QMenu &menu, const QString &text)
    {
        for (auto *action : menu.actions().first()->menu()->actions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void writesSpans_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, qint64 us, const QString &text) {
            QTest::newRow(name) << us << text;
        };
        row("nothing", 0, u"+0.000 s"_s);
        row("less than half a millisecond", 499, u"+0.000 s"_s);
        row("half a millisecond", 500, u"+0.001 s"_s);
        row("one millisecond", 1000, u"+0.001 s"_s);
        row("seconds", 12'345'000, u"+12.345 s"_s);
        row("just below a minute", 59'999'499, u"+59.999 s"_s);
        row("rounded up to a minute", 59'999'500, u"+1 min 00.000 s"_s);
        row("minutes", 125'123'000, u"+2 min 05.123 s"_s);
        row("just below an hour", 3'599'999'000, u"+59 min 59.999 s"_s);
        row("an hour", 3'600'000'000, u"+1 h 00 min 00.000 s"_s);
        row("hours", 3'725'123'000, u"+1 h 02 min 05.123 s"_s);
        row("just below a day", 86'399'999'000, u"+23 h 59 min 59.999 s"_s);
        row("days", 3 * 86'400'000'000 + 14'525'007'000, u"+3 d 04 h 02 min 05.007 s"_s);
        row("a year", 365 * 86'400'000'000, u"+365 d 00 h 00 min 00.000 s"_s);
        row("before", -500'000, u"−0.500 s"_s);
        row("long before", -125'123'000, u"−2 min 05.123 s"_s);
        row("hardly before", -499, u"+0.000 s"_s);
    }
    void writesSpans()
    {
        QFETCH(qint64, us);
        QTEST(offsetText(us), "text");
    }

    void remembersModesByName()
    {
        for (int i = 0; i < TimeModeCount; ++i)
            QCOMPARE(timeModeFromId(timeModeId(TimeMode(i))), TimeMode(i));
        QCOMPARE(timeModeFromId(u"since-reference"), TimeMode::SinceReference);
        QCOMPARE(timeModeFromId(u""), TimeMode::OfDay);
        QCOMPARE(timeModeFromId(u"tomorrow"), TimeMode::OfDay);
    }

    void countsFromWhatWasChosen()
    {
        TimelineModel model(m_icons);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(arrivedAt({0, 1000, 1250, 1200, 61'200}));
        QTRY_COMPARE(model.rowCount(), 5);
        model.times().setMode(TimeMode::SinceFirst);
        QCOMPARE(times(model),
                 QStringList({u"+0.000 s"_s, u"+1.000 s"_s, u"+1.250 s"_s, u"+1.200 s"_s,
                              u"+1 min 01.200 s"_s}));
        model.times().setMode(TimeMode::SincePrevious);
        QCOMPARE(times(model),
                 QStringList({u"+0.000 s"_s, u"+1.000 s"_s, u"+0.250 s"_s, u"−0.050 s"_s,
                              u"+1 min 00.000 s"_s}));
        QCOMPARE(model.headerData(int(TimelineColumn::Time), Qt::Horizontal).toString(),
                 u"Since previous"_s);
        model.times().setMode(TimeMode::SinceReference);
        toggle(model, 1);
        toggle(model, 3);
        QCOMPARE(
            times(model),
            QStringList({u"+0.000 s"_s, u"ref"_s, u"+0.250 s"_s, u"ref"_s, u"+1 min 00.000 s"_s}));
        toggle(model, 3);
        QCOMPARE(times(model).last(), u"+1 min 00.200 s"_s);
        model.times().clearReferences();
        QCOMPARE(times(model).last(), u"+1 min 01.200 s"_s);
    }

    void countsFromThePreviousShown()
    {
        TimelineModel model(m_icons);
        QList<CaptureSummary> captures = arrivedAt({0, 1000, 3000});
        captures[1].event = u"room_finished"_s;
        model.append(captures);
        QTRY_COMPARE(model.rowCount(), 3);
        model.times().setMode(TimeMode::SincePrevious);
        model.setFilter(*Filter::compile(u"event:room_started"_s));
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(times(model), QStringList({u"+0.000 s"_s, u"+3.000 s"_s}));
    }

    void marksReferencesInEveryMode()
    {
        TimelineModel model(m_icons);
        model.append(arrivedAt({0, 1000}));
        QTRY_COMPARE(model.rowCount(), 2);
        toggle(model, 0);
        const QModelIndex marked = model.index(0, int(TimelineColumn::Time));
        const QModelIndex other = model.index(1, int(TimelineColumn::Time));
        QVERIFY(marked.data(Qt::DecorationRole).isValid());
        QVERIFY(!other.data(Qt::DecorationRole).isValid());
        QVERIFY(marked.data(Qt::AccessibleTextRole).toString().endsWith(u"time reference"));
        model.clear();
        QVERIFY(!model.times().hasReferences());
    }

    void isChosenInTheMenu()
    {
        Settings settings(m_folder.filePath(u"s.ini"_s));
        TimelineModel model(m_icons);
        TimelineView view(model);
        {
            TimeMenu times(model, view, settings);
            QMenu menu;
            times.addActions(menu);
            QVERIFY(choice(menu, u"Clock"_s)->isChecked());
            choice(menu, u"Since the previous event shown"_s)->trigger();
            QCOMPARE(model.times().mode(), TimeMode::SincePrevious);
        }
        model.times().setMode(TimeMode::OfDay);
        TimeMenu again(model, view, settings);
        QCOMPARE(model.times().mode(), TimeMode::SincePrevious);
    }

    void marksTheCurrentEventByKey()
    {
        Settings settings(m_folder.filePath(u"keys.ini"_s));
        TimelineModel model(m_icons);
        TimelineView view(model);
        TimeMenu menu(model, view, settings);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        const auto press = [&] {
            QTest::keyClick(&view, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        };
        press(); // without a current event nothing happens
        QVERIFY(!model.times().hasReferences());
        model.append(arrivedAt({0, 1000, 2500}));
        QTRY_COMPARE(model.rowCount(), 3);
        view.setCurrentIndex(model.index(1, 0));
        press();
        QCOMPARE(times(model), QStringList({u"+0.000 s"_s, u"ref"_s, u"+1.500 s"_s}));
        QCOMPARE(settings.get(settings::TimeColumn), QString()); // it was not chosen
        press();
        QCOMPARE(model.times().mode(), TimeMode::OfDay); // as before
        press();
        QCOMPARE(model.times().mode(), TimeMode::SinceReference);
        model.clear();
        QCOMPARE(model.times().mode(), TimeMode::OfDay);
    }

    void aChosenModeStaysWithoutReferences()
    {
        Settings settings(m_folder.filePath(u"chosen.ini"_s));
        TimelineModel model(m_icons);
        TimelineView view(model);
        TimeMenu times(model, view, settings);
        QMenu menu;
        times.addActions(menu);
        model.append(arrivedAt({0, 1000}));
        QTRY_COMPARE(model.rowCount(), 2);
        view.setCurrentIndex(model.index(0, 0));
        choice(menu, u"Mark or unmark as time reference"_s)->trigger();
        choice(menu, u"Since the time reference"_s)->trigger();
        choice(menu, u"Unmark all time references"_s)->trigger();
        QVERIFY(!model.times().hasReferences());
        QCOMPARE(model.times().mode(), TimeMode::SinceReference);
    }
};

QTEST_MAIN(TimeColumnTest)
#include "tst_timecolumn.moc"

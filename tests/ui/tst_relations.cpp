// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/relations.h"
#include "ui/roomsteps.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QImage>
#include <QMainWindow>
#include <QStatusBar>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// How events stand to the selected one: the marks in the gutter, and steps within its room.
class RelationsTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static CaptureSummary event(qint64 seq, const QString &id, const QString &room,
                                const DeliveryHistory &history = {})
    {
        CaptureSummary capture = test::summary(seq, u"room_started"_s);
        capture.eventId = id;
        capture.roomId = room;
        capture.history = history;
        return capture;
    }
    /// Two attempts of one delivery, a duplicate of it, two rooms, and one that names nothing.
    static QList<CaptureSummary> meeting()
    {
        const QString uuid = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s;
        return {event(1, u"EV_a"_s, u"demo"_s),
                event(2, uuid, u"demo"_s),
                event(3, uuid, u"demo"_s, {.attempt = 2, .retryOf = 2}),
                event(4, u"EV_b"_s, u"other"_s),
                event(5, uuid, u"demo"_s, {.attempt = 3, .retryOf = 3}),
                event(6, uuid, u"demo"_s, {.attempt = 1, .duplicateOf = 2}),
                event(7, {}, {}),
                event(8, {}, {}),
                event(9, u"EV_a"_s, u"other"_s, {.attempt = 1, .duplicateOf = 1})};
    }
    static QStringList words(const TimelineModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex cell = model.index(row, int(TimelineColumn::Relation));
            const QString text = cell.data(Qt::ToolTipRole).toString();
            all.append(text);
            // What has words has a mark, and nothing else has.
            if (cell.data(Qt::DecorationRole).isValid() == text.isEmpty())
                all.append(u"mark without words or words without mark"_s);
        }
        return all;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void tellsHowEventsStandToTheSelectedOne_data()
    {
        QTest::addColumn<qint64>("selected");
        QTest::addColumn<QString>("marks"); // S: selected, a: attempt, e: same event, r: same room
        QTest::newRow("an event that came once") << qint64(1) << u"Srr-rr--e"_s;
        QTest::newRow("a first attempt") << qint64(2) << u"rSa-ae---"_s;
        QTest::newRow("an attempt in the middle") << qint64(3) << u"raS-ae---"_s;
        QTest::newRow("the last attempt") << qint64(5) << u"raa-Se---"_s;
        QTest::newRow("a duplicate") << qint64(6) << u"ree-eS---"_s;
        QTest::newRow("in another room") << qint64(4) << u"---S----r"_s;
        QTest::newRow("without id and room") << qint64(7) << u"------S--"_s;
        QTest::newRow("none") << qint64(0) << u"---------"_s;
        QTest::newRow("one that is not there") << qint64(99) << u"---------"_s;
    }
    void tellsHowEventsStandToTheSelectedOne()
    {
        QFETCH(qint64, selected);
        QFETCH(QString, marks);
        const QHash<QChar, QString> meanings {
            {u'S', u"The selected event"_s},
            {u'a', u"Another attempt to deliver the selected event"_s},
            {u'e', u"The same event as the selected one, delivered once more"_s},
            {u'r', u"In the same room as the selected event"_s},
            {u'-', QString()}};
        TimelineModel model(m_icons);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(meeting());
        QTRY_COMPARE(model.rowCount(), 9);
        model.relateTo(selected);
        QStringList expected;
        for (const QChar mark : marks)
            expected.append(meanings.value(mark));
        QCOMPARE(words(model), expected);
    }

    void marksDifferInShape()
    {
        QList<QImage> drawn;
        for (const QString &name :
             {u"related-selected"_s, u"related-attempt"_s, u"related-event"_s, u"related-room"_s}) {
            // In one colour.
            const QImage image = m_icons.icon(name).pixmap(16, 16).toImage();
            QVERIFY(!image.isNull());
            QVERIFY(!drawn.contains(image));
            drawn.append(image);
        }
    }

    void anAttemptThatComesLaterIsMarked()
    {
        TimelineModel model(m_icons);
        const QList<CaptureSummary> all = meeting();
        model.append(all.first(2));
        QTRY_COMPARE(model.rowCount(), 2);
        model.relateTo(2);
        model.append(all.mid(2));
        QTRY_COMPARE(model.rowCount(), 9);
        QVERIFY(words(model).at(2).startsWith(u"Another attempt"));
        QVERIFY(words(model).at(4).startsWith(u"Another attempt"));
        model.remove({{1, 2}});
        // The selected one is gone; the attempts are still known.
        const QString attempt = u"Another attempt to deliver the selected event"_s;
        QCOMPARE(words(model), QStringList({attempt, {}, attempt, {}, {}, {}, {}}));
    }

    void theViewTellsWhatIsSelected()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        model.append(meeting());
        QTRY_COMPARE(model.rowCount(), 9);
        view.setCurrentIndex(model.index(3, 0));
        QCOMPARE(words(model).at(3), u"The selected event"_s);
        QCOMPARE(words(model).at(8), u"In the same room as the selected event"_s);
        QCOMPARE(view.horizontalHeader()->visualIndex(int(TimelineColumn::Relation)), 0);
    }

    void theGutterStaysAtTheEdge()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        QHeaderView &header = *view.horizontalHeader();
        header.moveSection(0, 5);
        QCOMPARE(header.visualIndex(int(TimelineColumn::Relation)), 0);
        header.moveSection(header.visualIndex(int(TimelineColumn::Room)), 0);
        QCOMPARE(header.visualIndex(int(TimelineColumn::Relation)), 0);
        QCOMPARE(header.visualIndex(int(TimelineColumn::Room)), 1);
    }

    void stepsWithinTheRoom_data()
    {
        QTest::addColumn<qsizetype>("rowsAtOnce");
        QTest::newRow("all rows at once") << qsizetype(100);
        QTest::newRow("row by row") << qsizetype(1);
        QTest::newRow("two rows at once") << qsizetype(2);
    }
    void stepsWithinTheRoom()
    {
        QFETCH(qsizetype, rowsAtOnce);
        QMainWindow window;
        TimelineModel model(m_icons);
        auto *view = new TimelineView(model);
        window.setCentralWidget(view);
        RoomSteps steps(model, *view, *window.statusBar(), nullptr, rowsAtOnce);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        model.append(meeting());
        QTRY_COMPARE(model.rowCount(), 9);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(view, key, Qt::ControlModifier);
        };
        const auto current = [&] {
            return view->currentIndex().row() + 1;
        };
        const auto said = [&] {
            return window.statusBar()->currentMessage();
        };
        press(Qt::Key_Period);
        QCOMPARE(said(), u"Select an event first"_s);
        view->setCurrentIndex(model.index(3, 0));
        press(Qt::Key_Period);
        QTRY_COMPARE(current(), 9);
        QCOMPARE(said(), QString());
        press(Qt::Key_Period); // it does not begin again at the top
        QTRY_COMPARE(said(), u"No later event of the room \"other\" is shown"_s);
        QCOMPARE(current(), 9);
        press(Qt::Key_Comma);
        QTRY_COMPARE(current(), 4);
        QCOMPARE(view->selectedSeqs(), QList<qint64>({4})); // Ctrl adds nothing
        press(Qt::Key_Comma);
        QTRY_COMPARE(said(), u"No earlier event of the room \"other\" is shown"_s);
        QCOMPARE(current(), 4);
        view->setCurrentIndex(model.index(2, 0));
        press(Qt::Key_Period);
        QTRY_COMPARE(current(), 5);
        press(Qt::Key_Period);
        QTRY_COMPARE(current(), 6);
        view->setCurrentIndex(model.index(6, 0));
        press(Qt::Key_Period);
        QTRY_COMPARE(said(), u"The selected event names no room"_s);
        QCOMPARE(current(), 7);
        // Of the shown ones.
        model.setFilter(*Filter::compile(u"-seq:5"_s));
        QTRY_COMPARE(model.rowCount(), 8);
        view->setCurrentIndex(model.index(2, 0));
        press(Qt::Key_Period);
        QTRY_COMPARE(model.captureAt(view->currentIndex().row()).seq, 6);
    }

    void findsTheFarEndOfManyRows()
    {
        constexpr int Count = 100'000;
        SummaryTable table;
        QList<CaptureSummary> captures {event(1, {}, u"rare"_s)};
        for (qint64 seq = 2; seq < Count; ++seq)
            captures.append(event(seq, {}, u"often %1"_s.arg(seq % 100)));
        captures.append(event(Count, {}, u"rare"_s));
        table.append(captures);
        QList<int> places(Count);
        std::iota(places.begin(), places.end(), 0);
        const quint32 rare = table.rows().textNumberAt(0, SummaryRows::Text::Room);
        const quint32 often = table.rows().textNumberAt(1, SummaryRows::Text::Room);
        QCOMPARE(rowOfRoom(table.rows(), places, rare, 1, Count, 1), Count - 1);
        QCOMPARE(rowOfRoom(table.rows(), places, rare, 1, Count - 2, 1), -1);
        QCOMPARE(rowOfRoom(table.rows(), places, rare, Count - 2, Count, -1), 0);
        QCOMPARE(rowOfRoom(table.rows(), places, rare, -1, Count, -1), -1);
        QCOMPARE(rowOfRoom(table.rows(), places, rare, Count, Count, 1), -1);
        QCOMPARE(rowOfRoom(table.rows(), places, often, 2, Count, 1), 101);
    }
};

QTEST_MAIN(RelationsTest)
#include "tst_relations.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/captures.h"
#include "tests/support/loadedsession.h"
#include "ui/cellfilter.h"
#include "ui/colouring.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/marking.h"

#include <QContextMenuEvent>
#include <QMainWindow>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What the timeline's menu offers of the cell that is pointed at, and of the event.
class TimelineMenuTest : public QObject
{
    Q_OBJECT

    static QList<Capture> captures()
    {
        Capture first = test::makeCapture("{\"n\":1}", u"room_started"_s);
        first.event.roomId = u"demo (1)"_s;
        first.event.participant = u"Am\u00edna"_s;
        first.event.summary = u"Room demo (1) was created"_s;
        Capture second = test::makeCapture("{\"n\":22}", u"other"_s);
        second.event.roomId.clear();
        second.answer = {503, u"fail once"_s, 900};
        return {first, second};
    }

    struct Fixture
    {
        QMenu *menu(const QString &title) const
        {
            for (const QAction *action : session.view.actions()) {
                if (QString(action->text()).remove(u'&').startsWith(title))
                    return action->menu();
            }
            return nullptr;
        }
        test::LoadedSession session {captures()};
        FilterBar bar {session.icons};
        CellFilter cells {session.model, session.view, bar};
    };

private slots:
    void filtersByACell_data()
    {
        QTest::addColumn<TimelineColumn>("column");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second"); // empty: there is nothing in it
        using Column = TimelineColumn;
        QTest::newRow("number") << Column::Number << u"seq=1"_s << u"seq=2"_s;
        QTest::newRow("event") << Column::Event << u"event=room_started"_s << u"event=other"_s;
        QTest::newRow("room") << Column::Room << u"room=\"demo (1)\""_s << QString();
        QTest::newRow("participant")
            << Column::Participant << u"participant=Am\u00edna"_s << QString();
        QTest::newRow("verdict")
            << Column::Verdict << u"verdict=verified"_s << u"verdict=verified"_s;
        QTest::newRow("answer") << Column::Answer << u"status=200"_s << u"status=503"_s;
        QTest::newRow("attempt") << Column::Attempt << u"attempt=1"_s << u"attempt=1"_s;
        QTest::newRow("size") << Column::Size << u"size=7"_s << u"size=8"_s;
        QTest::newRow("summary") << Column::Summary << u"summary=\"Room demo (1) was created\""_s
                                 << QString();
        QTest::newRow("time") << Column::Time << QString() << QString();
    }
    void filtersByACell()
    {
        QFETCH(TimelineColumn, column);
        QFETCH(QString, first);
        QFETCH(QString, second);
        Fixture fixture;
        const TimelineModel &model = fixture.session.model;
        const QStringList terms {fixture.cells.termOf(model.index(0, int(column))),
                                 fixture.cells.termOf(model.index(1, int(column)))};
        QCOMPARE(terms, QStringList({first, second}));
        for (int row = 0; row < 2; ++row) {
            if (!terms.at(row).isEmpty())
                QCOMPARE(Filter::compile(terms.at(row))->answer(model.captureAt(row), 0),
                         FilterAnswer::Yes);
        }
    }

    /// The cells of own columns show what is masked, cut or escaped: no filter by that.
    void filtersByOwnColumns_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<CaptureSummary>("capture");
        QTest::addColumn<QString>("term");
        CaptureSummary capture;
        capture.seq = 1;
        capture.target = "/hook?token=abc";
        QTest::newRow("a query") << u"target"_s << capture << QString();
        capture.target = "/hook";
        QTest::newRow("no query") << u"target"_s << capture << u"target=/hook"_s;
        capture.marks.note = QString(300, u'n');
        QTest::newRow("a long note") << u"note"_s << capture << QString();
        capture.marks.note = u"two\nlines"_s;
        QTest::newRow("two lines") << u"note"_s << capture << QString();
        capture.marks.note = u"again"_s;
        QTest::newRow("a short note") << u"note"_s << capture << u"note=again"_s;
    }
    void filtersByOwnColumns()
    {
        QFETCH(QString, field);
        QFETCH(CaptureSummary, capture);
        Fixture fixture;
        TimelineModel &model = fixture.session.model;
        model.addFieldColumn({*CaptureField::parse(field), field});
        model.update({capture});
        QTEST(fixture.cells.termOf(model.index(0, TimelineModel::ColumnCount)), "term");
    }

    void offersTheCellUnderThePointer()
    {
        Fixture fixture;
        TimelineView &view = fixture.session.view;
        const auto open = [&view](int row, TimelineColumn column) {
            const QModelIndex cell = view.model()->index(row, int(column));
            view.scrollTo(cell);
            const QPoint at = view.visualRect(cell).center();
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.viewport()->mapToGlobal(at));
            QTimer::singleShot(0, &view, [] { // it waits until it is closed
                if (QWidget *popup = QApplication::activePopupWidget())
                    popup->close();
            });
            QApplication::sendEvent(view.viewport(), &event);
        };
        open(1, TimelineColumn::Room);
        QMenu *menu = fixture.menu(u"Filter by"_s);
        QVERIFY(menu);
        QVERIFY(!menu->menuAction()->isEnabled());
        open(0, TimelineColumn::Room);
        QVERIFY(menu->menuAction()->isEnabled());
        QCOMPARE(menu->title().remove(u'&'), u"Filter by room=\"demo (1)\""_s);
        const QList<QAction *> actions = menu->actions();
        QCOMPARE(actions.size(), 4);
        actions.at(0)->trigger();
        QCOMPARE(fixture.bar.edit().text(), u"room=\"demo (1)\""_s);
        open(0, TimelineColumn::Event);
        menu->actions().at(1)->trigger();
        QCOMPARE(fixture.bar.edit().text(), u"room=\"demo (1)\" event=room_started"_s);
        open(1, TimelineColumn::Answer);
        menu->actions().at(3)->trigger();
        QCOMPARE(fixture.bar.edit().text(), u"room=\"demo (1)\" event=room_started -status=503"_s);
        open(1, TimelineColumn::Answer);
        menu->actions().at(2)->trigger();
        QVERIFY(fixture.bar.edit().text().endsWith(u" or status=503"_s));
    }

    /// A key opens it for the current cell.
    void offersTheCurrentCell()
    {
        Fixture fixture;
        TimelineView &view = fixture.session.view;
        view.setCurrentIndex(view.model()->index(1, int(TimelineColumn::Event)));
        const QPoint at(5, 5);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, view.mapToGlobal(at));
        QTimer::singleShot(0, &view, [] {
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        });
        QApplication::sendEvent(&view, &event);
        QCOMPARE(fixture.menu(u"Filter by"_s)->title().remove(u'&'), u"Filter by event=other"_s);
    }

    /// And else the event itself, with the same keys.
    void coloursARoomWhereThereIsOne()
    {
        Fixture fixture;
        QMainWindow window;
        test::LoadedSession &session = fixture.session;
        Marking marking(session.inspector, session.model, session.view, &window);
        Colouring colouring(session.inspector, session.settings, session.model, session.view,
                            marking, session.icons, nullptr);
        QMenu *menu = fixture.menu(u"Colour the room"_s);
        session.view.setCurrentIndex({});
        QVERIFY(!menu->menuAction()->isEnabled());
        session.select({0});
        QVERIFY(menu->menuAction()->isEnabled());
        QCOMPARE(menu->title().remove(u'&'), u"Colour the room"_s);
        session.select({1});
        QVERIFY(menu->menuAction()->isEnabled());
        QCOMPARE(menu->title().remove(u'&'), u"No room: colour the selected events"_s);
        colouring.colourRoom(5);
        QCOMPARE(session.model.summaryOf(2).marks.colour, 5);
        QCOMPARE(session.model.summaryOf(1).marks.colour, 0);
    }
};

QTEST_MAIN(TimelineMenuTest)
#include "tst_timelinemenu.moc"

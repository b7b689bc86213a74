// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/summaries.h"
#include "ui/addcolumndialog.h"
#include "ui/icons.h"
#include "ui/owncolumns.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Columns of the user's own over a session of 600 events.
class OwnColumnsTest : public QObject
{
    Q_OBJECT

    static constexpr int Events = 600;

    Icons m_icons;
    QTemporaryDir m_folder;
    QString m_path;
    QList<CaptureSummary> m_summaries;
    const EventCatalog m_catalog = EventCatalog::load().value();

    static QString cell(const TimelineModel &model, int row, int own)
    {
        return model.index(row, TimelineModel::ColumnCount + own).data().toString();
    }
    void fill(TimelineModel &model)
    {
        model.setSource(m_path, m_catalog);
        model.append(m_summaries);
        QTRY_COMPARE(model.rowCount(), Events);
    }
    static QStringList titles(const TimelineModel &model)
    {
        QStringList titles;
        for (int i = TimelineModel::ColumnCount; i < model.columnCount(); ++i)
            titles.append(model.headerData(i, Qt::Horizontal).toString());
        return titles;
    }

private slots:
    void initTestCase()
    {
        m_icons.setPalette(QPalette());
        m_path = m_folder.filePath(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(m_path);
        QVERIFY(opened.wait());
        for (int i = 1; i <= Events; ++i) {
            Capture capture =
                test::makeCapture("{\"n\":" + QByteArray::number(i) + ",\"password\":\"hunter2\"}",
                                  u"room_started"_s);
            store.append(quint64(i), capture);
            capture.seq = i;
            m_summaries.append(summarize(capture));
        }
        store.close();
        QVERIFY(closed.wait());
    }

    void readsWhatIsAskedFor()
    {
        TimelineModel model(m_icons);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model);
        QSignalSpy changed(&model.fieldColumns(), &FieldColumns::changed);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        model.addFieldColumn({*CaptureField::parse(u"room"_s), u"Where"_s});
        model.addFieldColumn({*CaptureField::parse(u"body.password"_s), u"Password"_s});
        QCOMPARE(titles(model), QStringList({u"N"_s, u"Where"_s, u"Password"_s}));
        QCOMPARE(cell(model, 41, 1), u"room-1"_s); // the summary has it
        QCOMPARE(cell(model, 41, 0), u"…"_s);
        QTRY_COMPARE(cell(model, 41, 0), u"42"_s);
        QCOMPARE(cell(model, 41, 2), u"[redacted]"_s);
        model.removeFieldColumn(0);
        QTRY_COMPARE(cell(model, 41, 1), u"[redacted]"_s);
        QCOMPARE(titles(model), QStringList({u"Where"_s, u"Password"_s}));
    }

    /// As when somebody drags the scroll bar through everything.
    void readsTheLatestThatWereAskedForFirst()
    {
        TimelineModel model(m_icons);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        QSignalSpy changed(&model.fieldColumns(), &FieldColumns::changed);
        for (int row = 0; row < Events; ++row)
            QCOMPARE(cell(model, row, 0), u"…"_s);
        QVERIFY(changed.wait());
        QVERIFY(changed.first().first().value<QList<qint64>>().contains(Events));
        QTRY_COMPARE(cell(model, Events - 1, 0), u"600"_s);
        QTRY_COMPARE(cell(model, 300, 0), u"301"_s);
        QTRY_COMPARE(cell(model, 0, 0), u"1"_s); // was dropped, and is asked for again
    }

    void forgetsWhatHasChanged()
    {
        TimelineModel model(m_icons);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        QTRY_COMPARE(cell(model, 4, 0), u"5"_s);
        model.update({m_summaries.at(4)});
        QCOMPARE(cell(model, 4, 0), u"…"_s);
        QTRY_COMPARE(cell(model, 4, 0), u"5"_s);
        model.update({m_summaries.at(5)});
        QCOMPARE(cell(model, 4, 0), u"5"_s);
    }

    static QStringList cells(const TimelineModel &model, int own, int rows)
    {
        QStringList cells;
        for (int row = 0; row < rows; ++row)
            cells.append(cell(model, row, own));
        return cells;
    }

    void sortsByThem()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"room"_s), u"Where"_s});
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        view.horizontalHeader()->setSortIndicator(TimelineModel::ColumnCount + 1,
                                                  Qt::DescendingOrder);
        QTRY_COMPARE(cells(model, 1, 3), QStringList({u"600"_s, u"599"_s, u"598"_s}));
        QCOMPARE(model.seqAt(0), Events);
        // The column goes on to be the one that they are sorted by, wherever it stands.
        model.removeFieldColumn(0);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), TimelineModel::ColumnCount);
        QCOMPARE(model.seqAt(0), Events);
        model.removeFieldColumn(0);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), -1);
        QVERIFY(model.isInOrderOfArrival());
        QCOMPARE(model.seqAt(0), 1);
    }

    void keepsTheOrderWhenSortingIsStopped()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        QHeaderView *const header = view.horizontalHeader();
        header->setSortIndicator(int(TimelineColumn::Number), Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), Events);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        header->setSortIndicator(TimelineModel::ColumnCount, Qt::AscendingOrder);
        model.stopScan();
        QCOMPARE(header->sortIndicatorSection(), int(TimelineColumn::Number));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        model.sort(TimelineModel::ColumnCount); // what was stopped is not heard of before it
        QTRY_COMPARE(model.seqAt(0), 1);
        QCOMPARE(reset.size(), 1);
    }

    /// It is the order that takes long: that of arrival is left.
    void leavesTheOrderWhenSortingAnewIsStopped()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        fill(model);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        view.horizontalHeader()->setSortIndicator(TimelineModel::ColumnCount, Qt::DescendingOrder);
        QTRY_COMPARE(model.seqAt(0), Events);
        model.sort(TimelineModel::ColumnCount, Qt::DescendingOrder); // is on its way again
        model.stopScan();
        QVERIFY(model.isInOrderOfArrival());
        QCOMPARE(model.seqAt(0), 1);
        QCOMPARE(view.horizontalHeader()->sortIndicatorSection(), -1);
    }

    void tellsWhenTheSessionCannotBeRead()
    {
        TimelineModel model(m_icons);
        model.setSource(m_folder.filePath(u"none"_s), m_catalog);
        model.append(m_summaries.first(3));
        QTRY_COMPARE(model.rowCount(), 3);
        model.addFieldColumn({*CaptureField::parse(u"body.n"_s), u"N"_s});
        QSignalSpy failed(&model, &TimelineModel::filterFailed);
        QCOMPARE(cell(model, 0, 0), u"…"_s);
        QVERIFY(failed.wait());
        QCOMPARE(cell(model, 0, 0), QString()); // not again and again
    }

    void addsByNameAndKeeps()
    {
        QStringList kept;
        QByteArray header;
        {
            TimelineModel model(m_icons);
            TimelineView view(model);
            OwnColumns own(model, view, m_catalog);
            QSignalSpy rejected(&own, &OwnColumns::rejected);
            own.addField(u"Body.participant.name"_s);
            own.addField(u"body.participant.name"_s); // there already
            own.addField(u"header.User-Agent"_s);
            QCOMPARE(titles(model),
                     QStringList({u"body.participant.name"_s, u"header.user-agent"_s}));
            QVERIFY(rejected.isEmpty());
            own.addField(u"nothing"_s);
            QCOMPARE(rejected.size(), 1);
            const QHeaderView &sections = *view.horizontalHeader();
            const int last = sections.logicalIndex(sections.count() - 1);
            QCOMPARE(last, int(TimelineColumn::Summary)); // it takes what room is left
            view.horizontalHeader()->moveSection(
                sections.visualIndex(TimelineModel::ColumnCount + 1), 2);
            view.horizontalHeader()->resizeSection(TimelineModel::ColumnCount + 1, 123);
            kept = own.state();
            header = view.columns().state();
        }
        TimelineModel model(m_icons);
        TimelineView view(model);
        OwnColumns own(model, view, m_catalog);
        own.restore(kept);
        view.columns().restore(header, true);
        QCOMPARE(titles(model), QStringList({u"body.participant.name"_s, u"header.user-agent"_s}));
        QCOMPARE(view.horizontalHeader()->visualIndex(TimelineModel::ColumnCount + 1), 2);
        QCOMPARE(view.horizontalHeader()->sectionSize(TimelineModel::ColumnCount + 1), 123);
    }

    /// Which had no gutter.
    void restoresTheWidthsOfAnOlderVersion()
    {
        QStandardItemModel old(0, TimelineModel::ColumnCount - 1);
        QTableView table;
        table.setModel(&old);
        table.horizontalHeader()->resizeSection(int(TimelineColumn::Room), 234);
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.columns().restore(table.horizontalHeader()->saveState(), true);
        const QHeaderView &sections = *view.horizontalHeader();
        QCOMPARE(sections.sectionSize(int(TimelineColumn::Room)), 234);
        QCOMPARE(sections.visualIndex(int(TimelineColumn::Relation)), 0);
        QVERIFY(sections.sectionSize(int(TimelineColumn::Relation)) < 40);
    }

    void anotherNumberOfColumnsIsNotRestored()
    {
        QByteArray header;
        {
            TimelineModel model(m_icons);
            TimelineView view(model);
            OwnColumns own(model, view, m_catalog);
            own.addField(u"rule"_s);
            own.addField(u"key"_s);
            header = view.columns().state();
        }
        TimelineModel model(m_icons);
        TimelineView view(model);
        view.columns().restore(header, true);
        QCOMPARE(view.horizontalHeader()->count(), TimelineModel::ColumnCount);
        QCOMPARE(view.horizontalHeader()->visualIndex(int(TimelineColumn::Relation)), 0);
    }

    void selectedRowsStaySelectedAndNothingScrolls()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        OwnColumns own(model, view, m_catalog);
        view.resize(900, 300);
        view.show();
        fill(model);
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        view.verticalScrollBar()->setValue(10);
        view.selectRow(12);
        own.addField(u"rule"_s);
        QVERIFY(view.selectionModel()->isRowSelected(12));
        QVERIFY(view.selectionModel()->isSelected(model.index(12, TimelineModel::ColumnCount)));
        QCOMPARE(view.verticalScrollBar()->value(), 10);
    }

    void hasAnEnd()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        OwnColumns own(model, view, m_catalog);
        QSignalSpy rejected(&own, &OwnColumns::rejected);
        for (int i = 0; i < 25; ++i)
            own.addField(u"body.field%1"_s.arg(i));
        QCOMPARE(model.fieldColumns().count(), 20);
        QCOMPARE(rejected.size(), 5);
    }

    void asksForTheField()
    {
        AddColumnDialog dialog(m_catalog);
        const QList<QLineEdit *> edits = dialog.findChildren<QLineEdit *>();
        QLineEdit *field = edits.at(0);
        QLineEdit *title = edits.at(1);
        auto *add = dialog.findChild<QDialogButtonBox *>()->buttons().constFirst();
        for (auto *button : dialog.findChild<QDialogButtonBox *>()->buttons()) {
            if (button->text().remove(u'&') == u"Add")
                add = button;
        }
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QVERIFY(!add->isEnabled());
        QTest::keyClicks(field, u"size"_s);
        QCOMPARE(field->completer()->currentCompletion(), u"size"_s); // before paths with it
        field->clear();
        QTest::keyClicks(field, u"body.participant.na"_s);
        QVERIFY(field->completer()->completionCount() > 0);
        QTest::keyClicks(field, u"me"_s);
        QVERIFY(add->isEnabled());
        QCOMPARE(title->placeholderText(), u"body.participant.name"_s);
        field->setText(u"body.participant."_s);
        QVERIFY(!add->isEnabled());
        bool told = false;
        for (const auto *label : dialog.findChildren<QLabel *>())
            told = told || label->text().contains(u"body.participant.name"_s);
        QVERIFY(told);
        field->setText(u"rule"_s);
        title->setText(u" Why "_s);
        QCOMPARE(dialog.column().title, u"Why"_s);
        QCOMPARE(dialog.column().field.name(), u"rule"_s);
    }

    void theHeaderMenuAddsAndRemoves()
    {
        TimelineModel model(m_icons);
        TimelineView view(model);
        OwnColumns own(model, view, m_catalog);
        own.addField(u"rule"_s);
        QMenu menu;
        emit view.columns().menuOpens(menu, TimelineModel::ColumnCount);
        QAction *remove = nullptr;
        QAction *add = nullptr;
        for (QAction *action : menu.actions()) {
            const QString text = action->text().remove(u'&');
            if (text == u"Remove the column \"rule\"")
                remove = action;
            if (text == u"Add column…")
                add = action;
        }
        QVERIFY(remove && add);
        remove->trigger();
        QCOMPARE(model.fieldColumns().count(), 0);
        QMenu other;
        emit view.columns().menuOpens(other, int(TimelineColumn::Room));
        for (const QAction *action : other.actions())
            QVERIFY(!action->text().startsWith(u"&Remove"));
        QTimer::singleShot(0, &view, [] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChildren<QLineEdit *>().first()->setText(u"body.room.sid"_s);
            dialog->accept();
        });
        own.ask();
        QCOMPARE(titles(model), QStringList({u"body.room.sid"_s}));
    }
};

QTEST_MAIN(OwnColumnsTest)
#include "tst_owncolumns.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparetest.h"

#include "ui/comparedelegate.h"
#include "ui/comparemodel.h"
#include "ui/comparepane.h"
#include "ui/comparereading.h"
#include "ui/comparetable.h"
#include "ui/fixedfont.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Both sides can be read whatever their length and the width.
class CompareTableTest : public test::CompareTest
{
    Q_OBJECT

    static void layOut(QTextLayout &layout, int width)
    {
        QTextOption option;
        option.setTextDirection(Qt::LeftToRight);
        option.setWrapMode(QTextOption::WrapAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
            line.setLineWidth(width);
        layout.endLayout();
    }

private slots:
    /// Both sides can be read whatever the width: nothing is cut off at an edge.
    void wrapsLongTexts_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 600;
        QTest::newRow("usual") << 900;
        QTest::newRow("wide") << 1500;
    }
    void wrapsLongTexts()
    {
        QFETCH(int, width);
        ComparePane pane(m_catalog);
        pane.resize(width, 500);
        pane.show();
        const QByteArray text = QByteArray("0123456789").repeated(25);
        const Capture first = captureOf(1, "{\"a\":\"" + text + "x\",\"b\":1}");
        const Capture second = captureOf(2, "{\"a\":\"" + text + "y\",\"b\":2}");
        pane.setCapture(&second);
        pane.setOther(first);
        const auto *table = pane.findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 3);
        const QFontMetricsF metrics(fixedFont());
        const qreal advance = metrics.horizontalAdvance(u'0');
        const int line = table->rowHeight(0);
        const auto *header = table->horizontalHeader();
        QTRY_VERIFY(table->rowHeight(1) > line);
        QTRY_VERIFY(header->length() <= table->viewport()->width());
        QTRY_COMPARE(table->rowHeight(2), line);
        // So many characters as there are have room on the lines that there are.
        for (const int column : {CompareModel::Left, CompareModel::Right}) {
            const auto room = [&] {
                const int columns = int((table->columnWidth(column) - 6) / advance);
                return int(table->rowHeight(1) / metrics.lineSpacing()) * columns;
            };
            QTRY_VERIFY(qAbs(table->columnWidth(column) - table->columnWidth(CompareModel::Left))
                        < 20);
            QTRY_VERIFY(room() >= text.size());
        }
        const int before = table->rowHeight(1);
        pane.resize(width + 1200, 500);
        QTRY_VERIFY(table->rowHeight(1) < before);
    }

    /// Of a text too long for that, what differs is shown.
    void showsWhereLongTextsDiffer()
    {
        CompareModel model;
        const QString same = u"a"_s.repeated(5000);
        json::DiffRow row;
        row.kind = json::DiffRow::Kind::Changed;
        row.left = {.exists = true, .text = same + u'x' + same, .markBegin = 5000, .markEnd = 5001};
        row.right = {
            .exists = true, .text = same + u'y' + same, .markBegin = 5000, .markEnd = 5001};
        model.setRows({row}, false);
        CompareTable table(model);
        table.resize(900, 400);
        table.show();
        QTRY_VERIFY(table.rowHeight(0) > 60);
        QVERIFY(table.rowHeight(0) < 400);
        const auto picture = [&](int column) {
            const QRect cell = table.visualRect(model.index(0, column));
            return table.viewport()->grab({cell.topLeft(), QSize(300, cell.height())}).toImage();
        };
        QVERIFY(picture(CompareModel::Left) != picture(CompareModel::Right));
    }

    /// Wide characters leave columns empty at the end of lines; and none is cut in two.
    void showsWhereWideTextsDiffer_data()
    {
        QTest::addColumn<QString>("same");
        QTest::newRow("ideographs") << u"漢字"_s;
        QTest::newRow("pairs") << u"a😀"_s;
        QTest::newRow("from right to left") << u"שלום"_s;
        QTest::newRow("very wide") << u"a\ufdfd"_s;
        QTest::newRow("ascii") << u"ab"_s;
    }
    void showsWhereWideTextsDiffer()
    {
        QFETCH(QString, same);
        CompareModel model;
        for (const int at : {0, 3, 40, 150, 199, 200}) {
            const QString before = same.repeated(at);
            const QString text = before + u'x' + same.repeated(200 - at);
            json::DiffRow row;
            row.kind = json::DiffRow::Kind::Changed;
            row.left = row.right = {.exists = true,
                                    .text = text,
                                    .markBegin = before.size(),
                                    .markEnd = before.size() + 1};
            model.setRows({row}, false);
            const QModelIndex cell = model.index(0, CompareModel::Left);
            for (int width = 90; width < 130; ++width) {
                const QString painted = CompareDelegate::paintedText(cell, width);
                QVERIFY(painted.isValidUtf16());
                QTextLayout layout(painted, fixedFont());
                layOut(layout, width - 2 * CompareDelegate::Margin);
                const auto difference = int(painted.indexOf(u'x'));
                QVERIFY(difference >= 0);
                QVERIFY(layout.lineForTextPosition(difference).lineNumber()
                        < CompareDelegate::MostLines);
                const int lines = qMin(layout.lineCount(), CompareDelegate::MostLines);
                QCOMPARE(CompareDelegate().heightFor(cell, width),
                         lines * QFontMetrics(fixedFont()).lineSpacing()
                             + 2 * CompareDelegate::Padding);
            }
        }
    }

    /// A scrollbar that comes with the rows would change how many bytes fit, which would change the
    /// rows again.
    void comparesBytesOnce()
    {
        ComparePane pane(m_catalog);
        pane.resize(900, 300);
        pane.show();
        const auto *table = pane.findChild<QTableView *>();
        const int empty = table->viewport()->width();
        const Capture first = captureOf(1, "plain " + QByteArray(4000, 'a'));
        const Capture second = captureOf(2, "Plain " + QByteArray(4000, 'b'));
        pane.setCapture(&second);
        pane.setOther(first);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0);
        QTRY_COMPARE(table->viewport()->width(), empty);
        int least = INT_MAX;
        connect(table->model(), &QAbstractItemModel::modelReset, table,
                [&] { least = qMin(least, table->model()->rowCount()); });
        QSignalSpy resets(table->model(), &QAbstractItemModel::modelReset);
        pane.resize(2000, 300);
        QTRY_VERIFY(!resets.isEmpty());
        const auto *reading = pane.findChild<CompareReading *>();
        for (int i = 0; i < 3; ++i) { // what is laid out anew may be the cause of another one
            QCoreApplication::processEvents();
            QTRY_VERIFY(!reading->isReading());
        }
        QVERIFY2(resets.size() <= 2, qPrintable(QString::number(resets.size())));
        QVERIFY(least > 0); // the old rows stay meanwhile
    }

    void fitsBytesToTheWidth()
    {
        ComparePane pane(m_catalog);
        pane.resize(720, 300);
        pane.show();
        const Capture first = captureOf(1, "plain " + QByteArray(4000, 'a'));
        const Capture second = captureOf(2, "Plain " + QByteArray(4000, 'b'));
        pane.setCapture(&second);
        pane.setOther(first);
        const auto *table = pane.findChild<QTableView *>();
        const auto fits = [&](int bytes) {
            const QString text = table->model()->index(1, CompareModel::Left).data().toString();
            return text.size() == bytes * 4 + 1
                && text.size() * QFontMetricsF(fixedFont()).horizontalAdvance(u'0')
                <= table->columnWidth(CompareModel::Left);
        };
        QTRY_VERIFY(fits(4) || fits(8));
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0); // more than the first difference
        pane.resize(1800, 300);
        QTRY_VERIFY(fits(16));
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    }
};

QTEST_MAIN(CompareTableTest)
#include "tst_comparetable.moc"

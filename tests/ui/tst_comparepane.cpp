// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/events/eventcatalog.h"
#include "tests/support/captures.h"
#include "ui/comparedelegate.h"
#include "ui/comparemodel.h"
#include "ui/comparepane.h"
#include "ui/comparereading.h"
#include "ui/comparetable.h"
#include "ui/comparewords.h"
#include "ui/fixedfont.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ComparePaneTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    Capture captureOf(qint64 seq, const QByteArray &body)
    {
        Capture capture = test::makeCapture(body, u"room_started"_s);
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        capture.seq = seq;
        // Each delivery has a token of its own.
        for (HttpHeader &header : capture.request.headers) {
            if (header.name == "Authorization")
                header.value += QByteArray::number(seq);
        }
        return capture;
    }

    static QString words(const ComparePane &pane)
    {
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->accessibleName() == u"Result of the comparison")
                return label->text();
        }
        return {};
    }
    static QCheckBox *box(const ComparePane &pane, const QString &start)
    {
        for (QCheckBox *box : pane.findChildren<QCheckBox *>()) {
            if (QString(box->text()).remove(u'&').startsWith(start))
                return box;
        }
        return nullptr;
    }
    static QStringList rows(const ComparePane &pane)
    {
        const QAbstractItemModel *model = pane.findChild<QTableView *>()->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            lines.append(cells.join(u'|'));
        }
        return lines;
    }

    const QByteArray m_first = "{\"event\":\"room_started\",\"id\":\"x1\",\"room\":{\"name\":"
                               "\"demo\",\"size\":1},\"created_at\":5}";
    const QByteArray m_second = "{\"event\":\"room_started\",\"id\":\"x2\",\"room\":{\"name\":"
                                "\"test\",\"size\":2},\"created_at\":6}";

private slots:
    void asksOnlyWhileItIsSeen()
    {
        ComparePane pane(m_catalog);
        QSignalSpy asked(&pane, &ComparePane::otherWanted);
        const Capture capture = captureOf(2, m_second);
        pane.setCapture(&capture);
        QCOMPARE(asked.size(), 0);
        pane.show();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.last().first().toLongLong(), 2);
        QCOMPARE(asked.last().last().value<Counterpart>(), Counterpart::SameEvent);
        pane.findChild<QComboBox *>()->setCurrentIndex(1);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().last().value<Counterpart>(), Counterpart::SameRoom);
        pane.setNoOther(u"There is none."_s);
        QCOMPARE(words(pane), u"There is none."_s);
    }

    void showsDifferencesSideBySide()
    {
        ComparePane pane(m_catalog);
        pane.resize(900, 400);
        pane.show();
        new QAbstractItemModelTester(pane.findChild<QTableView *>()->model(), &pane);
        const Capture first = captureOf(1, m_first);
        const Capture second = captureOf(2, m_second);
        pane.setCapture(&second);
        pane.setOther(first);
        QCOMPARE(words(pane), u"2 values differ; 2 more are ids and times"_s);
        const QStringList folded {u"~||{4}|{4}"_s, u"~|  room|{2}|{2}"_s,
                                  u"~|    name|\"demo\"|\"test\""_s, u"~|    size|1|2"_s};
        QCOMPARE(rows(pane), folded);
        box(pane, u"Fold"_s)->setChecked(false);
        QCOMPARE(rows(pane).size(), 6);
        QVERIFY(rows(pane).contains(u"~|  id|\"x1\"|\"x2\""_s));
        box(pane, u"Only"_s)->setChecked(false);
        QVERIFY(rows(pane).contains(u"|  event|\"room_started\"|\"room_started\""_s));
        box(pane, u"Only"_s)->setChecked(true);
        box(pane, u"Fold"_s)->setChecked(true);
        // The earlier one is on the left, whichever is the current one.
        pane.setCapture(&first);
        pane.setOther(second);
        QCOMPARE(rows(pane), folded);
        const QModelIndex name = pane.findChild<QTableView *>()->model()->index(2, 3);
        QCOMPARE(name.data(CompareModel::MarkBeginRole).toInt(), 1);
        QCOMPARE(name.data(CompareModel::MarkEndRole).toInt(), 5);
    }

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
        QCOMPARE(table->rowHeight(2), line);
        // So many characters as there are have room on the lines that there are.
        for (const int column : {CompareModel::Left, CompareModel::Right}) {
            QVERIFY(qAbs(table->columnWidth(column) - table->columnWidth(CompareModel::Left)) < 20);
            const int columns = int((table->columnWidth(column) - 6) / advance);
            QTRY_VERIFY(int(table->rowHeight(1) / metrics.lineSpacing()) * columns >= text.size());
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
                QTextOption option;
                option.setTextDirection(Qt::LeftToRight);
                option.setWrapMode(QTextOption::WrapAnywhere);
                layout.setTextOption(option);
                layout.beginLayout();
                for (QTextLine line = layout.createLine(); line.isValid();
                     line = layout.createLine())
                    line.setLineWidth(width - 2 * CompareDelegate::Margin);
                layout.endLayout();
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
        QCOMPARE(table->viewport()->width(), empty);
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

    void goesFromDifferenceToDifference()
    {
        ComparePane pane(m_catalog);
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        const Capture first = captureOf(1, m_first);
        const Capture second = captureOf(2, m_second);
        pane.setCapture(&second);
        pane.setOther(first);
        const auto *table = pane.findChild<QTableView *>();
        QList<int> visited;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(&pane, Qt::Key_F7);
            visited.append(table->currentIndex().row());
        }
        QTest::keyClick(&pane, Qt::Key_F7, Qt::ShiftModifier);
        visited.append(table->currentIndex().row());
        QCOMPARE(visited, QList<int>({2, 3, 2, 3})); // containers are none of their own
    }

    void saysWhatEqualsAndWhatDoesNot_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("says");
        QTest::newRow("equal") << m_first << m_first << u"Byte for byte the same."_s;
        QTest::newRow("spaces") << "{\"a\":1}"_ba
                                << "{\"a\": 1}"_ba
                                << u"The values are the same, the bytes are not: the first "
                                   "difference is at byte 5."_s;
        QTest::newRow("text") << "hello"_ba
                              << "hallo"_ba
                              << u"The bytes differ: the first difference is at byte 1."_s;
        QTest::newRow("one") << "{\"a\":1,\"b\":2}"_ba
                             << "{\"a\":2,\"c\":1,\"d\":1}"_ba
                             << u"1 value differs, 2 added, 1 removed"_s;
        QTest::newRow("only ids") << "{\"id\":\"1\"}"_ba
                                  << "{\"id\":\"2\"}"_ba
                                  << u"No value differs; 1 more is an id or time"_s;
    }
    void saysWhatEqualsAndWhatDoesNot()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(QString, says);
        ComparePane pane(m_catalog);
        pane.show();
        const Capture left = captureOf(1, first);
        const Capture right = captureOf(2, second);
        pane.setCapture(&right);
        pane.setOther(left);
        QTRY_COMPARE(words(pane), says);
    }

    /// A password is the same in all requests of a sender: that alone makes no retry.
    void comparesFormsByField()
    {
        ComparePane pane(m_catalog);
        pane.show();
        QList<Capture> captures {captureOf(1, "n=1&user=Am%C3%ADna"),
                                 captureOf(2, "n=2&user=Am%C3%ADna")};
        for (Capture &capture : captures) {
            capture.request.headers = {{"Authorization", "Basic aG9vazpwYXNz"},
                                       {"Content-Type", "application/x-www-form-urlencoded"}};
            CaptureAnnotator(m_catalog).prepareToShow(capture);
        }
        pane.setCapture(&captures[1]);
        pane.setOther(captures[0]);
        QTRY_COMPARE(words(pane), u"1 value differs"_s);
        QCOMPARE(rows(pane), QStringList({u"~||{2}|{2}"_s, u"~|  n|\"1\"|\"2\""_s}));
        box(pane, u"As bytes"_s)->setChecked(true);
        QTRY_COMPARE(words(pane), u"The bytes differ: the first difference is at byte 2."_s);
    }

    void saysWhatWasTooMuch()
    {
        BodyDiff diff {.kind = BodyDiff::Kind::Bytes, .firstDifference = 3};
        QVERIFY(!comparisonWords(diff, false).contains(u"too much"_s));
        diff.isMatched = false;
        QVERIFY(comparisonWords(diff, false).endsWith(u"are shown beside each other."_s));
    }

    void comparesRetriesByBytes()
    {
        ComparePane pane(m_catalog);
        pane.show();
        Capture first = captureOf(1, "{\"a\":1}");
        Capture second = captureOf(2, "{\"a\":2}");
        first.request.headers = second.request.headers;
        pane.setCapture(&second);
        pane.setOther(first);
        QTRY_COMPARE(words(pane), u"The bytes differ: the first difference is at byte 5."_s);
    }

    void hidesSecrets()
    {
        ComparePane pane(m_catalog);
        pane.show();
        Capture first = captureOf(1, "{\"a\":\"secret1\"}");
        Capture second = captureOf(2, "{\"a\":\"secret2\"}");
        first.maskedBody = second.maskedBody = "{\"a\":\"(hidden)\"}";
        pane.setCapture(&second);
        pane.setOther(first);
        QCOMPARE(words(pane), u"What is shown of them is the same; what is hidden differs."_s);
        box(pane, u"Only"_s)->setChecked(false);
        QVERIFY(!rows(pane).join(u'\n').contains(u"secret"));
        pane.setSecretsShown(true);
        pane.setCapture(&second);
        QCOMPARE(words(pane), u"1 value differs"_s);
        QVERIFY(rows(pane).join(u'\n').contains(u"secret1"));
        first.maskedBody.reset();
        pane.setSecretsShown(false);
        pane.setCapture(&first);
        pane.setOther(second);
        QVERIFY(words(pane).contains(u"hidden"));
        QVERIFY(rows(pane).isEmpty());
    }

    void takesThePairThatIsSelected()
    {
        ComparePane pane(m_catalog);
        pane.show();
        const Capture capture = captureOf(2, m_second);
        pane.setCapture(&capture);
        pane.findChild<QComboBox *>()->setCurrentIndex(2);
        QSignalSpy asked(&pane, &ComparePane::otherWanted);
        pane.setPairSelected(true);
        QCOMPARE(asked.last().last().value<Counterpart>(), Counterpart::Selected);
        pane.setPairSelected(false);
        QCOMPARE(asked.last().last().value<Counterpart>(), Counterpart::SameId);
    }

    /// What takes no time, so that nothing flickers.
    void comparesSmallBodiesAtOnce_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::addColumn<bool>("asBytes");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("small") << qsizetype(2'000) << false << true;
        QTest::newRow("larger") << qsizetype(3'000) << false << false;
        QTest::newRow("bytes") << qsizetype(100) << true << false;
    }
    void comparesSmallBodiesAtOnce()
    {
        QFETCH(qsizetype, size);
        QFETCH(bool, asBytes);
        QFETCH(bool, atOnce);
        CompareReading reading(m_catalog);
        QSignalSpy finished(&reading, &CompareReading::finished);
        CompareJob job {.asBytes = asBytes};
        job.left.body = "{\"a\":\"" + QByteArray(size - 10, 'a') + "\"}";
        job.right.body = "{\"a\":\"" + QByteArray(size - 10, 'b') + "\"}";
        reading.start(job);
        QCOMPARE(finished.size(), atOnce ? 1 : 0);
        QTRY_COMPARE(finished.size(), 1);
    }

    void comparesLargeBodiesBeside()
    {
        ComparePane pane(m_catalog);
        pane.show();
        const QByteArray many = QByteArray("1,").repeated(100'000);
        const Capture left = captureOf(1, "{\"a\":[" + many + "2]}");
        const Capture right = captureOf(2, "{\"a\":[" + many + "3]}");
        pane.setCapture(&right);
        pane.setOther(left);
        QCOMPARE(words(pane), u"Comparing…"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(pane), u"1 value differs"_s, 30'000);
    }
};

QTEST_MAIN(ComparePaneTest)
#include "tst_comparepane.moc"

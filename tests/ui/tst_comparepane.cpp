// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparetest.h"

#include "ui/comparemodel.h"
#include "ui/comparepane.h"
#include "ui/comparereading.h"
#include "ui/comparewords.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What is asked for, compared and said of two deliveries.
class ComparePaneTest : public test::CompareTest
{
    Q_OBJECT

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
        QTRY_COMPARE(rows(pane), QStringList({u"~||{2}|{2}"_s, u"~|  n|\"1\"|\"2\""_s}));
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
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/query/fieldorder.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// A session whose order by each field can be seen from its captures.
class FieldOrderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(u"s.hookglass"_s);
    const EventCatalog m_catalog = EventCatalog::load().value();
    SummaryTable m_table;

    Result<QList<int>> sorted(const QString &field, bool descending,
                              const FieldOrder::Progress &progress) const
    {
        QList<int> places(m_table.size());
        std::iota(places.begin(), places.end(), 0);
        return FieldOrder(m_path, m_catalog)
            .sorted(*CaptureField::parse(field), m_table.rows(), places, descending, progress);
    }

    static bool goOn(qsizetype) { return true; }

    /// Makes a session of bodies, each with a user agent; it fills the table, too.
    void store(const QString &path, const QList<std::pair<QByteArray, QByteArray>> &contents,
               SummaryTable &table)
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy committed(&store, &SessionStore::committed);
        store.open(path);
        QVERIFY(opened.wait());
        qint64 seq = 0;
        for (const auto &[body, agent] : contents) {
            Capture capture = test::makeCapture(body, u"room_started"_s);
            capture.request.head = "POST / HTTP/1.1\r\nHost: localhost\r\n"
                + (agent.isEmpty() ? QByteArray() : "User-Agent: " + agent + "\r\n") + "\r\n";
            capture.verification.key = QString::fromLatin1(agent.toUpper());
            capture.answer.status = 200;
            capture.seq = ++seq;
            table.append({summarize(capture)});
            store.append(quint64(seq), capture);
        }
        QTRY_COMPARE(committed.isEmpty()
                         ? 0
                         : committed.last().first().value<QList<CommitReceipt>>().last().seq,
                     seq);
    }

private slots:
    void initTestCase()
    {
        store(m_path,
              {{R"({"n":10,"name":"beta"})", "curl"},
               {R"({"n":9,"name":"Alpha"})", "Go"},
               {R"({"name":"alpha"})", "curl"},
               {R"({"n":"many","name":"10"})", ""},
               {R"({"n":-2.5e1,"name":"9"})", "Go"},
               {"no JSON", "apache"}},
              m_table);
    }

    void sorts_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("numbers before texts")
            << u"body.n"_s << false << QList<int> {2, 5, 4, 1, 0, 3};
        QTest::newRow("and backwards") << u"body.n"_s << true << QList<int> {3, 0, 1, 4, 2, 5};
        QTest::newRow("texts whatever their case")
            << u"body.name"_s << false << QList<int> {5, 4, 3, 1, 2, 0};
        QTest::newRow("a header") << u"header.user-agent"_s << false
                                  << QList<int> {3, 5, 0, 2, 1, 4};
        QTest::newRow("a header backwards, alike ones in order of arrival")
            << u"header.user-agent"_s << true << QList<int> {1, 4, 0, 2, 5, 3};
        QTest::newRow("what is known without the file")
            << u"size"_s << false << QList<int> {5, 2, 0, 1, 4, 3};
        QTest::newRow("what the judgement says")
            << u"key"_s << false << QList<int> {3, 5, 0, 2, 1, 4};
        QTest::newRow("nowhere") << u"body.zone"_s << true << QList<int> {0, 1, 2, 3, 4, 5};
    }
    void sorts()
    {
        QFETCH(QString, field);
        QFETCH(bool, descending);
        QFETCH(QList<int>, expected);
        const Result<QList<int>> places = sorted(field, descending, goOn);
        QVERIFY2(places, qPrintable(places ? QString() : places.error().message));
        QCOMPARE(*places, expected);
    }

    /// From 2^53 on, doubles cannot tell neighbours apart.
    void tellsLargeIntegersApart()
    {
        const QList<QByteArray> numbers = {
            "18446744073709551615", "9007199254740993",
            "-9007199254740993",    "9007199254740992",
            "\"9007199254740994\"", "18446744073709551614",
            "-9007199254740992",    "1e300",
            "9223372036854775807",  "9223372036854775806",
            "9007199254740991",     "-9223372036854775808",
            "10000000000000001",    "1e16",
        };
        const QList<int> expected = {11, 2, 6, 10, 3, 1, 4, 13, 12, 9, 8, 5, 0, 7};
        QList<std::pair<QByteArray, QByteArray>> contents;
        for (const QByteArray &number : numbers)
            contents.append({"{\"id\":" + number + "}", "Go"});
        const QString path = m_folder.filePath(u"large.hookglass"_s);
        SummaryTable table;
        store(path, contents, table);
        QList<int> places(table.size());
        std::iota(places.begin(), places.end(), 0);
        FieldOrder order(path, m_catalog);
        const CaptureField field = *CaptureField::parse(u"body.id"_s);
        QCOMPARE(*order.sorted(field, table.rows(), places, false, goOn), expected);
        QCOMPARE(*order.sorted(field, table.rows(), places, true, goOn),
                 QList<int>(expected.crbegin(), expected.crend()));
    }

    void sortsMany_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("of the body") << u"body.n"_s;
        QTest::newRow("of the judgement") << u"key"_s;
    }
    /// So many are read by two; they have texts in common, and the numbers come before those.
    void sortsMany()
    {
        QFETCH(QString, field);
        constexpr int Count = 2501;
        std::vector<std::pair<QByteArray, int>> expected;
        QList<std::pair<QByteArray, QByteArray>> contents;
        for (int i = 0; i < Count; ++i) {
            const QByteArray number = QByteArray::number(100'000 + 7919 * i % 1009);
            const QByteArray value = i % 3 == 0 ? "x" + number : number;
            contents.append({"{\"n\":\"" + value + "\"}", value});
            expected.push_back({value.toUpper(), i});
        }
        std::stable_sort(expected.begin(), expected.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        const QString path = m_folder.filePath(field);
        SummaryTable table;
        store(path, contents, table);
        QList<int> places(Count);
        std::iota(places.begin(), places.end(), 0);
        bool isTold = true; // in this thread
        QList<qsizetype> told;
        const auto sorted =
            FieldOrder(path, m_catalog)
                .sorted(*CaptureField::parse(field), table.rows(), places, false,
                        [&](qsizetype done) {
                            isTold = isTold && QThread::currentThread() == thread();
                            told.append(done);
                            // So that the other one comes on meanwhile, however late it begins.
                            QThread::usleep(done > told.size() ? 100 : 5000);
                            return true;
                        });
        QVERIFY(sorted);
        QCOMPARE(sorted->size(), Count);
        QVERIFY(isTold);
        QCOMPARE(told.takeLast(), Count);
        QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
        // This one alone looks at half of them.
        QVERIFY2(told.last() > Count / 2 + 1, qPrintable(QString::number(told.last())));
        QVERIFY(told.last() <= Count);
        for (int i = 0; i < Count; ++i)
            QCOMPARE(sorted->at(i), expected[size_t(i)].second);
        // And it can be ended.
        int asked = 0;
        const auto ended =
            FieldOrder(path, m_catalog)
                .sorted(*CaptureField::parse(field), table.rows(), places, true,
                        [&](qsizetype) { return ++asked < 10; });
        QVERIFY(ended && ended->isEmpty());
        QCOMPARE(asked, 11); // once more when both have ended
    }

    /// What only one of the two cannot read ends both.
    void oneOfTwoFails_data()
    {
        QTest::addColumn<int>("broken"); // seq of the body that cannot be read
        QTest::newRow("the first one") << 50;
        QTest::newRow("the second one") << 1300;
    }
    void oneOfTwoFails()
    {
        QFETCH(int, broken);
        constexpr int Count = 2500;
        QList<std::pair<QByteArray, QByteArray>> contents;
        for (int i = 1; i <= Count; ++i)
            contents.append({"{\"n\":\"mark-" + QByteArray::number(i) + "-\"}", "x"});
        const QString path = m_folder.filePath(u"broken%1"_s.arg(broken));
        SummaryTable table;
        store(path, contents, table);
        constexpr qint64 PageSize = 16384;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray mark = "mark-" + QByteArray::number(broken) + "-";
        const qsizetype at = file.readAll().indexOf(mark);
        QVERIFY(at > PageSize);
        QVERIFY(file.seek(at / PageSize * PageSize));
        QCOMPARE(file.write(QByteArray(PageSize, '\xee')), PageSize);
        QVERIFY(file.resize(65 * 1024 * 1024)); // smaller ones are checked when they are opened
        file.close();
        QList<int> places(Count);
        std::iota(places.begin(), places.end(), 0);
        int asked = 0;
        const auto sorted =
            FieldOrder(path, m_catalog)
                .sorted(*CaptureField::parse(u"body.n"_s), table.rows(), places, false,
                        [&](qsizetype) {
                            ++asked;
                            QThread::usleep(5000); // one that fails does so long before the end
                            return true;
                        });
        QVERIFY(!sorted);
        const QString message = sorted.error().message;
        QVERIFY2(message.startsWith(u"Cannot read the session"_s), qPrintable(message));
        QVERIFY2(asked < Count / 4, qPrintable(QString::number(asked)));
    }

    void endsWhenItIsToldTo_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("summaries") << u"room"_s;
        QTest::newRow("bodies") << u"body.n"_s;
        QTest::newRow("captures") << u"key"_s;
    }
    void endsWhenItIsToldTo()
    {
        QFETCH(QString, field);
        const Result<QList<int>> places =
            sorted(field, false, [](qsizetype done) { return done < 3; });
        QVERIFY(places);
        QVERIFY(places->isEmpty());
    }

    void saysThatTheSessionCannotBeRead()
    {
        const Result<QList<int>> places =
            FieldOrder(m_folder.filePath(u"none.hookglass"_s), m_catalog)
                .sorted(*CaptureField::parse(u"body.n"_s), m_table.rows(), {0, 1}, false, goOn);
        QVERIFY(!places);
        QVERIFY(!places.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FieldOrderTest)
#include "tst_fieldorder.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Summaries are kept packed, and come out as they went in.
class SummaryTableTest : public QObject
{
    Q_OBJECT

    QRandomGenerator m_random {7};

    bool maybe(int outOf) { return m_random.bounded(outOf) == 0; }
    QString word() { return u"word-"_s + QString::number(m_random.bounded(50)); }

    CaptureSummary capture(qint64 seq)
    {
        CaptureSummary summary {
            .seq = seq,
            .receivedAtUs = 1'700'000'000'000'000 + seq * 1000,
            .method = "POST",
            .target = "/hook?" + QByteArray::number(m_random.bounded(9)),
            .peer = u"127.0.0.1:%1"_s.arg(m_random.bounded(65536)),
            .bodySize = m_random.bounded(5000),
            .refused = maybe(9),
            .verdict = Verdict(m_random.bounded(4)),
            .cause = maybe(4) ? word() : QString(),
            .sender = EventSender(m_random.bounded(3)),
            .event = word(),
            .eventId = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .roomId = word(),
            .participant = word(),
            .summary = word(),
            .status = 200 + m_random.bounded(400),
            .answeredAfterUs = m_random.bounded(100000),
        };
        if (maybe(2))
            summary.createdAt = qint64(m_random.bounded(100)) - 50;
        if (maybe(5))
            summary.history = {.attempt = 2, .retryOf = seq - 1};
        if (maybe(5))
            summary.marks = {.pinned = true, .colour = 3, .note = word()};
        if (maybe(5))
            summary.firstVerdict = Verdict::Failed;
        if (maybe(5))
            summary.retryAfterS = 0;
        return summary;
    }
    QList<CaptureSummary> captures(qint64 first, qint64 last)
    {
        QList<CaptureSummary> list;
        for (qint64 seq = first; seq <= last; ++seq)
            list.append(capture(seq));
        return list;
    }
    static QList<CaptureSummary> all(const SummaryRows &rows)
    {
        QList<CaptureSummary> list;
        for (qsizetype i = 0; i < rows.size(); ++i)
            list.append(rows.at(i));
        return list;
    }

private slots:
    /// Also across the pieces that they lie in, when some at the front have gone.
    void readsNumbersOfManyRows()
    {
        using Number = SummaryRows::Number;
        SummaryTable table;
        QList<CaptureSummary> list = captures(1, 10'000);
        list[9000].bodySize = 5'000'000'000; // has no space in a row
        list[9001].createdAt = 1'700'000'000;
        table.append(list);
        table.remove({{0, 99}});
        const SummaryRows &rows = table.rows();
        const auto read = [&](Number which) {
            std::vector<qint64> numbers(9000);
            rows.readNumbers(which, 100, numbers);
            return numbers;
        };
        const auto expected = [&](const auto &numberOf) {
            std::vector<qint64> numbers;
            for (qsizetype i = 200; i < 9200; ++i)
                numbers.push_back(numberOf(list.at(i)));
            return numbers;
        };
        static constexpr qint64 None = SummaryRows::NoNumber;
        using Summary = CaptureSummary;
        QVERIFY(read(Number::Seq) == expected([](const Summary &c) { return c.seq; }));
        QVERIFY(read(Number::ReceivedAtUs)
                == expected([](const Summary &c) { return c.receivedAtUs; }));
        QVERIFY(read(Number::BodySize) == expected([](const Summary &c) { return c.bodySize; }));
        QVERIFY(read(Number::AnsweredAfterUs) == expected([](const Summary &c) {
                    return c.answeredAfterUs == 0 ? None : c.answeredAfterUs;
                }));
        QVERIFY(read(Number::SenderLatencyUs)
                == expected([](const Summary &c) { return c.senderLatencyUs().value_or(None); }));
        QVERIFY(read(Number::Attempt)
                == expected([](const Summary &c) { return c.history.attempt; }));
        std::vector<qint64> shapes = read(Number::Shape);
        std::vector<qint64> rooms = read(Number::Room);
        for (size_t i = 0; i < shapes.size(); ++i) {
            const auto row = qsizetype(i) + 100;
            QCOMPARE(shapes[i], rows.shapeNumberAt(row));
            QCOMPARE(rooms[i], rows.textNumberAt(row, SummaryRows::Text::Room));
        }
        rows.prefetch(rows.size() - 1, 1000); // does not look behind the end
    }

    void givesBackWhatWasPutIn()
    {
        SummaryTable table;
        const QList<CaptureSummary> list = captures(1, 10'000); // more than two pieces
        table.append(list.first(3));
        table.append(list.sliced(3));
        QCOMPARE(table.size(), list.size());
        QVERIFY(all(table.rows()) == list);
        const QList<CaptureSummary> more = captures(10'001, 15'000);
        PackedRows packed;
        table.pack(more, packed);
        QVERIFY(all(table.rows()) == list);
        table.append(packed);
        QVERIFY(all(table.rows()) == list + more);
    }

    void keepsOddValues_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("target");
        const QByteArray plain = "/";
        QTest::newRow("nothing") << QString() << QString() << QByteArray();
        QTest::newRow("a UUID in capitals")
            << u"3F0C6A9E-0B8B-4D9C-8C52-0A7E0B7D1F22"_s << u"[::1]:80"_s << plain;
        QTest::newRow("a UUID in braces")
            << u"{3f0c6a9e-0b8b-4d9c-8c52-0a7e0b7d1f22}"_s << u"::1"_s << plain;
        QTest::newRow("no UUID") << u"3f0c6a9e-0b8b-4d9c-8c52-0a7e0b7d1f2x"_s << u"a:"_s << plain;
        QTest::newRow("the UUID of nothing")
            << u"00000000-0000-0000-0000-000000000000"_s << u"a:080"_s << plain;
        QTest::newRow("a port that is none") << u"EV_1"_s << u"a:65536"_s << plain;
        QTest::newRow("a target that is not UTF-8")
            << u"1"_s << u"a:65535"_s << QByteArray("/\xff\xfe\x80");
        QTest::newRow("long") << QString(1000, u'x') << QString(1000, u':')
                              << QByteArray(9000, '\xe4');
    }
    void keepsOddValues()
    {
        QFETCH(QString, id);
        QFETCH(QString, peer);
        QFETCH(QByteArray, target);
        SummaryTable table;
        const CaptureSummary summary {
            .seq = 1, .target = target, .peer = peer, .bodySize = qint64(1) << 40, .eventId = id};
        table.append({summary});
        QCOMPARE(table.at(0).eventId, id);
        QCOMPARE(table.at(0).peer, peer);
        QCOMPARE(table.at(0).target, target);
        QVERIFY(table.at(0) == summary);
    }

    void keepsNumbersOfAnySize_data()
    {
        QTest::addColumn<CaptureSummary>("summary");
        constexpr qint64 Big = qint64(1) << 40;
        constexpr qint64 Most = std::numeric_limits<qint64>::max();
        constexpr qint64 Least = std::numeric_limits<qint64>::min();
        const auto row = [](const char *name, const CaptureSummary &summary) {
            QTest::newRow(name) << summary;
        };
        row("none", {});
        row("seq", {.seq = Big, .bodySize = 7, .createdAt = 5, .answeredAfterUs = 8});
        row("the largest that fits",
            {.seq = 0xffffffff, .bodySize = 0xffffffff, .answeredAfterUs = 0xffffffff});
        row("a body that is larger", {.seq = 1, .bodySize = 0x100000000});
        row("a late answer", {.seq = 1, .answeredAfterUs = 0x100000000});
        row("a clock that goes back", {.seq = 1, .answeredAfterUs = -1});
        row("made long before", {.seq = 1, .receivedAtUs = Big, .createdAt = Least});
        row("made long after", {.seq = 1, .receivedAtUs = -Big, .createdAt = Most});
        row("made at no time", {.seq = 1, .receivedAtUs = Big});
        row("before 1970", {.seq = 1, .receivedAtUs = -1'500'000, .createdAt = -2});
        row("68 years away", {.seq = 1, .createdAt = 0x7fffffff});
        row("68 years and a second away", {.seq = 1, .createdAt = 0x80000000});
        row("a late retry", {.seq = 1, .retryAfterS = Most, .history = {9, Big, Big + 1}});
    }
    void keepsNumbersOfAnySize()
    {
        QFETCH(CaptureSummary, summary);
        SummaryTable table;
        table.append({summary});
        QVERIFY(table.at(0) == summary);
        QCOMPARE(table.seqAt(0), summary.seq);
        CaptureSummary numbers {.marks = {.note = u"of another"_s}};
        table.rows().numbersAt(0, numbers);
        QVERIFY(numbers == summary);
    }

    void findsByNumber()
    {
        SummaryTable table;
        table.append(captures(5, 9));
        table.append(captures(20, 20));
        QCOMPARE(table.placeOfSeq(5), 0);
        QCOMPARE(table.placeOfSeq(20), 5);
        QCOMPARE(table.placeOfSeq(4), -1);
        QCOMPARE(table.placeOfSeq(12), -1);
        QCOMPARE(table.placeOfSeq(21), -1);
        QCOMPARE(table.lowerBound(10), 5);
        QCOMPARE(table.lowerBound(99), 6);
        QCOMPARE(SummaryTable().placeOfSeq(1), -1);
    }

    /// As a plain list has it, through whatever happens; and snapshots never change.
    void agreesWithAList()
    {
        SummaryTable table;
        QList<CaptureSummary> list;
        QList<std::pair<SummaryRows, QList<CaptureSummary>>> snapshots;
        qint64 next = 1;
        for (int step = 0; step < 60; ++step) {
            const QList<CaptureSummary> more = captures(next, next + m_random.bounded(700));
            next += more.size();
            table.append(more);
            list.append(more);
            for (int i = 0; i < 5; ++i) {
                const qsizetype at = m_random.bounded(int(list.size()));
                const CaptureSummary other = capture(list.at(at).seq);
                table.replace(at, other);
                list[at] = other;
            }
            if (maybe(3)) {
                const int first = m_random.bounded(int(list.size()));
                const int middle = m_random.bounded(first, int(list.size()));
                QList<SummaryTable::Run> runs {{0, first / 2}};
                if (middle > first / 2 + 1)
                    runs.append({middle, middle});
                table.remove(runs);
                if (runs.size() > 1)
                    list.remove(middle);
                list.remove(0, first / 2 + 1);
            }
            QCOMPARE(table.size(), list.size());
            if (maybe(6))
                snapshots.append({table.rows(), list});
        }
        QVERIFY(all(table.rows()) == list);
        QVERIFY(!snapshots.isEmpty());
        for (const auto &[rows, before] : std::as_const(snapshots))
            QVERIFY(all(rows) == before);
    }

    /// Retention may go on for weeks. Memory cannot be asked, but that places are used again can:
    /// a snapshot from before must not see it.
    void forgetsWhatHasGone()
    {
        SummaryTable table;
        SummaryRows snapshot;
        QList<CaptureSummary> before;
        for (qint64 seq = 1; seq <= 5000; ++seq) {
            CaptureSummary other = capture(seq);
            other.eventId = u"EV_%1"_s.arg(seq);
            other.summary = u"only once %1"_s.arg(seq);
            other.rule = u"rule %1"_s.arg(seq);
            table.append({other});
            if (table.size() > 10)
                table.remove({{0, 0}});
            if (seq == 2500) {
                snapshot = table.rows();
                before = all(snapshot);
            }
        }
        QCOMPARE(table.size(), 10);
        QCOMPARE(table.at(9).eventId, u"EV_5000"_s);
        QCOMPARE(table.at(0).summary, u"only once 4991"_s);
        QVERIFY(all(snapshot) == before);
        QVERIFY(table.textCount() < 300); // words, and what ten captures have alone
    }

    void coloursRooms()
    {
        SummaryTable table;
        QList<CaptureSummary> list = captures(1, 5000);
        for (qsizetype i = 0; i < list.size(); ++i) {
            list[i].roomId = i % 3 == 0 ? u"a"_s : u"b"_s;
            list[i].marks.roomColour = i % 5 == 0 ? 2 : 0;
        }
        table.append(list);
        const SummaryRows before = table.rows();
        table.setRoomColour(u"a"_s, 9);
        table.setRoomColour(u"nowhere"_s, 1);
        QVERIFY(all(before) == list);
        for (CaptureSummary &each : list) {
            if (each.roomId == u"a")
                each.marks.roomColour = 9;
        }
        QVERIFY(all(table.rows()) == list);
        table.setRoomColour(u"a"_s, 42); // there are nine
        QCOMPARE(table.at(0).marks.roomColour, 9);
        table.setRoomColour(u"a"_s, 0);
        QCOMPARE(table.at(0).marks.roomColour, 0);
        QCOMPARE(table.at(0).marks.colour, list.first().marks.colour);
    }

    void isReadWhileItGrows()
    {
        SummaryTable table;
        const QList<CaptureSummary> list = captures(1, 5000);
        table.append(list);
        const SummaryRows snapshot = table.rows();
        bool same = false;
        std::thread reader([&] { same = all(snapshot) == list; });
        for (qint64 seq = 5001; seq < 15'000; ++seq)
            table.append(captures(seq, seq));
        table.replace(17, capture(18));
        reader.join();
        QVERIFY(same);
        QCOMPARE(table.size(), 14'999);
    }

    /// Taking out and putting in apart from the table, while it goes on.
    void mergesLikeANaiveList()
    {
        SummaryTable table;
        QList<CaptureSummary> list = captures(1, 9000);
        table.append(list);
        const auto withSeqs = [&list](const auto &wanted) {
            QList<CaptureSummary> some;
            std::copy_if(list.cbegin(), list.cend(), std::back_inserter(some),
                         [&](const CaptureSummary &each) { return wanted(each.seq); });
            return some;
        };
        SummaryMerge out(table.rows(), {{0, 99}, {5000, 5000}, {8999, 8999}}, {});
        QCOMPARE(out.gone().captures, 102);
        const QList<CaptureSummary> more = captures(9001, 9010);
        table.append(more);
        QVERIFY(table.fits(out));
        table.takeOver(out);
        QList<int> places = {0, 99, 100, 4999, 5000, 5001, 9000, 9009};
        out.move(places);
        QCOMPARE(places, QList<int>({0, 4899, 4900, 8898, 8907}));
        const QList<CaptureSummary> gone =
            withSeqs([](qint64 seq) { return seq <= 100 || seq == 5001 || seq == 9000; });
        list = withSeqs([](qint64 seq) { return seq > 100 && seq != 5001 && seq != 9000; }) + more;
        QVERIFY(all(table.rows()) == list);
        while (table.releaseSome()) { }
        QVERIFY(all(table.rows()) == list);

        PackedRows coming;
        table.pack(gone, coming);
        SummaryMerge late(table.rows(), {}, coming);
        table.replace(0, list.first());
        QVERIFY(!table.fits(late)); // it has not seen that
        SummaryMerge in(table.rows(), {}, coming);
        QCOMPARE(in.come(), gone.size());
        table.takeOver(in);
        list += gone;
        std::sort(list.begin(), list.end(),
                  [](const auto &a, const auto &b) { return a.seq < b.seq; });
        QVERIFY(all(table.rows()) == list);
        // Once more: what is there already is left out, and its texts are let go.
        PackedRows again;
        table.pack(gone, again);
        SummaryMerge twice(table.rows(), {}, again);
        QCOMPARE(twice.come(), 0);
        table.takeOver(twice);
        while (table.releaseSome()) { }
        QVERIFY(all(table.rows()) == list);
    }

    void keepsNoTextsOfWhatHasGone()
    {
        SummaryTable table;
        table.append(captures(1, 6000));
        const qsizetype texts = table.textCount();
        CaptureSummary odd = capture(6001);
        odd.roomId = u"a room of its own"_s;
        table.append({odd});
        QVERIFY(table.textCount() > texts);
        SummaryMerge merge(table.rows(), {{0, 6000}}, {});
        table.takeOver(merge);
        QVERIFY(table.isEmpty());
        while (table.releaseSome()) { }
        QCOMPARE(table.textCount(), 1); // the empty one
    }
};

QTEST_GUILESS_MAIN(SummaryTableTest)
#include "tst_summarytable.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summaryorder.h"
#include "core/capture/summarytable.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Rows stand as their summaries do, however those are put together.
class SummaryOrderTest : public QObject
{
    Q_OBJECT

private slots:
    /// Patterns have %1 for the participant and %2 for the room.
    void agreesWithComparingAll_data()
    {
        QTest::addColumn<QStringList>("patterns");
        QTest::addColumn<QStringList>("participants");
        QTest::addColumn<QStringList>("rooms");
        QStringList people;
        QStringList rooms;
        for (int i = 0; i < 40; ++i) {
            people.append(u"Participant %1"_s.arg(i));
            rooms.append(u"demo-room-%1"_s.arg(i));
        }
        QTest::newRow("one pattern") << QStringList {u"%1 in %2"_s} << people << rooms;
        QTest::newRow("some patterns")
            << QStringList {u"%1 in %2"_s, u"%1 in %2 (2)"_s, u"%1 joined %2"_s, u"%2 started"_s,
                            u"%2: %1 left"_s,  u"%1"_s, u"The head is too large."_s, QString()}
            << people << rooms;
        QTest::newRow("small and capital letters")
            << QStringList {u"%1 in %2"_s, u"%1 IN %2"_s, u"in"_s, u"IN"_s, u"%1"_s}
            << QStringList {u"amina"_s, u"Amina"_s, u"AMINA"_s, u"\u00c9ric"_s, u"\u00e9ric"_s}
            << QStringList {u"demo"_s, u"Demo"_s, u"DEMO"_s, u"\u00c4"_s, u"\u00e4"_s};
        QTest::newRow("names that begin as others, and go on as what follows")
            << QStringList {u"%1 in %2"_s, u"%1%2"_s, u"%1 %2"_s, u"%2 in %1"_s, u"%1"_s,
                            u"a in b"_s}
            << QStringList {u"a"_s, u"a in"_s, u"a in b"_s, u"a in b in"_s, u"b"_s}
            << QStringList {u"b"_s, u"b in"_s, u"in b"_s, u"a in b"_s, u"B in b"_s};
        QTest::newRow("empty names, and zeros in them")
            << QStringList {u"%1 in %2"_s, u"%1%2"_s, u"%1"_s}
            << QStringList {QString(), u"a"_s, u"a%1b"_s.arg(QChar(u'\0')),
                            u"a%1"_s.arg(QChar(u'\0'))}
            << QStringList {QString(), u"x"_s, u"%1x"_s.arg(QChar(u'\0')), u"X"_s};
        // The first part ends within a character, and cut there it would stand before U+FFFE.
        QTest::newRow("names that are half a character")
            << QStringList {u"%1%2"_s}
            << QStringList {u"a"_s + QChar(0xd83d), u"b"_s + QChar(0xd83d)}
            << QStringList {QChar(0xde00) + u"1"_s, QChar(0xde00) + u"2"_s};
        QTest::newRow("what stands for a name came in a summary")
            << QStringList {u"%1 in %2"_s, QChar(0xfdd1) + u" in "_s + QChar(0xfdd0),
                            QChar(0xfdd1) + u" in"_s}
            << people << rooms;
        QTest::newRow("as many names as rows") << QStringList {u"%1 in %2"_s} << QStringList()
                                               << rooms;
    }
    void agreesWithComparingAll()
    {
        QFETCH(QStringList, patterns);
        QFETCH(QStringList, participants);
        QFETCH(QStringList, rooms);
        QRandomGenerator random(3);
        const auto one = [&random](const QStringList &of) {
            return of.at(random.bounded(of.size()));
        };
        QList<CaptureSummary> captures;
        for (int i = 0; i < 5000; ++i) {
            CaptureSummary capture {.seq = i + 1};
            capture.participant = participants.isEmpty() ? u"Participant %1"_s.arg(7919 * i % 5000)
                                                         : one(participants);
            capture.roomId = one(rooms);
            capture.summary = one(patterns);
            capture.summary.replace(u"%1"_s, u"\ue001"_s).replace(u"%2"_s, u"\ue002"_s);
            capture.summary.replace(u"\ue001"_s, capture.participant);
            capture.summary.replace(u"\ue002"_s, capture.roomId);
            if (patterns.size() == 1 && i % 7 == 0 && participants.size() == 2)
                capture.summary = u"a\ufffe"_s;
            captures.append(capture);
        }
        SummaryTable table;
        table.append(captures);
        QList<int> places;
        for (int i = 0; i < captures.size(); i += i % 3 == 0 ? 1 : 2)
            places.append(i);
        const auto keyOf = [&](int place) {
            const QString &text = captures.at(place).summary;
            return std::pair(text.toCaseFolded().toUcs4(), text);
        };
        for (const bool descending : {false, true}) {
            std::vector<std::pair<std::pair<QList<uint>, QString>, int>> expected;
            for (const int place : std::as_const(places))
                expected.push_back({keyOf(place), place});
            std::stable_sort(expected.begin(), expected.end(),
                             [descending](const auto &a, const auto &b) {
                                 return descending ? b.first < a.first : a.first < b.first;
                             });
            const QList<int> sorted = SummaryOrder::of(table.rows(), places, descending);
            QCOMPARE(sorted.size(), places.size());
            for (qsizetype i = 0; i < sorted.size(); ++i) {
                if (sorted.at(i) != expected[size_t(i)].second)
                    QFAIL(qPrintable(u"row %1: \"%2\" instead of \"%3\""_s.arg(i).arg(
                        captures.at(sorted.at(i)).summary,
                        captures.at(expected[size_t(i)].second).summary)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(SummaryOrderTest)
#include "tst_summaryorder.moc"

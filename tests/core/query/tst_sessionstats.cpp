// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionfilter.h"
#include "core/query/sessionstats.h"
#include "core/store/sessionfile.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/summaries.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SessionStatsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_session;
    const EventCatalog m_catalog = EventCatalog::load().value();

    static QString shown(const QList<StatsCount> &counts)
    {
        QStringList list;
        for (const StatsCount &each : counts)
            list.append(each.name + u'=' + QString::number(each.count));
        return list.join(u' ');
    }

private slots:
    /// Bodies {"n":1} to {"n":90}; every ninth is a room_finished.
    void initTestCase()
    {
        m_session = m_folder.filePath(u"s.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(m_session);
        QVERIFY(opened.wait());
        for (int i = 1; i <= 90; ++i)
            store.append(quint64(i),
                         test::makeCapture("{\"n\":" + QByteArray::number(i) + "}",
                                           i % 9 == 0 ? u"room_finished"_s : u"room_started"_s));
    }

    void counts()
    {
        SessionStatsCounter counter;
        const auto add = [&](auto change) {
            CaptureSummary summary = test::summary(1, u"room_started"_s);
            summary.receivedAtUs = 1'789'000'000'000'000; // 00:26:40 UTC
            change(summary);
            counter.add(summary);
        };
        add([](CaptureSummary &) {});
        add([](CaptureSummary &s) { s.receivedAtUs += 999'999; });
        add([](CaptureSummary &s) {
            s.receivedAtUs += 2'000'000;
            s.event = u"room_finished"_s;
            s.verdict = Verdict::Failed;
            s.cause = u"expired"_s;
            s.status = 503;
        });
        add([](CaptureSummary &s) {
            s.receivedAtUs += 4'000'000'000; // in the hour after the next
            s.roomId = u"other"_s;
            s.history = {.attempt = 2, .retryOf = 3};
            s.status = 0;
            s.answeredAfterUs = 0;
        });
        add([](CaptureSummary &s) {
            s.refused = true;
            s.event.clear();
            s.roomId.clear();
            s.createdAt.reset();
            s.history.duplicateOf = 1;
        });
        const SessionStats stats = counter.take();
        QCOMPARE(stats.captures, 5);
        QCOMPARE(stats.firstAtUs, 1'789'000'000'000'000);
        QCOMPARE(stats.lastAtUs, 1'789'004'000'000'000);
        QCOMPARE(stats.bodyBytes, 500);
        QCOMPARE(stats.retries, 1);
        QCOMPARE(stats.duplicates, 1);
        QCOMPARE(stats.refused, 1);
        QCOMPARE(stats.busiestSecond, 3);
        QCOMPARE(*stats.perSecond(), 5.0 / 4000);
        QCOMPARE(shown(stats.events), u"room_started=3 room_finished=1"_s);
        QCOMPARE(shown(stats.verdicts), u"verified=3 failed=1 refused=1"_s);
        QCOMPARE(shown(stats.causes), u"expired=1"_s);
        QCOMPARE(shown(stats.rooms), u"room-1=3 other=1"_s);
        QCOMPARE(shown(stats.statuses), u"200=3 503=1 none=1"_s);
        QCOMPARE(shown(stats.hours),
                 u"2026-09-10T00:00:00.000000Z=4 2026-09-10T01:00:00.000000Z=1"_s);
        QCOMPARE(stats.latency.count, 4);
        QCOMPARE(stats.latency.least, 1'000'000);
        QCOMPARE(stats.latency.most, 4'001'000'000);
        QCOMPARE(stats.answered.count, 4);
        QCOMPARE(stats.answered.p99, 900);
        QCOMPARE(counter.take().captures, 0); // it begins anew
    }

    /// The nearest rank, as the definition has it.
    void findsPercentiles()
    {
        const auto spans = [](int count) {
            SessionStatsCounter counter;
            for (int i = count; i >= 1; --i) {
                CaptureSummary summary = test::summary(1, u"x"_s);
                summary.answeredAfterUs = 10 * i;
                counter.add(summary);
            }
            const StatsSpans found = counter.take().answered;
            return QList<qint64> {found.count, found.least, found.median,
                                  found.p90,   found.p99,   found.most};
        };
        QCOMPARE(spans(1), QList<qint64>({1, 10, 10, 10, 10, 10}));
        QCOMPARE(spans(2), QList<qint64>({2, 10, 10, 20, 20, 20}));
        QCOMPARE(spans(10), QList<qint64>({10, 10, 50, 90, 100, 100}));
        QCOMPARE(spans(1000), QList<qint64>({1000, 10, 5000, 9000, 9900, 10000}));
    }

    /// Anybody can send any number of names.
    void staysBounded()
    {
        SessionStatsCounter counter;
        CaptureSummary summary;
        for (int i = 0; i < SessionStats::MaxNames + 7; ++i) {
            summary.roomId = QString::number(i);
            summary.receivedAtUs += 1'000'000;
            counter.add(summary);
        }
        const SessionStats stats = counter.take();
        QCOMPARE(stats.rooms.size(), SessionStats::MaxNames);
        QCOMPARE(stats.notCounted, 7);
        QCOMPARE(stats.busiestSecond, 1);
    }

    void reads_data()
    {
        QTest::addColumn<int>("captures");
        QTest::newRow("") << 90;
        QTest::newRow("event:room_finished") << 10;
        QTest::newRow("event:room_finished body.n>80") << 2;
        QTest::newRow("body.n>80") << 10;
        QTest::newRow("header.x-dup:2 body.n:(1|2|91)") << 2;
        QTest::newRow("has:n finding:*") << 90; // found when it is read: no such event has "n"
        QTest::newRow("nothing") << 0;
    }
    void reads()
    {
        QFETCH(int, captures);
        const auto filter = Filter::compile(QString::fromUtf8(QTest::currentDataTag()));
        const auto stats = readSessionStats(m_session, *filter, m_catalog, 0);
        QVERIFY2(stats, stats ? "" : qPrintable(stats.error().message));
        QCOMPARE(stats->captures, captures);
        QVERIFY(!readSessionStats(m_folder.filePath(u"none"_s), *filter, m_catalog, 0));
    }

    void readsOnlyWhatIsOpen()
    {
        // The session is not there: as long as the columns decide, nobody notices.
        SessionFilter session(m_folder.filePath(u"none"_s), m_catalog);
        const CaptureSummary summary = test::summary(1, u"room_started"_s);
        const auto matches = [&](const QString &text) {
            return session.matches(*Filter::compile(text), summary, 0);
        };
        QVERIFY(*matches(u"event:room_started or body.n:1"_s));
        QVERIFY(!*matches(u"event:nothing body.n:1"_s));
        QVERIFY(!matches(u"body.n:1"_s));
        SessionFilter there(m_session, m_catalog);
        QVERIFY(*there.matches(*Filter::compile(u"body.n:1"_s), summary, 0));
        // One that retention has taken.
        const auto gone =
            there.matches(*Filter::compile(u"body.n:1"_s), test::summary(91, u"room_started"_s), 0);
        QVERIFY(gone && !*gone);
    }
};

QTEST_GUILESS_MAIN(SessionStatsTest)
#include "tst_sessionstats.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/summaries.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Column = TimelineModel::Column;

class TimelineModelTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QString cell(const TimelineModel &model, int row, Column column)
    {
        return model.index(row, int(column)).data().toString();
    }
    static QList<qint64> shown(const TimelineModel &model)
    {
        QList<qint64> seqs;
        for (int row = 0; row < model.rowCount(); ++row)
            seqs.append(cell(model, row, Column::Number).toLongLong());
        return seqs;
    }
    static void filter(TimelineModel &model, const QString &text)
    {
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(text));
        QVERIFY(filtered.wait());
    }

    /// Writes a session; gives back what its timeline has.
    static QList<CaptureSummary> stored(const QString &path, const QList<Capture> &captures)
    {
        QList<CaptureSummary> summaries;
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(path);
        if (!opened.wait())
            return {};
        for (Capture capture : captures) {
            store.append(quint64(summaries.size() + 1), capture);
            capture.seq = summaries.size() + 1;
            summaries.append(summarize(capture));
        }
        store.close();
        return closed.wait() ? summaries : QList<CaptureSummary>();
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void tellsACapture()
    {
        TimelineModel model(m_icons);
        CaptureSummary capture = test::summary(12, u"participant_joined"_s, Verdict::Failed);
        capture.participant = u"<b>Eve\x1b[0m"_s;
        capture.cause = u"wrong-secret"_s;
        capture.receivedAtUs = 1'789'000'004'500'000;
        model.append({capture});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, Column::Number), u"12"_s);
        QCOMPARE(cell(model, 0, Column::Event), u"participant_joined"_s);
        QCOMPARE(cell(model, 0, Column::Room), u"room-0"_s);
        QCOMPARE(cell(model, 0, Column::Participant), u"<b>Eve\\u001b[0m"_s);
        QCOMPARE(cell(model, 0, Column::Verdict), u"Failed"_s);
        QCOMPARE(cell(model, 0, Column::Size), u"1.2 KB"_s);
        QCOMPARE(cell(model, 0, Column::Latency), u"5 s"_s);
        QCOMPARE(cell(model, 0, Column::Time).size(), qsizetype(12));
        for (const Column column : {Column::Event, Column::Verdict})
            QVERIFY(!model.index(0, int(column)).data(Qt::DecorationRole).value<QIcon>().isNull());
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"wrong-secret"_s));
    }

    void showsLaterVerdicts()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(test::summaries(1, 20)); // 7 and 14 have failed
        QTRY_COMPARE(model.rowCount(), 20);
        CaptureSummary again = model.summaryOf(7);
        again.verdict = Verdict::Verified;
        again.firstVerdict = Verdict::Failed;
        QSignalSpy changed(&model, &TimelineModel::dataChanged);
        const QList<CaptureSummary> before = model.update({again});
        QCOMPARE(before.size(), 1);
        QCOMPARE(before.first().verdict, Verdict::Failed);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(cell(model, 6, Column::Verdict), u"Verified (was: Failed)"_s);
        QVERIFY(model.update({test::summary(99, u"x"_s)}).isEmpty()); // not there

        // A filter over verdicts follows.
        filter(model, u"verdict:failed"_s);
        QCOMPARE(shown(model), QList<qint64> {14});
        again = model.summaryOf(14);
        again.verdict = Verdict::Verified;
        model.update({again});
        QTRY_COMPARE(model.rowCount(), 0);
        again.verdict = Verdict::Failed;
        model.update({again});
        QTRY_COMPARE(shown(model), QList<qint64> {14});
    }

    void escapesMarkupInToolTips()
    {
        TimelineModel model(m_icons);
        CaptureSummary capture = test::summary(1, u"x"_s);
        capture.summary = u"<img src='http://evil/'>"_s;
        model.append({capture});
        QTRY_COMPARE(model.rowCount(), 1);
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(u"<img"_s) && tip.contains(u"&lt;img"_s));
    }

    void showsRefusedOnes()
    {
        TimelineModel model(m_icons);
        model.append({{.seq = 1,
                       .method = "POST",
                       .target = "/x?access_token=QSECRET",
                       .refused = true,
                       .summary = u"too large"_s}});
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(cell(model, 0, Column::Verdict), u"Refused"_s);
        QCOMPARE(cell(model, 0, Column::Event), u"POST /x?access_token=…"_s);
        QCOMPARE(cell(model, 0, Column::Summary), u"too large"_s);
    }

    void insertsABurstAtOnce()
    {
        TimelineModel model(m_icons);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (qint64 seq = 1; seq <= 5000; ++seq)
            model.append({test::summary(seq, u"x"_s)});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.capturedCount(), 5000);
        QTRY_COMPARE(model.rowCount(), 5000);
        QCOMPARE(model.captureAt(4999).seq, 5000);
        QCOMPARE(inserted.size(), 1);
    }

    void filtersAndKeepsFiltering()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(&model);
        model.append(test::summaries(1, 20));
        QTRY_COMPARE(model.rowCount(), 20);
        filter(model, u"event:room_finished"_s);
        QCOMPARE(shown(model), QList<qint64>({5, 10, 15, 20}));
        model.append(test::summaries(21, 30));
        QTRY_COMPARE(shown(model), QList<qint64>({5, 10, 15, 20, 25, 30}));
        QCOMPARE(model.rowOfSeq(15), 2);
        QCOMPARE(model.rowOfSeq(16), -1);
        filter(model, {});
        QCOMPARE(model.rowCount(), 30);
    }

    /// The body is read while the answer comes, which alone decides.
    void keepsToTheNewestValues()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.hookglass"_s);
        const QList<CaptureSummary> captures = stored(
            path, {test::makeCapture("{\"n\":1}", u"x"_s), test::makeCapture("{\"n\":2}", u"x"_s)});
        TimelineModel model(m_icons);
        model.setSource(path, EventCatalog::load().value());
        filter(model, u"status:299 or body.n:2"_s);
        model.append({captures.first()});
        CaptureSummary answered = captures.first();
        answered.status = 299;
        model.update({answered});
        model.append({captures.last()}); // read after the first: its row says that both are decided
        QTRY_COMPARE(shown(model), QList<qint64>({1, 2}));
    }

    /// What the columns do not tell is read from the session, also of what comes later.
    void readsWhatTheColumnsDoNotTell()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.hookglass"_s);
        QList<Capture> bodies;
        for (int i = 1; i <= 300; ++i)
            bodies.append(test::makeCapture("{\"n\":" + QByteArray::number(i % 10) + "}",
                                            i % 5 == 0 ? u"needle"_s : u"other"_s));
        const QList<CaptureSummary> captures = stored(path, bodies);
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(&model);
        model.setSource(path, EventCatalog::load().value());
        model.append(captures.first(20));
        QTRY_COMPARE(model.rowCount(), 20);
        filter(model, u"body.n:(3|7)"_s);
        QCOMPARE(shown(model), QList<qint64>({3, 7, 13, 17}));
        model.append(captures.mid(20, 10));
        QTRY_COMPARE(shown(model), QList<qint64>({3, 7, 13, 17, 23, 27}));
        // Columns show at once, the others between them when they have been read.
        filter(model, u"needle or body.n:3"_s);
        QCOMPARE(shown(model), QList<qint64>({3, 5, 10, 13, 15, 20, 23, 25, 30}));
        model.append(captures.mid(30, 10));
        QTRY_COMPARE(shown(model), QList<qint64>({3, 5, 10, 13, 15, 20, 23, 25, 30, 33, 35, 40}));
        CaptureSummary changed = captures.at(32);
        changed.event = u"needle"_s;
        changed.marks.pinned = true;
        model.update({changed, captures.at(34)});
        filter(model, u"-is:pinned body.n:3"_s);
        QCOMPARE(shown(model), QList<qint64>({3, 13, 23}));
        changed.marks.pinned = false;
        model.update({changed});
        QTRY_COMPARE(shown(model), QList<qint64>({3, 13, 23, 33}));
        // Many at once, in front of what is shown already.
        model.append(captures.mid(40));
        filter(model, u"event:needle or body.n<=9"_s);
        QTRY_COMPARE(model.rowCount(), 300);
        model.clear();
        model.append(captures.first(5));
        QTRY_COMPARE(model.rowCount(), 5);
    }

    /// Twice changed while it is searched for: it is still one row, or none.
    void changesTwiceDuringAScan()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"s.hookglass"_s);
        QList<Capture> bodies;
        for (int i = 1; i <= 60; ++i)
            bodies.append(test::makeCapture("{\"n\":" + QByteArray::number(i) + "}", u"a"_s));
        const QList<CaptureSummary> captures = stored(path, bodies);
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(&model);
        model.setSource(path, EventCatalog::load().value());
        model.append(captures.first(50));
        QTRY_COMPARE(model.rowCount(), 50);
        filter(model, u"is:pinned or body.n:(3|50)"_s);
        QCOMPARE(shown(model), QList<qint64>({3, 50}));
        const auto change = [&](qint64 seq, bool pinned, const QString &note) {
            CaptureSummary changed = model.summaryOf(seq);
            changed.marks = {.pinned = pinned, .note = note};
            model.update({changed});
        };
        change(40, true, {}); // shown by its column
        QCOMPARE(shown(model), QList<qint64>({3, 40, 50}));
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"is:pinned or body.n:(3|51)"_s));
        for (const QString &note : {u"a"_s, u"b"_s}) {
            change(3, false, note);
            change(40, false, note);
            change(50, false, note);
        }
        QVERIFY(filtered.wait());
        // Read after the others: its row says that all are decided.
        model.append({captures.at(50)});
        QTRY_VERIFY(shown(model).contains(51));
        QCOMPARE(shown(model), QList<qint64>({3, 51}));
    }

    void saysWhenTheSessionCannotBeRead()
    {
        TimelineModel model(m_icons);
        model.setSource(u"/none.hookglass"_s, EventCatalog::load().value());
        model.append(test::summaries(1, 5));
        QTRY_COMPARE(model.rowCount(), 5);
        QSignalSpy failed(&model, &TimelineModel::filterFailed);
        filter(model, u"room:room-1"_s);
        QVERIFY(failed.isEmpty());
        filter(model, u"body:x"_s);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(model.rowCount(), 0);
    }

    void followsTheClock()
    {
        qint64 now = 1'789'000'000'003'000;
        TimelineModel model(m_icons, nullptr, [&now] { return now; });
        model.append(test::summaries(1, 3)); // 1, 2 and 3 ms behind the full second
        QTRY_COMPARE(model.rowCount(), 3);
        filter(model, u"age<5ms"_s);
        QCOMPARE(model.rowCount(), 3);
        now += 3000;
        QTRY_COMPARE(shown(model), QList<qint64>({2, 3}));
        filter(model, u"room:room"_s);
        QCOMPARE(model.rowCount(), 3);
    }

    void dropsStaleFilters()
    {
        TimelineModel model(m_icons);
        model.append(test::summaries(1, 20));
        QTRY_COMPARE(model.rowCount(), 20);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        model.setFilter(*Filter::compile(u"event:nothing"_s));
        model.setFilter(*Filter::compile(u"verdict:failed"_s));
        QTRY_COMPARE(shown(model), QList<qint64>({7, 14}));
        QCOMPARE(filtered.size(), 1);
    }

    void clearsWhatIsPendingToo()
    {
        TimelineModel model(m_icons);
        model.append(test::summaries(1, 3));
        QTRY_COMPARE(model.rowCount(), 3);
        model.append(test::summaries(4, 6));
        model.clear();
        QSignalSpy counts(&model, &TimelineModel::countsChanged);
        model.append(test::summaries(1, 1));
        QVERIFY(counts.wait());
        QCOMPARE(shown(model), QList<qint64>({1}));
    }

    /// Random steps against a plain list that is filtered from scratch each time.
    void agreesWithANaiveModel()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(&model);
        QRandomGenerator random(3);
        const QStringList filters {QString(), u"verdict:failed"_s, u"event:room_finished"_s,
                                   u"-event:room_finished room:room-1"_s, u"nothing"_s};
        QList<CaptureSummary> all;
        Filter current;
        for (int step = 0; step < 60; ++step) {
            const int action = random.bounded(10);
            if (action == 0) {
                model.clear();
                all.clear();
            } else if (action < 4) {
                const QString text = filters[random.bounded(filters.size())];
                filter(model, text);
                current = *Filter::compile(text);
            } else {
                const qint64 next = all.isEmpty() ? 1 : all.last().seq + 1;
                const auto more = test::summaries(next, next + random.bounded(8));
                QSignalSpy counts(&model, &TimelineModel::countsChanged);
                model.append(more);
                QVERIFY(counts.wait());
                all.append(more);
            }
            QList<qint64> expected;
            for (const CaptureSummary &capture : std::as_const(all)) {
                if (current.answer(capture, 0) == FilterAnswer::Yes)
                    expected.append(capture.seq);
            }
            QCOMPARE(shown(model), expected);
        }
    }

    /// Answers come for each burst of a rule that delays: the view must not be reset for them.
    void updatesWithoutAReset()
    {
        TimelineModel model(m_icons);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(test::summaries(1, 30));
        QTRY_COMPARE(model.rowCount(), 30);
        filter(model, u"verdict:failed"_s);
        QCOMPARE(shown(model), QList<qint64>({7, 14, 21, 28}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy filtered(&model, &TimelineModel::filtered);
        CaptureSummary answered = model.summaryOf(14);
        answered.status = 503;
        model.update({answered, test::summary(8, u"room_started"_s)});
        QCOMPARE(cell(model, 1, Column::Answer), u"503"_s);
        model.update({test::summary(8, u"room_started"_s, Verdict::Failed),
                      test::summary(21, u"room_started"_s, Verdict::Verified)});
        QCOMPARE(shown(model), QList<qint64>({7, 8, 14, 28}));
        // Nothing is on its way either.
        QSignalSpy counts(&model, &TimelineModel::countsChanged);
        model.append(test::summaries(31, 35));
        QTRY_COMPARE(shown(model), QList<qint64>({7, 8, 14, 28, 35}));
        QVERIFY(reset.isEmpty() && filtered.isEmpty());
    }

    /// The answer may come with the capture, before that is a row.
    void keepsTheRoomsColourThroughAnAnswer()
    {
        TimelineModel model(m_icons);
        model.setRoomColours({{u"room-1"_s, 4}});
        model.append({test::summary(1, u"room_started"_s), test::summary(2, u"room_started"_s)});
        model.update({test::summary(1, u"room_started"_s)});
        QCOMPARE(model.captureAt(0).marks.shownColour(), 4);
        QCOMPARE(model.captureAt(1).marks.shownColour(), 0);
        model.setFilter(*Filter::compile(u"colour:4"_s));
        QTRY_COMPARE(model.rowCount(), 1);
        model.colourRoom(u"room-2"_s, 4);
        QTRY_COMPARE(model.rowCount(), 2);
    }

    /// Rules on ages change with time alone.
    void coloursByAge()
    {
        qint64 nowUs = test::summary(1, u"a"_s).receivedAtUs;
        TimelineModel model(m_icons, nullptr, [&] { return nowUs; });
        model.append({test::summary(1, u"a"_s)});
        QTRY_COMPARE(model.rowCount(), 1);
        model.setColourRules(*ColourRules::make({{u"age>1m"_s, 3}}));
        QVERIFY(!model.index(0, 0).data(Qt::BackgroundRole).isValid());
        nowUs += 120'000'000;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(changed.wait());
        QVERIFY(model.index(0, 0).data(Qt::BackgroundRole).isValid());
    }

    void tellsOfPins()
    {
        TimelineModel model(m_icons);
        CaptureSummary pinned = test::summary(3, u"room_started"_s);
        pinned.marks.pinned = true;
        model.append({test::summary(2, u"room_started"_s), pinned});
        QTRY_COMPARE(model.rowCount(), 2);
        const QModelIndex plain = model.index(0, 0);
        QVERIFY(plain.data(Qt::DecorationRole).isNull());
        QVERIFY(plain.data(Qt::AccessibleTextRole).isNull());
        const QModelIndex marked = model.index(1, 0);
        QVERIFY(!marked.data(Qt::DecorationRole).value<QIcon>().isNull());
        QCOMPARE(marked.data(Qt::AccessibleTextRole).toString(), u"3, pinned"_s);
        QVERIFY(marked.data(Qt::ToolTipRole).toString().contains(u"pinned"_s));
        QVERIFY(!plain.data(Qt::ToolTipRole).toString().contains(u"pinned"_s));
        filter(model, u"is:pinned"_s);
        QCOMPARE(shown(model), QList<qint64>({3}));
    }
};

QTEST_MAIN(TimelineModelTest)
#include "tst_timelinemodel.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storetest.h"

#include "core/store/sessionreader.h"
#include "tests/support/captures.h"

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What was stored is read back as it was.
class SessionStoreTest : public test::StoreTest
{
    Q_OBJECT

    /// The first is an ordinary one; the others were told to come again, the last one, which it
    /// gives back, with bytes that are no text.
    static Capture storeRetries(SessionStore &store, const QString &file)
    {
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        store.append(1, capture);
        capture.history = {3, 1, 1};
        capture.answer = {
            503, u"busy"_s, 0, {{"Retry-After", "7"}, {"X-\xff", "a\xfe"}}, "later\n"};
        store.append(2, capture);
        capture.answer.body = QByteArray("\x00\xff", 2);
        store.append(3, capture);
        const auto stored = [&file] {
            return ask(file, u"SELECT count(*) FROM capture"_s).toInt() == 3;
        };
        if (!QTest::qWaitFor(stored, PatienceMs))
            qFatal("the captures were not stored");
        return capture;
    }

private slots:
    void init() { newFolder(); }

    /// Whatever the one before it was like: nothing, 0 and an empty text are three things.
    void keepsNothingOfTheCaptureBefore()
    {
        const QString file = path(u"a.hookglass"_s);
        SessionStore store;
        open(store, file);
        const QList<std::optional<qint64>> times {5, std::nullopt, 0, std::nullopt, 0, 5, 5};
        const QStringList rooms {u"r"_s, {}, u""_s, u"0"_s, u"r"_s, u"r"_s, {}};
        QList<AppendRecord> records;
        for (qsizetype i = 0; i < times.size(); ++i) {
            Capture capture = test::makeCapture("{}", u"x"_s);
            capture.event.createdAt = times[i];
            capture.event.roomId = rooms[i];
            capture.history = {.attempt = int(i % 2) + 1, .retryOf = i % 2};
            records.append({quint64(i + 1), capture});
        }
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append(records);
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        for (qsizetype i = 0; i < times.size(); ++i) {
            const auto column = [&](const QString &name) {
                return ask(file, u"SELECT %1 FROM capture WHERE seq = %2"_s.arg(name).arg(i + 1));
            };
            QCOMPARE(column(u"ifnull(created_at_seconds, 'none')"_s).toString(),
                     times[i] ? QString::number(*times[i]) : u"none"_s);
            QCOMPARE(column(u"'=' || room_id"_s).toString(), u'=' + rooms[i]);
            QCOMPARE(column(u"typeof(room_id)"_s).toString(), u"text"_s);
            QCOMPARE(column(u"ifnull(retry_of, 'none')"_s).toString(),
                     i % 2 ? u"1"_s : u"none"_s);
            QCOMPARE(column(u"attempt"_s).toInt(), int(i % 2) + 1);
        }
    }

    void keepsEveryByte()
    {
        const QString file = path(u"a.hookglass"_s);
        SessionStore store;
        open(store, file);
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture = test::makeCapture(QByteArray("{\"a\":1}\0\xff", 9), u"room_started"_s);
        capture.request.tls = {u"TLS 1.3"_s, u"TLS_AES_256_GCM_SHA384"_s};
        store.append(7, capture);
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        const auto receipts = committed[0][0].value<QList<CommitReceipt>>();
        QCOMPARE(receipts.size(), 1);
        QCOMPARE(receipts[0].ticket, 7u);
        QCOMPARE(receipts[0].seq, 1);

        QCOMPARE(ask(file, u"SELECT body FROM payload"_s).toByteArray(), capture.request.body);
        QCOMPARE(ask(file, u"SELECT head FROM payload"_s).toByteArray(), capture.request.head);
        QCOMPARE(ask(file, u"SELECT verdict FROM capture"_s).toString(), u"verified"_s);

        // Another connection reads it while the store has it open.
        const auto reader = SessionReader::open(file);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().message));
        const auto read = reader->capture(1);
        QVERIFY(read);
        QCOMPARE(read->request.head, capture.request.head);
        QCOMPARE(read->request.headers, capture.request.headers);
        QCOMPARE(read->request.body, capture.request.body);
        QCOMPARE(read->request.peer, capture.request.peer);
        QVERIFY(read->request.tls == capture.request.tls);
        QCOMPARE(read->event.name, capture.event.name);
        QCOMPARE(read->request.receivedAtUs, capture.request.receivedAtUs);
        QCOMPARE(read->verification.key, u"k"_s);
        QCOMPARE(read->event.name, u"room_started"_s);
        QCOMPARE(read->event.createdAt, std::optional<qint64>(1'789'000'000));
        const auto summaries = reader->summaries(0, 10);
        QCOMPARE(summaries->size(), 1);
        QCOMPARE(summaries->first().roomId, u"room-1"_s);
        QCOMPARE(summaries->first().bodySize, qint64(9));
        QVERIFY(!reader->capture(2));
    }

    void keepsALaterJudgementBesideTheFirst()
    {
        const QString file = path(u"again.hookglass"_s);
        SessionStore store;
        open(store, file);
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        capture.verification.verdict = Verdict::Unattempted;
        store.append(1, capture);
        store.append(2, capture);
        QTRY_COMPARE_WITH_TIMEOUT(ask(file, u"SELECT count(*) FROM capture"_s), 2, PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        Reverification again {1'789'000'009'000'000, {}};
        for (const Verdict verdict : {Verdict::Failed, Verdict::Verified}) {
            QSignalSpy stored(&store, &SessionStore::reverificationsStored);
            again.verification.verdict = verdict;
            store.recordReverifications({{1, again}});
            QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, PatienceMs);
        }
        // The latest one stands; what was said at arrival has not changed.
        QCOMPARE(ask(file, u"SELECT count(*) FROM reverification"_s), 1);
        QCOMPARE(ask(file, u"SELECT verdict FROM reverification WHERE seq = 1"_s), u"verified"_s);
        QCOMPARE(ask(file, u"SELECT verdict FROM capture WHERE seq = 1"_s), u"unattempted"_s);
        const auto reader = SessionReader::open(file);
        QVERIFY(reader);
        const auto read = reader->capture(1);
        QVERIFY(read && read->reverified);
        QCOMPARE(read->verification.verdict, Verdict::Unattempted);
        QCOMPARE(read->presentVerification().verdict, Verdict::Verified);
        QCOMPARE(read->reverified->judgedAtUs, again.judgedAtUs);
        const auto summaries = reader->summaries(0, 10);
        QCOMPARE(summaries->first().verdict, Verdict::Verified);
        QCOMPARE(summaries->first().firstVerdict, std::optional(Verdict::Unattempted));
        QVERIFY(!summaries->last().firstVerdict);
    }

    void keepsHistoryMarksAndAnswers()
    {
        const QString file = path(u"h.hookglass"_s);
        SessionStore store;
        open(store, file);
        const Capture capture = storeRetries(store, file);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        const Marks marks {true, 4, u"look\nhere"_s};
        store.recordMarks({{2, marks}});
        QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 1, PatienceMs);

        const auto reader = SessionReader::open(file);
        QVERIFY(reader);
        QCOMPARE(reader->capture(1)->history, DeliveryHistory());
        QVERIFY(reader->capture(1)->marks.isEmpty());
        QVERIFY(ask(file, u"SELECT answer FROM payload WHERE seq = 1"_s).isNull());
        for (const qint64 seq : {2, 3}) {
            const auto read = reader->capture(seq);
            QCOMPARE(read->history, capture.history);
            QCOMPARE(read->answer.headers, capture.answer.headers);
            QCOMPARE(read->answer.body, seq == 2 ? "later\n"_ba : capture.answer.body);
        }
        QCOMPARE(reader->capture(2)->marks, marks);
        const auto summaries = reader->summaries(1, 1);
        QCOMPARE(summaries->first().history, capture.history);
        QCOMPARE(summaries->first().marks, marks);
        QCOMPARE(summaries->first().rule, u"busy"_s);
        QCOMPARE(summaries->first().retryAfterS, std::optional<qint64>(7));
        QVERIFY(!reader->summaries(0, 1)->first().retryAfterS);
        store.recordMarks({{2, {}}});
        QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 2, PatienceMs);
        QCOMPARE(ask(file, u"SELECT count(*) FROM mark"_s), 0);
    }

    /// Another answer than the planned one replaces all of it; only its time leaves the rest.
    void replacesAnswers()
    {
        const QString file = path(u"h.hookglass"_s);
        SessionStore store;
        open(store, file);
        const Capture capture = storeRetries(store, file);
        store.recordAnswers({{2, {503, u"store-timeout"_s, 5}}, {3, {0, {}, 9}, true}});
        const auto reader = SessionReader::open(file);
        QVERIFY(reader);
        QTRY_COMPARE_WITH_TIMEOUT(reader->capture(3)->answer.afterUs, 9, PatienceMs);
        QCOMPARE(reader->capture(3)->answer.body, capture.answer.body);
        QCOMPARE(reader->capture(3)->answer.status, 503);
        QCOMPARE(reader->capture(2)->answer.rule, u"store-timeout"_s);
        QVERIFY(reader->capture(2)->answer.headers.isEmpty());
        QVERIFY(!reader->summaries(1, 1)->first().retryAfterS);
    }

    /// A room's colour is that of all its events, also of those that come later.
    void coloursRooms()
    {
        const QString file = path(u"rooms.hookglass"_s);
        SessionStore store;
        open(store, file);
        QSignalSpy committed(&store, &SessionStore::committed);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        store.append(1, capture);
        store.recordRoomColours({{u"room-1"_s, 3}, {u"it's"_s, 9}});
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty() && !marked.isEmpty(), PatienceMs);
        store.append(2, capture);
        capture.event.roomId = u"room-2"_s;
        store.append(3, capture);
        QTRY_COMPARE_WITH_TIMEOUT(*SessionReader::open(file)->count(), 3, PatienceMs);
        store.recordMarks({{2, {.colour = 5}}});
        QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 2, PatienceMs);
        const auto reader = SessionReader::open(file);
        QCOMPARE(*reader->roomColours(), (QHash<QString, int> {{u"room-1"_s, 3}, {u"it's"_s, 9}}));
        const auto summaries = reader->summaries(0, 10);
        QCOMPARE(summaries->size(), 3);
        QCOMPARE(summaries->at(0).marks, Marks({.roomColour = 3}));
        QVERIFY(summaries->at(0).marks.isEmpty());
        QCOMPARE(summaries->at(1).marks, Marks({.colour = 5, .roomColour = 3}));
        QCOMPARE(summaries->at(1).marks.shownColour(), 5);
        QCOMPARE(summaries->at(2).marks, Marks());
        QCOMPARE(reader->capture(1)->marks.roomColour, 3);
        store.recordRoomColours({{u"room-1"_s, 0}, {u"it's"_s, 4}});
        QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 3, PatienceMs);
        QCOMPARE(*reader->roomColours(), (QHash<QString, int> {{u"it's"_s, 4}}));
        QCOMPARE(reader->capture(1)->marks, Marks());
    }

    void keepsRefusals()
    {
        const QString file = path(u"r.hookglass"_s);
        SessionStore store;
        open(store, file);
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture;
        capture.request.head = "GET /\n";
        capture.request.refusal = {400, u"A line of the head ends with LF alone."_s};
        store.append(1, capture);
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        const auto reader = SessionReader::open(file);
        const auto read = reader->capture(1);
        QCOMPARE(read->request.refusal.status, 400);
        QCOMPARE(read->request.method, "GET"_ba);
        QVERIFY(reader->summaries(0, 10)->first().refused);
    }
};

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "tst_sessionstore.moc"

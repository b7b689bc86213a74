// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"
#include "core/store/sessionsalvage.h"
#include "core/store/sessionstore.h"
#include "core/store/writequeue.h"
#include "tests/support/captures.h"

#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SessionStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const QString &name) const { return m_folder->filePath(name); }

    /// What SQLite itself says of the file, on a connection of our own.
    static QVariant ask(const QString &file, const QString &sql)
    {
        QVariant answer;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ask"_s);
            database.setDatabaseName(file);
            QSqlQuery query(database);
            if (database.open() && query.exec(sql) && query.next())
                answer = query.value(0);
        }
        QSqlDatabase::removeDatabase(u"ask"_s);
        return answer;
    }
    static bool open(SessionStore &store, const QString &file)
    {
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(file);
        return opened.wait();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// Whatever the one before it was like: nothing, 0 and an empty text are three things.
    void keepsNothingOfTheCaptureBefore()
    {
        const QString file = path(u"a.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
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
        QVERIFY(committed.wait());
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
        QVERIFY(open(store, file));
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture = test::makeCapture(QByteArray("{\"a\":1}\0\xff", 9), u"room_started"_s);
        capture.request.tls = {u"TLS 1.3"_s, u"TLS_AES_256_GCM_SHA384"_s};
        store.append(7, capture);
        QVERIFY(committed.wait());
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
        QVERIFY(open(store, file));
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        capture.verification.verdict = Verdict::Unattempted;
        store.append(1, capture);
        store.append(2, capture);
        QTRY_VERIFY(!committed.isEmpty() && ask(file, u"SELECT count(*) FROM capture"_s) == 2);
        Reverification again {1'789'000'009'000'000, {}};
        for (const Verdict verdict : {Verdict::Failed, Verdict::Verified}) {
            QSignalSpy stored(&store, &SessionStore::reverificationsStored);
            again.verification.verdict = verdict;
            store.recordReverifications({{1, again}});
            QVERIFY(stored.wait());
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
        QVERIFY(open(store, file));
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        store.append(1, capture);
        capture.history = {3, 1, 1};
        capture.answer = {
            503, u"busy"_s, 0, {{"Retry-After", "7"}, {"X-\xff", "a\xfe"}}, "later\n"};
        store.append(2, capture);
        capture.answer.body = QByteArray("\x00\xff", 2);
        store.append(3, capture);
        QTRY_VERIFY(ask(file, u"SELECT count(*) FROM capture"_s) == 3);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        const Marks marks {true, 4, u"look\nhere"_s};
        store.recordMarks({{2, marks}});
        QVERIFY(marked.wait());

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

        // Another answer than the planned one replaces all of it; only its time leaves the rest.
        store.recordAnswers({{2, {503, u"store-timeout"_s, 5}}, {3, {0, {}, 9}, true}});
        QTRY_COMPARE(reader->capture(3)->answer.afterUs, 9);
        QCOMPARE(reader->capture(3)->answer.body, capture.answer.body);
        QCOMPARE(reader->capture(3)->answer.status, 503);
        QCOMPARE(reader->capture(2)->answer.rule, u"store-timeout"_s);
        QVERIFY(reader->capture(2)->answer.headers.isEmpty());
        QVERIFY(!reader->summaries(1, 1)->first().retryAfterS);
        store.recordMarks({{2, {}}});
        QVERIFY(marked.wait());
        QCOMPARE(ask(file, u"SELECT count(*) FROM mark"_s), 0);
    }

    /// A reader that stays open between its questions does not keep the log from starting over.
    /// A room's colour is that of all its events, also of those that come later.
    void coloursRooms()
    {
        const QString path = m_folder->filePath(u"rooms.hookglass"_s);
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy committed(&store, &SessionStore::committed);
        QSignalSpy marked(&store, &SessionStore::marksStored);
        store.open(path);
        QVERIFY(opened.wait());
        Capture capture = test::makeCapture("{}", u"room_started"_s);
        store.append(1, capture);
        store.recordRoomColours({{u"room-1"_s, 3}, {u"it's"_s, 9}});
        QTRY_VERIFY(!committed.isEmpty() && !marked.isEmpty());
        store.append(2, capture);
        capture.event.roomId = u"room-2"_s;
        store.append(3, capture);
        QTRY_COMPARE(*SessionReader::open(path)->count(), 3);
        store.recordMarks({{2, {.colour = 5}}});
        QTRY_COMPARE(marked.size(), 2);
        const auto reader = SessionReader::open(path);
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
        QTRY_COMPARE(marked.size(), 3);
        QCOMPARE(*reader->roomColours(), (QHash<QString, int> {{u"it's"_s, 4}}));
        QCOMPARE(reader->capture(1)->marks, Marks());
    }

    void boundsTheLogBesideAReader()
    {
        const QString file = path(u"log.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        const auto reader = SessionReader::open(file);
        QVERIFY(reader && reader->summaries(0, 10));
        QSignalSpy committed(&store, &SessionStore::committed);
        const Capture capture = test::makeCapture(QByteArray(100'000, 'x'), u"x"_s);
        for (quint64 i = 1; i <= 600; ++i) { // 60 MB
            store.append(i, capture);
            if (i % 20 == 0) {
                QVERIFY(committed.wait());
                QVERIFY(reader->capture(1));
            }
        }
        QTRY_COMPARE(reader->count().value(), 600);
        const qint64 log = QFileInfo(file + u"-wal"_s).size();
        QVERIFY2(log < 40'000'000, qPrintable(QString::number(log)));
    }

    /// What can be read of a damaged file goes into a new one, under the same numbers.
    void salvages()
    {
        const QString file = path(u"damaged.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, file));
            for (quint64 i = 1; i <= 200; ++i)
                store.append(
                    i, test::makeCapture(QByteArray(5000, 'a') + QByteArray::number(i), u"x"_s));
            store.recordMarks({{7, {true, 1, {}}}});
            // Changed minds leave gaps between the rows of a table.
            for (int i = 0; i < 9; ++i)
                store.recordRoomColours({{u"r%1"_s.arg(i), 1}, {u"last"_s, 1 + i}});
            for (int i = 0; i < 9; ++i)
                store.recordRoomColours({{u"r%1"_s.arg(i), 0}});
            store.recordRoomColours({{u"more"_s, 2}});
        }
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::ReadWrite));
        QVERIFY(broken.seek(40 * 16384) && broken.write(QByteArray(16384, '\xee')) == 16384);
        broken.close();
        const auto refused = SessionFile::open(file, SessionAccess::ReadWrite);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"hookglass-cli salvage"_s),
                 qPrintable(refused.error().message));
        const QString saved = path(u"saved.hookglass"_s);
        const auto result = salvageSession(file, saved);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->saved + result->lost, 200);
        QVERIFY(result->lost > 0 && result->lost < 10);
        QCOMPARE(ask(saved,
                     u"SELECT count(*) FROM capture JOIN payload USING (seq) "
                     "WHERE CAST(substr(body, 5001) AS INTEGER) = seq"_s),
                 result->saved);
        QCOMPARE(ask(saved, u"SELECT pinned FROM mark WHERE seq = 7"_s), 1);
        QCOMPARE(*SessionReader::open(saved)->roomColours(),
                 (QHash<QString, int> {{u"last"_s, 9}, {u"more"_s, 2}}));
        QVERIFY(SessionFile::open(saved, SessionAccess::ReadWrite));
        QVERIFY(!salvageSession(file, saved)); // never over something
    }

    /// A row that can be read and makes no sense costs itself, not all that follows.
    void salvagesAroundNonsense()
    {
        const QString file = path(u"nonsense.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, file));
            for (quint64 i = 1; i <= 30; ++i)
                store.append(i, test::makeCapture("{}", u"x"_s));
        }
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"damage"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (const QString &sql :
                 {u"PRAGMA writable_schema = ON"_s,
                  u"UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')"_s,
                  u"PRAGMA writable_schema = RESET"_s,
                  u"UPDATE payload SET body = NULL WHERE seq = 9"_s,
                  u"INSERT INTO mark VALUES (3, 1, NULL, '')"_s,
                  u"INSERT INTO removal VALUES (1, 5, 40, 50, 11, 600, 'age')"_s,
                  u"UPDATE sqlite_sequence SET seq = 9000000000000000000"_s})
                QVERIFY2(query.exec(sql), qPrintable(sql));
        }
        QSqlDatabase::removeDatabase(u"damage"_s);
        const QString saved = path(u"sense.hookglass"_s);
        const auto result = salvageSession(file, saved);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->saved, 29);
        QCOMPARE(result->lost, 1);
        QCOMPARE(result->lostNotes, 1);
        QCOMPARE(ask(saved, u"SELECT count(*) FROM capture JOIN payload USING (seq)"_s), 29);
        QCOMPARE(ask(saved, u"SELECT count(*) FROM capture WHERE seq = 9"_s), 0);
        QCOMPARE(ask(saved, u"SELECT captures FROM removal"_s), 11);
    }

    void keepsRefusals()
    {
        const QString file = path(u"r.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        QSignalSpy committed(&store, &SessionStore::committed);
        Capture capture;
        capture.request.head = "GET /\n";
        capture.request.refusal = {400, u"A line of the head ends with LF alone."_s};
        store.append(1, capture);
        QVERIFY(committed.wait());
        const auto reader = SessionReader::open(file);
        const auto read = reader->capture(1);
        QCOMPARE(read->request.refusal.status, 400);
        QCOMPARE(read->request.method, "GET"_ba);
        QVERIFY(reader->summaries(0, 10)->first().refused);
    }

    void recordsAnswers()
    {
        const QString file = path(u"b.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, file));
            QSignalSpy committed(&store, &SessionStore::committed);
            store.append(1, test::makeCapture("{}", u"x"_s));
            QVERIFY(committed.wait());
            store.recordAnswers({{1, {503, u"store-timeout"_s, 1'000'001}}});
        } // queued work is not lost
        QCOMPARE(ask(file, u"SELECT status || ' ' || rule || ' ' || answered_after FROM capture"_s),
                 QVariant(u"503 store-timeout 1000001"_s));
    }

    /// An answer belongs to the session of its capture, though another has been opened meanwhile.
    void keepsAnswersToTheirSession()
    {
        SessionStore store;
        QSignalSpy committed(&store, &SessionStore::committed);
        QList<CommitReceipt> receipts;
        for (const QString &name : {u"one.hookglass"_s, u"two.hookglass"_s}) {
            QVERIFY(open(store, path(name)));
            store.append(1, test::makeCapture("{}", u"x"_s));
            QVERIFY(committed.wait());
            receipts.append(committed.takeFirst()[0].value<QList<CommitReceipt>>());
        }
        QCOMPARE(receipts[1].seq, receipts[0].seq);
        QVERIFY(receipts[1].session != receipts[0].session);
        const QString asked = u"SELECT rule FROM capture"_s;
        store.recordAnswers({{1, {200, u"right"_s, 5}, false, receipts[1].session}});
        QTRY_COMPARE(ask(path(u"two.hookglass"_s), asked), u"right"_s);
        store.recordAnswers({{1, {503, u"wrong"_s, 5}, false, receipts[0].session}});
        QSignalSpy closed(&store, &SessionStore::closed);
        store.close();
        QVERIFY(closed.wait());
        QCOMPARE(ask(path(u"two.hookglass"_s), asked), u"right"_s);
    }

    /// Answers wait for company, but not for ever, and not only the first ones.
    void recordsAnswersThoughNothingFollows()
    {
        const QString file = path(u"soon.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append({{1, test::makeCapture("{}", u"x"_s)}, {2, test::makeCapture("{}", u"y"_s)}});
        QVERIFY(committed.wait());
        for (const qint64 seq : {1, 2}) {
            store.recordAnswers({{seq, {503, u"store-timeout"_s, 7}}});
            QTRY_COMPARE(ask(file, u"SELECT count(*) FROM capture WHERE answered_after = 7"_s),
                         seq);
        }
    }

    void loosesNothingWhenItEnds()
    {
        const QString file = path(u"c.hookglass"_s);
        {
            SessionStore store;
            QVERIFY(open(store, file));
            for (quint64 i = 1; i <= 500; ++i)
                store.append(i, test::makeCapture(QByteArray::number(i), u"x"_s));
        }
        QCOMPARE(ask(file, u"SELECT count(*) FROM capture"_s).toInt(), 500);
        // In the order they came, each with its own body.
        QCOMPARE(
            ask(file, u"SELECT count(*) FROM payload WHERE CAST(body AS INTEGER) = seq"_s).toInt(),
            500);
        QVERIFY(!QFile::exists(file + u"-wal"_s));
    }

    void keepsTheOldSessionWhenTheNewOneFails()
    {
        const QString file = path(u"d.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        QSignalSpy failed(&store, &SessionStore::openFailed);
        store.open(m_folder->path()); // a folder is no session
        QVERIFY(failed.wait());
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append(1, test::makeCapture("{}", u"x"_s));
        QVERIFY(committed.wait());
        QCOMPARE(ask(file, u"SELECT count(*) FROM capture"_s).toInt(), 1);
    }

    void saysWhenItCannotWrite()
    {
        const QString file = path(u"e.hookglass"_s);
        SessionStore store;
        QVERIFY(open(store, file));
        // Another program takes the table away.
        ask(file, u"DROP TABLE payload"_s);
        QSignalSpy committed(&store, &SessionStore::committed);
        QSignalSpy failed(&store, &SessionStore::writeFailed);
        store.append(9, test::makeCapture("{}", u"x"_s));
        QVERIFY(committed.wait());
        QCOMPARE(committed[0][0].value<QList<CommitReceipt>>().first().seq, 0);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(file));
        QCOMPARE(ask(file, u"SELECT count(*) FROM capture"_s).toInt(), 0); // rolled back whole
    }

    /// What waits to be written is bounded by all of its bytes; one alone is always taken.
    void boundsWhatWaits()
    {
        AppendRecord record {1, test::makeCapture("{}", u"x"_s)};
        record.capture.request.head = QByteArray(64 * 1024, 'x');
        QList<AppendRecord> heads(5000, record); // 625 MiB in memory, if the bytes were not shared
        WriteQueue queue;
        queue.put(heads);
        QVERIFY(heads.size() > 2900 && heads.size() < 3000);
        QList<AppendRecord> further {record};
        queue.put(further);
        QCOMPARE(further.size(), 1);
        queue.takeAll();
        record.capture.request.body = QByteArray(257 * 1024 * 1024, Qt::Uninitialized);
        QList<AppendRecord> large(2, record);
        queue.put(large);
        QCOMPARE(large.size(), 1);
    }

    void refusesWithoutASession()
    {
        SessionStore store;
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append(1, test::makeCapture("{}", u"x"_s));
        QVERIFY(committed.wait());
        QCOMPARE(committed[0][0].value<QList<CommitReceipt>>().first().seq, 0);
    }
};

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "tst_sessionstore.moc"

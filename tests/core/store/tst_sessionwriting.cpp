// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storetest.h"

#include "core/store/sessionreader.h"
#include "core/store/writequeue.h"
#include "tests/support/captures.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// That everything is written, in its order and to its session, or said not to be.
class SessionWritingTest : public test::StoreTest
{
    Q_OBJECT

private slots:
    void init() { newFolder(); }

    /// A reader that stays open between its questions does not keep the log from starting over.
    void boundsTheLogBesideAReader()
    {
        const QString file = path(u"log.hookglass"_s);
        SessionStore store;
        open(store, file);
        const auto reader = SessionReader::open(file);
        QVERIFY(reader && reader->summaries(0, 10));
        QSignalSpy committed(&store, &SessionStore::committed);
        const Capture capture = test::makeCapture(QByteArray(100'000, 'x'), u"x"_s);
        for (quint64 i = 1; i <= 600; ++i) { // 60 MB
            store.append(i, capture);
            if (i % 20 == 0) {
                QVERIFY(committed.wait(PatienceMs));
                QVERIFY(reader->capture(1));
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(reader->count().value(), 600, PatienceMs);
        const qint64 log = QFileInfo(file + u"-wal"_s).size();
        QVERIFY2(log < 40'000'000, qPrintable(QString::number(log)));
    }

    void recordsAnswers()
    {
        const QString file = path(u"b.hookglass"_s);
        {
            SessionStore store;
            open(store, file);
            QSignalSpy committed(&store, &SessionStore::committed);
            store.append(1, test::makeCapture("{}", u"x"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
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
            open(store, path(name));
            store.append(1, test::makeCapture("{}", u"x"_s));
            QTRY_COMPARE_WITH_TIMEOUT(committed.size(), 1, PatienceMs);
            receipts.append(committed.takeFirst()[0].value<QList<CommitReceipt>>());
        }
        QCOMPARE(receipts[1].seq, receipts[0].seq);
        QVERIFY(receipts[1].session != receipts[0].session);
        const QString asked = u"SELECT rule FROM capture"_s;
        store.recordAnswers({{1, {200, u"right"_s, 5}, false, receipts[1].session}});
        QTRY_COMPARE_WITH_TIMEOUT(ask(path(u"two.hookglass"_s), asked), u"right"_s, PatienceMs);
        store.recordAnswers({{1, {503, u"wrong"_s, 5}, false, receipts[0].session}});
        QSignalSpy closed(&store, &SessionStore::closed);
        store.close();
        QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty(), PatienceMs);
        QCOMPARE(ask(path(u"two.hookglass"_s), asked), u"right"_s);
    }

    /// Answers wait for company, but not for ever, and not only the first ones.
    void recordsAnswersThoughNothingFollows()
    {
        const QString file = path(u"soon.hookglass"_s);
        SessionStore store;
        open(store, file);
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append({{1, test::makeCapture("{}", u"x"_s)}, {2, test::makeCapture("{}", u"y"_s)}});
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        for (const qint64 seq : {1, 2}) {
            store.recordAnswers({{seq, {503, u"store-timeout"_s, 7}}});
            const QString answered = u"SELECT count(*) FROM capture WHERE answered_after = 7"_s;
            QTRY_COMPARE_WITH_TIMEOUT(ask(file, answered), seq, PatienceMs);
        }
    }

    void loosesNothingWhenItEnds()
    {
        const QString file = path(u"c.hookglass"_s);
        {
            SessionStore store;
            open(store, file);
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
        open(store, file);
        QSignalSpy failed(&store, &SessionStore::openFailed);
        store.open(m_folder->path()); // a folder is no session
        QTRY_VERIFY_WITH_TIMEOUT(!failed.isEmpty(), PatienceMs);
        QSignalSpy committed(&store, &SessionStore::committed);
        store.append(1, test::makeCapture("{}", u"x"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        QCOMPARE(ask(file, u"SELECT count(*) FROM capture"_s).toInt(), 1);
    }

    void saysWhenItCannotWrite()
    {
        const QString file = path(u"e.hookglass"_s);
        SessionStore store;
        open(store, file);
        // Another program takes the table away.
        QVERIFY(test::Stranger(file).run(u"DROP TABLE payload"_s));
        QSignalSpy committed(&store, &SessionStore::committed);
        QSignalSpy failed(&store, &SessionStore::writeFailed);
        store.append(9, test::makeCapture("{}", u"x"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        QCOMPARE(committed[0][0].value<QList<CommitReceipt>>().first().seq, 0);
        QTRY_COMPARE(failed.size(), 1);
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
        QTRY_VERIFY_WITH_TIMEOUT(!committed.isEmpty(), PatienceMs);
        QCOMPARE(committed[0][0].value<QList<CommitReceipt>>().first().seq, 0);
    }
};

QTEST_GUILESS_MAIN(SessionWritingTest)
#include "tst_sessionwriting.moc"

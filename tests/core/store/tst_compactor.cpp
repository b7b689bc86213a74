// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compactiontest.h"

#include "core/store/compactor.h"
#include "core/store/sessionfile.h"

#include <QDeadlineTimer>
#include <QFileInfo>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// The steps themselves, one by one.
class CompactorTest : public test::CompactionTest
{
    Q_OBJECT

    /// One that had the time for a page: on a busy machine a step may have none.
    static void step(Compactor &compactor, const test::Stranger &stranger)
    {
        const int before = freePages(stranger);
        const QDeadlineTimer deadline(PatienceMs);
        do {
            compactor.step();
        } while (freePages(stranger) == before && !deadline.hasExpired());
    }

private slots:
    void init() { newFolder(); }

    /// No answer waits for more than this.
    void doesLittleAtATime()
    {
        makeFreePages(file(), 1000, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        const test::Stranger stranger(file());
        Compactor compactor(nullptr);
        compactor.start(session.value());
        int left = freePages(stranger);
        QVERIFY(left > 1000);
        for (int i = 0; i < 8; ++i) {
            step(compactor, stranger);
            const int before = std::exchange(left, freePages(stranger));
            const int moved = before - left;
            QVERIFY2(moved > 0 && moved <= 64, qPrintable(QString::number(moved)));
        }
        compactor.stop();
    }

    /// What has been done stays, the file is sound, and the rest is done another time.
    void canBeEnded_data()
    {
        QTest::addColumn<int>("steps");
        QTest::newRow("at once") << 0;
        QTest::newRow("after a step") << 1;
        QTest::newRow("later") << 5;
    }
    void canBeEnded()
    {
        QFETCH(int, steps);
        makeFreePages(file(), 1000, 20'000);
        const qint64 before = QFileInfo(file()).size();
        {
            auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
            QVERIFY(session);
            Compactor compactor(nullptr);
            QSignalSpy stopped(&compactor, &Compactor::stopped);
            QSignalSpy compacted(&compactor, &Compactor::compacted);
            compactor.start(session.value());
            {
                const test::Stranger stranger(file());
                for (int i = 0; i < steps; ++i)
                    step(compactor, stranger);
            }
            compactor.stop();
            QCOMPARE(stopped.size(), 1);
            const qint64 bytes = stopped[0][0].toLongLong();
            QCOMPARE(bytes, QFileInfo(file()).size());
            QCOMPARE(bytes < before, steps > 0);
            compactor.step(); // it has ended
            compactor.stop();
            QCOMPARE(stopped.size(), 1);
            QCOMPARE(compacted.size(), 0);
        }
        {
            const test::Stranger stranger(file());
            QCOMPARE(stranger.ask(u"PRAGMA integrity_check"_s), u"ok"_s);
            QVERIFY(stranger.ask(u"PRAGMA freelist_count"_s).toInt() > 0);
            QCOMPARE(stranger.ask(u"SELECT count(*) FROM payload WHERE length(body) = 20000"_s),
                     u"5"_s);
        }
        SessionStore store;
        QSignalSpy compacted(&store, &SessionStore::compacted);
        store.open(file());
        store.compact();
        QTRY_COMPARE_WITH_TIMEOUT(compacted.size(), 1, PatienceMs);
        QVERIFY(compacted[0][0].toLongLong() < 30 * PageBytes);
    }

    void tellsTheSizeOfAFileThatHasBeenMoved()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy stopped(&compactor, &Compactor::stopped);
        compactor.start(session.value());
        const QString moved = m_folder->filePath(u"moved"_s);
        QVERIFY(QFile::rename(file(), moved));
        compactor.stop();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(stopped[0][0].toLongLong(), QFileInfo(moved).size());
    }

    /// While something else is to go first it has not come to 0 %, nor does it fall behind later.
    void tellsThatItHasNotBegun()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy told(&compactor, &Compactor::compacting);
        compactor.start(session.value());
        QTRY_VERIFY((compactor.putOff(), !told.isEmpty()));
        QVERIFY(told.takeLast()[0].toInt() < 0);
        compactor.start(session.value());
        QVERIFY(told.takeLast()[0].toInt() < 0);
        compactor.step();
        compactor.start(session.value());
        const int percent = told.last()[0].toInt();
        QVERIFY(percent >= 0);
        told.clear();
        QTRY_VERIFY((compactor.putOff(), !told.isEmpty()));
        QCOMPARE(told.last()[0].toInt(), percent);
        compactor.stop();
    }

    /// Both are answered by its end, and it is not begun anew.
    void isUnderWayOnce()
    {
        makeFreePages(file(), 300, 20'000);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session);
        Compactor compactor(nullptr);
        QSignalSpy told(&compactor, &Compactor::compacting);
        QSignalSpy compacted(&compactor, &Compactor::compacted);
        compactor.start(session.value());
        compactor.step();
        compactor.step();
        told.clear();
        compactor.start(session.value());
        QCOMPARE(told.size(), 1);
        for (int i = 0; compacted.isEmpty() && i < 1000; ++i)
            compactor.step();
        QCOMPARE(compacted.size(), 1);
    }

    void tellsThatItCannotAsk()
    {
        makeFreePages(file(), 10, 100);
        auto session = SessionFile::open(file(), SessionAccess::ReadWrite);
        QVERIFY(session && *Compactor::isPossible(session.value()));
        session->database().close();
        const Result<bool> answer = Compactor::isPossible(session.value());
        QVERIFY(!answer);
        QVERIFY2(answer.error().message.startsWith(u"Cannot compact the session"_s),
                 qPrintable(answer.error().message));
    }
};

QTEST_GUILESS_MAIN(CompactorTest)
#include "tst_compactor.moc"

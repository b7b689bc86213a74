// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "answerstest.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Intruder;
using test::Post;
using test::StartUs;

/// Answers that a rule holds back are given, and recorded, whatever happens meanwhile.
class HeldAnswersTest : public test::AnswersTest
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { m_pipeline.reset(); }

    void holdsAnAnswerForItsTime()
    {
        m_pipeline->setResponseRules(delayed(300));
        QElapsedTimer timer;
        timer.start();
        auto client = heldClient();
        QVERIFY(client);
        QCOMPARE(client->waitForStatus(), 200);
        QVERIFY2(timer.elapsed() >= 300, qPrintable(QString::number(timer.elapsed())));
        QTRY_COMPARE(m_answered.size(), 1);
        QCOMPARE(m_answered.first().seq, 1);
        QCOMPARE(m_answered.first().rule, u"slow"_s);
        QVERIFY(!m_answered.first().isAnswerHeld());
        QTRY_VERIFY(storedAnswer(sessionFile(), 1).afterUs > 0);
    }

    void holdsNothingElseUp()
    {
        m_pipeline->setResponseRules(delayed(Long));
        auto client = heldClient();
        QVERIFY(client);
        QCOMPARE(storedAnswer(sessionFile(), 1).afterUs, 0); // committed, not answered yet
        QVERIFY(serves()); // by the rules of now; the held one keeps its own
        QVERIFY(m_answered.isEmpty());
        QCOMPARE(client->status(), -1);
    }

    void survivesAClientThatVanishesMeanwhile()
    {
        m_pipeline->setResponseRules(delayed(2000));
        auto client = heldClient();
        QVERIFY(client);
        client->leaveWithReset();
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_answered.size(), 1, PatienceMs);
        QCOMPARE(m_answered.first().status, 0);
        QCOMPARE(m_answered.first().rule, u"client-gone"_s);
        QVERIFY(m_answered.first().answeredAfterUs > 0);
        QTRY_COMPARE(storedAnswer(sessionFile(), 1).rule, u"client-gone"_s);
        QVERIFY(serves());
    }

    void answersWhatIsHeldWhenItStops()
    {
        m_pipeline->setResponseRules(delayed(Long, 503));
        auto client = heldClient();
        QVERIFY(client);
        QSignalSpy stopped(m_pipeline.get(), &Pipeline::stopped);
        m_pipeline->stopListening();
        QCOMPARE(client->waitForStatus(), 503);
        QTRY_COMPARE(m_answered.size(), 1);
        QCOMPARE(m_answered.first().rule, u"slow, cut short"_s);
        QTRY_COMPARE(stopped.size(), 1);
        QTRY_VERIFY(storedAnswer(sessionFile(), 1).afterUs > 0);
    }

    /// A date in Retry-After counts from the arrival in the file, too.
    void recordsWaitsOfAnswersThatAreCutShort()
    {
        const QDateTime date =
            QDateTime::fromMSecsSinceEpoch(StartUs / 1000 + 90'000, QTimeZone::utc());
        const QByteArray text =
            QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
        m_pipeline->setResponseRules(rules(
            {.name = u"slow"_s, .answer = {503, {{"Retry-After", text}}, {}}, .delayMs = Long}));
        const auto client = heldClient();
        QVERIFY(client);
        m_pipeline->stopListening();
        QTRY_VERIFY(storedAnswer(sessionFile(), 1).rule.endsWith(u"cut short"_s));
        QCOMPARE(SessionReader::open(sessionFile())->summaries(0, 1)->first().retryAfterS, 90);
    }

    /// Stored after the stop: nobody is there to hold it for.
    void holdsNothingAfterTheStop()
    {
        m_pipeline->setResponseRules(delayed(Long));
        test::RawClient client(m_port);
        {
            const Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            client.write(Post);
            // The pipeline has it, as its clock shows; the commit waits for the lock.
            const qint64 before = m_nowUs;
            QTRY_VERIFY(m_nowUs > before);
            m_pipeline->stopListening();
            QCOMPARE(client.status(), -1);
        }
        QCOMPARE(client.waitForStatus(), 200);
        QTRY_COMPARE(m_captured.size(), 1);
        QCOMPARE(m_captured.first().rule, u"slow, cut short"_s);
    }

    void closesWithoutAnAnswerAfterADelay()
    {
        m_pipeline->setResponseRules(
            rules({.name = u"x"_s, .action = ResponseRule::Action::NoAnswer, .delayMs = 100}));
        auto client = heldClient();
        QVERIFY(client);
        QCOMPARE(client->waitForStatus(), 0);
        QVERIFY(client->received.isEmpty());
        QTRY_COMPARE(m_answered.size(), 1);
        QCOMPARE(m_answered.first().rule, u"x"_s);
    }

    /// It was stored; that the store fails later does not change what the sender is told.
    void answersThoughTheStoreFailsMeanwhile()
    {
        m_pipeline->setResponseRules(delayed(200, 202));
        auto client = heldClient();
        QVERIFY(client);
        const Intruder drop(sessionFile(), u"DROP TABLE payload"_s);
        QVERIFY(drop.isDone());
        QSignalSpy failed(m_pipeline.get(), &Pipeline::writeFailed);
        test::RawClient next(m_port);
        next.write(Post);
        QCOMPARE(next.waitForStatus(), 503); // at once: what is not stored is not held
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(client->waitForStatus(), 202);
        QCOMPARE(m_captured.size(), 1);
    }

    void holdsNoMoreThanItMay()
    {
        m_pipeline->setResponseRules(delayed(Long));
        std::vector<std::unique_ptr<test::RawClient>> clients;
        const auto count = size_t(DelayQueue::Capacity) + 4;
        for (size_t i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<test::RawClient>(m_port));
            clients.back()->write(Post);
        }
        const auto answered = [&] {
            return std::count_if(clients.begin(), clients.end(),
                                 [](const auto &client) { return client->status() == 200; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_captured.size(), qsizetype(count), PatienceMs);
        QTRY_COMPARE(answered(), 4);
        const auto cut =
            std::count_if(m_captured.begin(), m_captured.end(), [](const CaptureSummary &capture) {
                return capture.rule == u"slow, cut short";
            });
        QCOMPARE(cut, 4);
        m_pipeline->stopListening();
        QTRY_COMPARE_WITH_TIMEOUT(answered(), qsizetype(count), PatienceMs);
    }

    /// What belongs to one session is never written into another.
    void answersWhatIsHeldWhenAnotherSessionOpens()
    {
        const QString other = m_folder.filePath(u"other.hookglass"_s);
        m_pipeline->setResponseRules(delayed(Long, 503));
        auto client = heldClient();
        QVERIFY(client);
        QSignalSpy opened(m_pipeline.get(), &Pipeline::sessionOpened);
        m_pipeline->openSession(other);
        QCOMPARE(client->waitForStatus(), 503);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
        QTRY_VERIFY(storedAnswer(sessionFile(), 1).afterUs > 0);
        QVERIFY(serves());
        QTRY_COMPARE(storedAnswer(other, 1).rule, u"default"_s);
        QCOMPARE(storedAnswer(other, 1).status, 200);
        QTRY_COMPARE(m_captured.size(), 2);
        QCOMPARE(m_captured.last().history, DeliveryHistory()); // the one before is elsewhere
    }

    void endsWithoutLeavingAnyoneWaiting()
    {
        m_pipeline->setResponseRules(delayed(Long));
        auto client = heldClient();
        QVERIFY(client);
        m_pipeline->shutDown();
        QCOMPARE(client->waitForStatus(), 200);
    }
};

QTEST_GUILESS_MAIN(HeldAnswersTest)
#include "tst_heldanswers.moc"

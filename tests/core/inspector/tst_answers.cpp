// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "answerstest.h"

#include "core/capture/prediction.h"

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::Intruder;
using test::Post;
using test::Second;
using test::StartUs;

/// Every request gets its answer, the right one, after the commit.
class AnswersTest : public test::AnswersTest
{
    Q_OBJECT

    /// Each prediction is ticked off by the next attempt; the last one foretells none.
    void checkPredictions() const
    {
        for (qsizetype i = 0; i + 1 < m_captured.size(); ++i) {
            const CaptureSummary before = m_captured[i];
            const CaptureSummary retry = m_captured[i + 1];
            const Prediction prediction = predict(before);
            QCOMPARE(prediction.kind, Prediction::Kind::Retry);
            QCOMPARE(prediction.attempt, retry.history.attempt);
            const QString seconds = QString::number(1 << i) + u".02 s"_s;
            QCOMPARE(outcomeText(prediction, retrySeen(before, retry), m_nowUs),
                     u"came again as #%1 after %2"_s.arg(QString::number(i + 2), seconds));
        }
    }

private slots:
    void init() { start(); }
    void cleanup() { m_pipeline.reset(); }

    /// The presets against a sender that does what the two servers do.
    void bringsRetries_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<bool>("liveKit");
        QTest::addColumn<QList<int>>("statuses");
        const auto row = [](const char *preset, bool liveKit, const QList<int> &statuses) {
            QTest::addRow("%s, %s", preset, liveKit ? "LiveKit" : "Plug-N-Meet")
                << QString::fromLatin1(preset) << liveKit << statuses;
        };
        row("always-200", false, {200});
        row("fail-once", false, {503, 200});
        row("fail-once", true, {503, 200});
        row("fail-twice", false, {503, 503, 200});
        row("rate-limited", true, {429, 200});
        row("as-verifier", false, {200});
        row("no-answer", false, {0, 0, 0});
        row("no-answer", true, {0, 0, 0, 0, 0});
    }
    void bringsRetries()
    {
        QFETCH(QString, preset);
        QFETCH(bool, liveKit);
        QFETCH(QList<int>, statuses);
        m_pipeline->setResponseRules(ResponseRules::preset(preset));
        const test::RetryingSender sender(m_port, liveKit ? 5 : 3,
                                          [this](qint64 us) { m_nowUs += us + 20'000; });
        const QByteArray body =
            test::body(liveKit ? u"livekit/room_started.json"_s : u"plugnmeet/room_started.json"_s);
        QCOMPARE(sender.send(body, m_credential, StartUs / Second), statuses);
        QTRY_COMPARE(m_captured.size(), statuses.size());
        for (qsizetype i = 0; i < statuses.size(); ++i) {
            QCOMPARE(m_captured[i].status, statuses[i]);
            QCOMPARE(m_captured[i].history, (DeliveryHistory {int(i) + 1, i, 0}));
        }
        checkPredictions();
        QVERIFY(predict(m_captured.last()).kind != Prediction::Kind::Retry);
        QCOMPARE(predict(m_captured.last()).kind,
                 statuses.last() == 200 ? Prediction::Kind::Delivered : Prediction::Kind::GivesUp);
    }

    void knowsRetriesAfterAFailedOpening()
    {
        m_pipeline->setResponseRules(ResponseRules::preset(u"fail-once"_s));
        const test::RetryingSender sender(m_port, 3, [this](qint64 us) {
            m_nowUs += us + 20'000;
            QSignalSpy failed(m_pipeline.get(), &Pipeline::sessionOpenFailed);
            m_pipeline->openSession(m_folder.path()); // a folder
            QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, PatienceMs);
        });
        const QByteArray body = test::body(u"plugnmeet/room_started.json"_s);
        QCOMPARE(sender.send(body, m_credential, StartUs / Second), (QList<int> {503, 200}));
        QTRY_COMPARE(m_captured.size(), 2);
        QCOMPARE(m_captured.last().history, (DeliveryHistory {2, 1, 0}));
    }

    void tellsADuplicate()
    {
        const test::RetryingSender sender(m_port, 3, [](qint64) {});
        const QByteArray body = test::body(u"plugnmeet/room_started.json"_s);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(sender.send(body, m_credential, StartUs / Second), QList<int> {200});
            m_nowUs += 5 * Second;
        }
        QTRY_COMPARE(m_captured.size(), 2);
        QCOMPARE(m_captured.last().history, (DeliveryHistory {1, 0, 1}));
    }

    /// What the rule says stands in the capture, and its status in the file.
    void recordsRuleAndAnswer()
    {
        const HttpAnswer answer {418, {{"X-Note", "a"}}, "no"};
        m_pipeline->setResponseRules(rules({.name = u"teapot"_s, .answer = answer}));
        test::RawClient client(m_port);
        client.write(Post);
        QCOMPARE(client.waitForStatus(), 418);
        QTRY_COMPARE(m_captured.size(), 1);
        const CaptureSummary given = m_captured.first();
        QCOMPARE(given.rule, u"teapot"_s);
        QVERIFY(given.answeredAfterUs > 0);
        QTRY_COMPARE(storedAnswer(sessionFile(), 1).afterUs, given.answeredAfterUs);
        QCOMPARE(storedAnswer(sessionFile(), 1).headers, answer.headers);
        QCOMPARE(storedAnswer(sessionFile(), 1).body, answer.body);
        QCOMPARE(storedAnswer(sessionFile(), 1).rule, u"teapot"_s);
        QCOMPARE(storedAnswer(sessionFile(), 1).status, 418);
    }

    void survivesAClientThatVanishesBeforeTheCommit()
    {
        {
            const Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            QVERIFY(lock.isDone());
            test::RawClient client(m_port);
            client.write(Post);
            const qint64 before = m_nowUs;
            QTRY_VERIFY(m_nowUs > before); // it is being answered
            client.leaveWithReset();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_captured.size(), 1, PatienceMs);
        QCOMPARE(m_captured.first().status, 0);
        QCOMPARE(m_captured.first().rule, u"client-gone"_s);
        QVERIFY(serves());
    }

    void closesWithoutAnAnswer()
    {
        m_pipeline->setResponseRules(ResponseRules::preset(u"no-answer"_s));
        test::RawClient client(m_port);
        client.write(Post + Post); // the second request goes down with the connection
        QCOMPARE(client.waitForStatus(), 0);
        QVERIFY(client.received.isEmpty());
        QTRY_COMPARE(m_captured.size(), 1);
        QCOMPARE(m_captured.first().status, 0);
        QCOMPARE(m_captured.first().rule, u"no answer"_s);
        QTRY_VERIFY(storedAnswer(sessionFile(), 1).afterUs > 0);
        QVERIFY(serves());
    }

    void answers503WhenTheStoreIsSlowWhateverTheRule()
    {
        ListenOptions options = listenOptions();
        options.commitTimeoutMs = 1000;
        listen(options);
        m_pipeline->setResponseRules(delayed(Long));
        test::RawClient client(m_port);
        {
            const Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            QVERIFY(lock.isDone());
            client.write(Post);
            const qint64 before = m_nowUs;
            QTRY_VERIFY(m_nowUs > before);
            m_nowUs -= 3600 * Second; // whatever is done to the clock
            QCOMPARE(client.waitForStatus(), 503);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_captured.size(), 1, PatienceMs);
        QCOMPARE(m_captured.first().rule, u"store-timeout"_s);
        QVERIFY(!m_captured.first().isAnswerHeld());
        QVERIFY(m_answered.isEmpty());
    }

    /// Whoever is given up when it stops is on record with what it was answered, and by then.
    void recordsWhatItGaveUp()
    {
        QSignalSpy stopped(m_pipeline.get(), &Pipeline::stopped);
        test::RawClient client(m_port);
        {
            const Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            QVERIFY(lock.isDone());
            client.write(Post);
            const qint64 before = m_nowUs;
            QTRY_VERIFY(m_nowUs > before);
            m_pipeline->stopListening();
            QCOMPARE(client.waitForStatus(), 503);
            QVERIFY(stopped.isEmpty()); // it is not stored yet
        }
        QVERIFY(stopped.wait(PatienceMs));
        QCOMPARE(m_captured.size(), 1);
        QCOMPARE(m_captured.first().status, 503);
        QCOMPARE(m_captured.first().rule, u"store-timeout"_s);
    }

    /// The commit is known here only when the store has the other file open already.
    void recordsNoAnswerInAnotherSession()
    {
        const QString other = m_folder.filePath(u"other.hookglass"_s);
        QSignalSpy opened(m_pipeline.get(), &Pipeline::sessionOpened);
        m_pipeline->openSession(other);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
        QVERIFY(serves());
        QTRY_COMPARE(storedAnswer(other, 1).rule, u"default"_s);
        QTRY_VERIFY(storedAnswer(other, 1).afterUs > 0);
        m_pipeline->openSession(sessionFile());
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 2, PatienceMs);

        m_pipeline->setResponseRules(rules({.name = u"teapot"_s, .answer = {.status = 418}}));
        test::RawClient client(m_port);
        {
            const Intruder lock(sessionFile(), u"BEGIN IMMEDIATE"_s);
            QVERIFY(lock.isDone());
            client.write(Post);
            const qint64 before = m_nowUs;
            QTRY_VERIFY(m_nowUs > before);
            m_pipeline->openSession(other);
        }
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 3, PatienceMs);
        QCOMPARE(client.waitForStatus(), 418);
        QTRY_COMPARE(m_captured.size(), 2);
        QVERIFY(serves()); // whatever was recorded before is in the file by now
        QTRY_VERIFY(storedAnswer(other, 2).afterUs > 0);
        QCOMPARE(storedAnswer(other, 1).rule, u"default"_s);
        QCOMPARE(storedAnswer(other, 1).status, 200);
    }
};

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"

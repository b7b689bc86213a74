// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pipelinetest.h"

#include <QElapsedTimer>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What is told of captures, and when: captures that come close together are told in one piece, but
/// never later than what follows from them.
class TellingTest : public test::PipelineTest
{
    Q_OBJECT

    /// Without the pauses of QTest::qWaitFor(), during which everything would be told.
    static bool spinUntil(const std::function<bool()> &condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && !timer.hasExpired(10'000))
            QCoreApplication::processEvents();
        return condition();
    }
    /// One after the other, as fast as they are answered.
    bool post(int count)
    {
        test::RawClient client(m_port);
        for (int i = 0; i < count; ++i) {
            client.received.clear();
            client.write(test::Post);
            if (!spinUntil([&client] { return client.status() == 200; }))
                return false;
        }
        return true;
    }

private slots:
    void init() { start(); }
    void cleanup() { m_pipeline.reset(); }

    void tellsThemInFewPieces()
    {
        constexpr int Count = 100;
        const QSignalSpy pieces(m_pipeline.get(), &Pipeline::captured);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(post(Count));
        QTRY_COMPARE(m_captured.size(), Count);
        const qint64 mayBe = timer.elapsed() / 19 + 3; // a coarse timer of 20 ms
        QVERIFY2(pieces.size() <= mayBe, qPrintable(QString::number(pieces.size())));
        for (int i = 0; i < Count; ++i)
            QCOMPARE(m_captured[i].seq, i + 1);
    }

    void tellsTheFirstAtOnce()
    {
        test::RawClient client(m_port);
        client.write(test::Post);
        QVERIFY(spinUntil([&client] { return client.status() == 200; }));
        QCOMPARE(m_captured.size(), 1);
    }

    void tellsThemBeforeItStops()
    {
        qsizetype told = -1;
        connect(m_pipeline.get(), &Pipeline::stopped, this,
                [this, &told] { told = m_captured.size(); });
        QVERIFY(post(2));
        m_pipeline->stopListening();
        QVERIFY(spinUntil([&told] { return told >= 0; }));
        QCOMPARE(told, 2);
    }

    void tellsThemBeforeAnotherSession()
    {
        qsizetype told = -1;
        connect(m_pipeline.get(), &Pipeline::sessionOpened, this,
                [this, &told] { told = m_captured.size(); });
        QVERIFY(post(1));
        m_pipeline->openSession(m_folder.filePath(u"other.hookglass"_s));
        QVERIFY(spinUntil([&] { return told >= 0 || !post(1); }));
        QVERIFY(told > 0);
        QVERIFY(post(1));
        QTRY_VERIFY(m_captured.size() > told);
        QCOMPARE(m_captured[told - 1].seq, told);
        QCOMPARE(m_captured[told].seq, 1); // the first of the other one
    }

    void tellsThemBeforeTheyGo_data()
    {
        QTest::addColumn<bool>("byTheUser");
        QTest::newRow("deletion") << true;
        QTest::newRow("retention") << false;
    }
    void tellsThemBeforeTheyGo()
    {
        QFETCH(bool, byTheUser);
        qint64 gone = 0;
        qsizetype told = 0;
        const auto look = [&](const auto &report) {
            gone = report.ranges.last().last;
            told = m_captured.size();
        };
        connect(m_pipeline.get(), &Pipeline::deletionStored, this, look);
        connect(m_pipeline.get(), &Pipeline::removed, this, look);
        QVERIFY(post(2));
        if (byTheUser)
            m_pipeline->recordDeletion({.kind = DeletionRecord::Kind::Clear,
                                        .session = sessionFile(),
                                        .lastSeq = 2});
        else
            m_pipeline->setRetention({.maxCaptures = 1});
        QVERIFY(spinUntil([&] { return gone > 0 || !post(1); }));
        QVERIFY(gone > 0);
        QVERIFY2(told >= gone, qPrintable(u"%1 < %2"_s.arg(told).arg(gone)));
    }

    void tellsThemBeforeTheirAnswers()
    {
        m_pipeline->setResponseRules(ResponseRules(
            {{.name = u"slow"_s, .answer = {.status = 200}, .delayMs = 1}}));
        QStringList early;
        connect(m_pipeline.get(), &Pipeline::answered, this,
                [&](const QList<CaptureSummary> &captures) {
                    for (const CaptureSummary &each : captures) {
                        if (each.seq > m_captured.size())
                            early.append(QString::number(each.seq));
                    }
                });
        QVERIFY(post(5));
        QTRY_COMPARE(m_answered.size(), 5);
        QCOMPARE(early, QStringList());
    }
};

QTEST_GUILESS_MAIN(TellingTest)
#include "tst_telling.moc"

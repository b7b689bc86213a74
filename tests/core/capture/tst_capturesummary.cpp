// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/capturesummary.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CaptureSummaryTest : public QObject
{
    Q_OBJECT

private slots:
    void summarizesARefusal()
    {
        Capture capture;
        capture.seq = 3;
        capture.request.refusal = {413, u"too large"_s};
        capture.request.body = "abc";
        capture.event.name = u"never decoded"_s;
        const CaptureSummary summary = summarize(capture);
        QVERIFY(summary.refused);
        QCOMPARE(summary.summary, u"too large"_s);
        QCOMPARE(summary.bodySize, qint64(3));
        QVERIFY(summary.event.isEmpty());
    }

    void takesTheFirstCause()
    {
        Capture capture;
        capture.verification.diagnosis = {{.cause = Cause::WrongSecret}, {.cause = Cause::Expired}};
        QCOMPARE(summarize(capture).cause, u"wrong-secret"_s);
    }

    void measuresLatency_data()
    {
        QTest::addColumn<qint64>("createdAt");
        QTest::addColumn<bool>("known");
        QTest::addColumn<qint64>("latency");
        QTest::newRow("late") << qint64(990) << true << qint64(10'500'000);
        QTest::newRow("early") << qint64(1005) << true << qint64(-4'500'000);
        QTest::newRow("none given") << qint64(0) << false << qint64(0);
        QTest::newRow("nonsense") << std::numeric_limits<qint64>::max() << false << qint64(0);
    }
    void measuresLatency()
    {
        QFETCH(qint64, createdAt);
        QFETCH(bool, known);
        QFETCH(qint64, latency);
        CaptureSummary summary {.receivedAtUs = 1'000'500'000};
        QVERIFY(!summary.senderLatencyUs());
        summary.createdAt = createdAt;
        QCOMPARE(summary.senderLatencyUs().has_value(), known);
        if (known)
            QCOMPARE(*summary.senderLatencyUs(), latency);
    }
};

QTEST_APPLESS_MAIN(CaptureSummaryTest)
#include "tst_capturesummary.moc"

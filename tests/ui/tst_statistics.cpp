// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/summaries.h"
#include "ui/statistics.h"

#include <QTest>

using namespace hookglass;

class StatisticsTest : public QObject
{
    Q_OBJECT

private slots:
    void countsVerdicts()
    {
        Statistics statistics;
        for (const CaptureSummary &each : test::summaries(1, 14)) // 7 and 14 failed
            statistics.add(each);
        statistics.add({.refused = true});
        QCOMPARE(statistics.verified(), 12);
        QCOMPARE(statistics.failed(), 2);
        QCOMPARE(statistics.refused(), 1);
        statistics.reset();
        QCOMPARE(statistics.verified(), 0);
    }

    void forgetsAfterTenSeconds()
    {
        Statistics statistics;
        for (qint64 second = 1; second <= 20; ++second)
            statistics.add({.receivedAtUs = second * 1'000'000});
        QCOMPARE(statistics.perSecond(20'000'000), 1.0);
        QCOMPARE(statistics.perSecond(25'000'000), 0.5);
        QCOMPARE(statistics.perSecond(31'000'000), 0.0);
    }
};

QTEST_APPLESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"

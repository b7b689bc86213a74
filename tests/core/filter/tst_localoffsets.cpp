// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/localoffsets.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace hookglass;

class LocalOffsetsTest : public QObject
{
    Q_OBJECT

private slots:
    /// The system tells the same, though slowly.
    void tellsTheTimeOfDay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata",
                                 "Australia/Lord_Howe", "Pacific/Apia"})
            QTest::newRow(zone) << QByteArray(zone);
    }
    void tellsTheTimeOfDay()
    {
        QFETCH(QByteArray, zone);
        qputenv("TZ", zone);
        ::tzset();
        const LocalOffsets offsets = LocalOffsets::ofSystem();
        QRandomGenerator random(3);
        const qint64 first = 1'420'070'400; // 2015-01-01
        for (int i = 0; i < 5000; ++i) {
            const qint64 ms =
                (first + random.bounded(22 * 365 * 24) * 3600LL) * 1000 + random.bounded(3'600'000);
            const QTime expected = QDateTime::fromMSecsSinceEpoch(ms).time();
            QCOMPARE(offsets.timeOfDayUs(ms * 1000 + 7),
                     qint64(expected.msecsSinceStartOfDay()) * 1000 + 7);
        }
    }

    void staysSane()
    {
        qputenv("TZ", "America/New_York");
        ::tzset();
        const LocalOffsets offsets = LocalOffsets::ofSystem();
        for (const qint64 us : {qint64(0), qint64(-1), qint64(4'000'000'000'000'000)}) {
            const qint64 time = offsets.timeOfDayUs(us);
            QVERIFY(time >= 0 && time < 24 * 3600 * 1'000'000LL);
        }
    }
};

QTEST_APPLESS_MAIN(LocalOffsetsTest)
#include "tst_localoffsets.moc"

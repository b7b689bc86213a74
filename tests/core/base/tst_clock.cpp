// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ClockTest : public QObject
{
    Q_OBJECT

private slots:
    void writesRfc3339_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << qint64(0) << u"1970-01-01T00:00:00.000000Z"_s;
        // date -u -d @1789000000 says 2026-09-10 00:26:40
        QTest::newRow("microseconds")
            << qint64(1'789'000'000'123'456) << u"2026-09-10T00:26:40.123456Z"_s;
        QTest::newRow("before the epoch") << qint64(-1) << u"1969-12-31T23:59:59.999999Z"_s;
    }
    void writesRfc3339()
    {
        QFETCH(qint64, us);
        QFETCH(QString, text);
        QCOMPARE(toRfc3339(us), text);
        QCOMPARE(fromRfc3339(text), us);
    }

    void refusesOtherForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("no zone") << u"2026-09-10T00:26:40.123456"_s;
        QTest::newRow("offset") << u"2026-09-10T00:26:40+02:00"_s;
        QTest::newRow("month 13") << u"2026-13-10T00:26:40Z"_s;
        QTest::newRow("empty fraction") << u"2026-09-10T00:26:40.Z"_s;
        QTest::newRow("letters") << u"2026-09-10T00:26:40.12x4Z"_s;
    }
    void refusesOtherForms()
    {
        QFETCH(QString, text);
        QVERIFY(!fromRfc3339(text));
    }
};

QTEST_APPLESS_MAIN(ClockTest)
#include "tst_clock.moc"

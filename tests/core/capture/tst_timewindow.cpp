// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/timewindow.h"

#include <QTest>

using namespace hookglass;

class TimeWindowTest : public QObject
{
    Q_OBJECT

    static TimeWindow window()
    {
        TimeWindow window;
        window.setWhole({1'000'000, 2'000'000});
        return window;
    }

private slots:
    void zoomsAroundATime()
    {
        TimeWindow view = window();
        view.zoom(0.5, 1'250'000);
        QCOMPARE(view.range(), (TimeRange {1'125'000, 1'625'000}));
        QCOMPARE(view.placeOf(1'250'000, 1000), 250.0); // where it was
        QCOMPARE(view.timeAt(250, 1000), 1'250'000);
        view.zoom(100, 1'250'000);
        QVERIFY(!view.isZoomed());
        QCOMPARE(view.range(), (TimeRange {1'000'000, 2'000'000}));
        view.zoom(1e-9, 1'999'999);
        QCOMPARE(view.range().lengthUs(), TimeWindow::LeastUs);
        QCOMPARE(view.range().endUs, 2'000'000);
    }

    void staysInside()
    {
        TimeWindow view = window();
        view.zoomTo({900'000, 1'100'000});
        QCOMPARE(view.range(), (TimeRange {1'000'000, 1'200'000}));
        view.move(5'000'000);
        QCOMPARE(view.range(), (TimeRange {1'800'000, 2'000'000}));
        view.reveal(1'500'000);
        QCOMPARE(view.range(), (TimeRange {1'500'000, 1'700'000}));
        view.reveal(1'600'000);
        QCOMPARE(view.range(), (TimeRange {1'500'000, 1'700'000}));
        view.reveal(1'700'000);
        QCOMPARE(view.range(), (TimeRange {1'500'001, 1'700'001}));
    }

    void growsOnlyAsAWhole()
    {
        TimeWindow view = window();
        view.setWhole({1'000'000, 3'000'000});
        QCOMPARE(view.range().endUs, 3'000'000);
        view.zoomTo({1'500'000, 1'600'000});
        view.setWhole({1'000'000, 4'000'000});
        QCOMPARE(view.range(), (TimeRange {1'500'000, 1'600'000}));
        view.setWhole({});
        QVERIFY(!view.isZoomed());
        view.zoom(0.5, 0); // of nothing
        QVERIFY(view.range().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TimeWindowTest)
#include "tst_timewindow.moc"

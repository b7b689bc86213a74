// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/backgroundjob.h"

#include <QSemaphore>
#include <QTest>

#include <memory>

using namespace hookglass;

class BackgroundJobTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheResultInThisThread()
    {
        BackgroundJob job;
        const QThread *told = nullptr;
        int result = 0;
        job.start([](const std::stop_token &) { return 7; },
                  [&](int value) {
                      result = value;
                      told = QThread::currentThread();
                  });
        QVERIFY(job.isRunning());
        QTRY_COMPARE(result, 7);
        QCOMPARE(told, QThread::currentThread());
        QVERIFY(!job.isRunning());
    }

    void tellsOnlyOfTheNewest()
    {
        BackgroundJob job;
        QSemaphore begun;
        QSemaphore go;
        QList<int> told;
        job.start(
            [&](const std::stop_token &) {
                begun.release();
                go.acquire();
                return 1;
            },
            [&](int value) { told.append(value); });
        begun.acquire();
        job.start([](const std::stop_token &) { return 2; },
                  [&](int value) { told.append(value); });
        job.start([](const std::stop_token &) { return 3; },
                  [&](int value) { told.append(value); });
        go.release();
        QTRY_COMPARE(told, QList<int>({3}));
    }

    /// Work that does not look at its token goes on alone: it is let go on only afterwards here.
    void isGoneWhileItsWorkGoesOn()
    {
        const auto begun = std::make_shared<QSemaphore>();
        const auto go = std::make_shared<QSemaphore>();
        const auto ended = std::make_shared<QSemaphore>();
        bool isTold = false;
        {
            BackgroundJob job;
            job.start(
                [=](const std::stop_token &stop) {
                    begun->release();
                    go->acquire();
                    ended->release();
                    return stop.stop_requested();
                },
                [&](bool) { isTold = true; });
            begun->acquire();
        }
        go->release();
        QVERIFY(ended->tryAcquire(1, 10'000));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }
};

QTEST_MAIN(BackgroundJobTest)
#include "tst_backgroundjob.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "ui/captureplaces.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <mutex>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// So many captures that two threads read them.
class CapturePlacesTest : public QObject
{
    Q_OBJECT

    static constexpr int Captures = 6000;

    QTemporaryDir m_folder;
    SummaryTable m_table;
    std::optional<CaptureSource> m_source;

    static QList<int> every(int step, int first)
    {
        QList<int> places;
        for (int i = first; i < Captures; i += step)
            places.append(i);
        return places;
    }

private slots:
    void initTestCase()
    {
        m_source =
            CaptureSource {m_folder.filePath(u"s.hookglass"_s), EventCatalog::load().value()};
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(m_source->sessionPath);
        QVERIFY(opened.wait());
        for (int i = 0; i < Captures; ++i) {
            Capture capture =
                test::makeCapture("{\"n\":\"x" + QByteArray::number(i % 7) + "\"}",
                                  i % 5 == 0 ? u"room_started"_s : u"room_finished"_s);
            capture.seq = i + 1;
            m_table.append({summarize(capture)});
            store.append(quint64(i + 1), capture);
        }
        store.close();
        QVERIFY(closed.wait(60'000));
    }

    void findsAll_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("by their bodies") << u"body:x3"_s << every(7, 3);
        QTest::newRow("by a value in them") << u"body.n:x0"_s << every(7, 0);
        QTest::newRow("columns decide some") << u"event:room_started body:x3"_s << every(35, 10);
        QTest::newRow("none") << u"body:x9"_s << QList<int>();
        QTest::newRow("all") << u"body:x"_s << every(1, 0);
    }
    void findsAll()
    {
        QFETCH(QString, filter);
        QFETCH(QList<int>, expected);
        std::mutex mutex; // two threads may tell
        QList<int> told;
        qsizetype mostRead = 0;
        const PlacesFound found =
            placesMatching(m_table.rows(), *Filter::compile(filter), 0, m_source,
                           [&](const QList<int> &places, const ScanProgress &progress) {
                               const std::lock_guard lock(mutex);
                               told += places;
                               mostRead = std::max(mostRead, progress.read);
                               return std::is_sorted(places.begin(), places.end());
                           });
        QVERIFY(!found.error);
        QCOMPARE(found.places, expected);
        QVERIFY(mostRead <= Captures);
        std::sort(told.begin(), told.end());
        QVERIFY(std::adjacent_find(told.begin(), told.end()) == told.end());
        QVERIFY(std::includes(expected.begin(), expected.end(), told.begin(), told.end()));
    }

    /// What the columns decide is not kept back until something has been read.
    void tellsAtOnceWhatColumnsDecide()
    {
        QList<int> first;
        bool isFirst = true;
        std::mutex mutex;
        const PlacesFound found =
            placesMatching(m_table.rows(), *Filter::compile(u"event:room_started or body:x3"_s), 0,
                           m_source, [&](const QList<int> &places, const ScanProgress &progress) {
                               const std::lock_guard lock(mutex);
                               if (std::exchange(isFirst, false) && progress.read == 0)
                                   first = places;
                               return true;
                           });
        QCOMPARE(first, every(5, 0));
        QList<int> expected = every(5, 0);
        for (const int place : every(7, 3)) {
            if (place % 5 != 0)
                expected.append(place);
        }
        std::sort(expected.begin(), expected.end());
        QCOMPARE(found.places, expected);
    }

    void endsWhenItIsToldTo()
    {
        const PlacesFound found =
            placesMatching(m_table.rows(), *Filter::compile(u"event:room_started or body:x"_s), 0,
                           m_source, [](const auto &, const auto &) { return false; });
        QVERIFY(found.places.size() >= every(5, 0).size());
    }

    void saysThatTheSessionCannotBeRead()
    {
        const CaptureSource none {m_folder.filePath(u"none"_s), m_source->catalog};
        const PlacesFound found =
            placesMatching(m_table.rows(), *Filter::compile(u"body:x3"_s), 0, none,
                           [](const auto &, const auto &) { return true; });
        QVERIFY(found.error);
        QVERIFY(found.places.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CapturePlacesTest)
#include "tst_captureplaces.moc"

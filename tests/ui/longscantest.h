// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"
#include "tests/support/shownseqs.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace hookglass::test {

/// A session for filters that must read a lot; to be inherited.
class LongScanTest : public QObject
{
protected:
    static constexpr int PatienceMs = 60'000; ///< with what other threads do
    static constexpr int Count = 600;
    /// Takes its time to give up: nearly all bodies are such.
    inline static const QByteArray Slow {3000, 'x'};
    /// Finds the rest at once, and tries many ways with the others.
    inline static const QString SlowFilter = [] {
        QStringList terms {QStringLiteral("body~/^needle/")};
        for (int i = 0; i < 60; ++i)
            terms.append(QStringLiteral("body~/(x+x+)+y%1/").arg(i));
        return terms.join(QStringLiteral(" or "));
    }();

    struct OpenWindow
    {
        explicit OpenWindow(const QTemporaryDir &folder)
            : settings(folder.filePath(QStringLiteral("settings.ini")))
        {
            window.openSession(folder.filePath(QStringLiteral("s.hookglass")));
        }
        Settings settings;
        Inspector inspector {EventCatalog::load().value()};
        MainWindow window {inspector, settings};
        TimelineModel &model {*window.findChild<TimelineModel *>()};
    };

    QTemporaryDir m_folder;
    Icons m_icons;
    QList<CaptureSummary> m_captures;

    void start()
    {
        m_icons.setPalette(QPalette());
        store(QStringLiteral("s.hookglass"), Count, Slow, m_captures);
    }
    QList<qint64> needles(qsizetype upTo = Count) const
    {
        QList<qint64> seqs;
        for (qint64 seq = 10; seq <= upTo; seq += 10)
            seqs.append(seq);
        return seqs;
    }
    void fill(TimelineModel &model, qsizetype count = Count)
    {
        model.setSource(m_folder.filePath(QStringLiteral("s.hookglass")),
                        EventCatalog::load().value());
        model.append(m_captures.first(count));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), count, PatienceMs);
    }
    /// Every tenth has the needle.
    void store(const QString &name, int count, const QByteArray &rest,
               QList<CaptureSummary> &captures)
    {
        SessionStore store;
        QSignalSpy opened(&store, &SessionStore::opened);
        QSignalSpy closed(&store, &SessionStore::closed);
        store.open(m_folder.filePath(name));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
        for (int i = 1; i <= count; ++i) {
            const QByteArray body = (i % 10 == 0 ? "needle" : "") + rest;
            Capture capture = makeCapture(body, QStringLiteral("e"));
            store.append(quint64(i), capture);
            capture.seq = i;
            captures.append(summarize(capture));
        }
        store.close();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, PatienceMs);
    }
    /// Until some rows have been found, but not all of them. Gives back what it has not read.
    static qsizetype filterInPart(TimelineModel &model)
    {
        ScanProgress last;
        const auto heard = connect(&model, &TimelineModel::filtering, &model,
                                   [&last](const ScanProgress &progress) { last = progress; });
        model.setFilter(*Filter::compile(SlowFilter));
        const bool isPart = QTest::qWaitFor(
            [&] { return last.read > 0 && model.rowCount() > 0 && model.rowCount() < Count; },
            PatienceMs);
        disconnect(heard);
        return isPart && last.read < last.toRead ? last.toRead - last.read : -1;
    }
};

} // namespace hookglass::test

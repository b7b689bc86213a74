// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inspector/inspector.h"
#include "core/settings/settings.h"
#include "core/store/sessionstore.h"
#include "ui/icons.h"
#include "ui/statistics.h"
#include "ui/timelinefeed.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace hookglass::test {

/// A session with captures, read by an inspector and shown in a timeline.
class LoadedSession
{
public:
    explicit LoadedSession(const QList<Capture> &captures)
    {
        icons.setPalette(QPalette());
        view.resize(800, 300);
        view.show();
        const QString file = folder.filePath(QStringLiteral("s.hookglass"));
        {
            SessionStore store;
            QSignalSpy opened(&store, &SessionStore::opened);
            store.open(file);
            if (!opened.wait(30'000))
                qFatal("the session cannot be made");
            for (const Capture &capture : captures)
                store.append(0, capture);
        }
        inspector.openSession(file);
        if (!QTest::qWaitFor([&] { return model.rowCount() == captures.size(); }, 30'000))
            qFatal("the session cannot be read");
    }
    /// Selects the events in these rows, the last one as the current one.
    void select(const QList<int> &rows)
    {
        view.selectionModel()->clearSelection();
        for (const int row : rows)
            view.selectionModel()->setCurrentIndex(
                model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    Capture load(qint64 seq)
    {
        QSignalSpy loaded(&inspector, &Inspector::captureLoaded);
        inspector.loadCapture(seq);
        return loaded.wait(30'000) ? loaded.last().first().value<Capture>() : Capture();
    }

    QTemporaryDir folder;
    Settings settings {folder.filePath(QStringLiteral("settings.ini"))};
    Icons icons;
    Statistics statistics;
    Inspector inspector {EventCatalog::load().value()};
    TimelineModel model {icons};
    TimelineView view {model};
    TimelineFeed feed {inspector, model, statistics};
};

} // namespace hookglass::test

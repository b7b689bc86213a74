// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/marking.h"

#include "core/inspector/inspector.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QLocale>
#include <QMainWindow>
#include <QStatusBar>

namespace hookglass {

namespace {
constexpr int MessageMs = 8000;
constexpr qsizetype MostAtOnce = 5000; // one pass of the window
} // namespace

Marking::Marking(Inspector &inspector, TimelineModel &model, TimelineView &view,
                 QMainWindow *window)
    : QObject(window)
    , m_inspector(inspector)
    , m_model(model)
    , m_view(view)
    , m_window(window)
{
}

QList<qint64> Marking::selected() const
{
    if (m_view.selectedCount() <= MostAtOnce)
        return m_view.selectedSeqs();
    m_window->statusBar()->showMessage(
        tr("At most %1 events can be marked at once").arg(QLocale().toString(MostAtOnce)),
        MessageMs);
    return {};
}

Marks Marking::marksOf(qint64 seq) const
{
    return m_model.summaryOf(seq).marks;
}

void Marking::change(const QList<qint64> &seqs, const std::function<void(Marks &)> &edit)
{
    QList<CaptureSummary> changed;
    QList<MarkRecord> records;
    for (const qint64 seq : seqs) {
        if (!m_model.contains(seq))
            continue; // it has gone meanwhile
        CaptureSummary capture = m_model.summaryOf(seq);
        const Marks before = capture.marks;
        edit(capture.marks);
        if (capture.marks == before)
            continue;
        changed.append(capture);
        records.append({seq, capture.marks});
    }
    if (records.isEmpty())
        return;
    m_inspector.setMarks(records);
    m_model.update(changed);
}

} // namespace hookglass

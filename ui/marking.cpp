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

QList<Marks> Marking::selected() const
{
    QList<Marks> marks;
    for (const qint64 seq : m_view.selectedSeqs())
        marks.append(m_model.summaryOf(seq).marks);
    return marks;
}

void Marking::change(const std::function<void(Marks &)> &edit)
{
    const QList<qint64> seqs = m_view.selectedSeqs();
    if (seqs.size() > MostAtOnce) {
        m_window->statusBar()->showMessage(
            tr("At most %1 events can be marked at once").arg(QLocale().toString(MostAtOnce)),
            MessageMs);
        return;
    }
    QList<CaptureSummary> changed;
    QList<MarkRecord> records;
    for (const qint64 seq : seqs) {
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

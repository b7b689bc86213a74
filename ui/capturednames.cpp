// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/capturednames.h"

#include "core/inspector/inspector.h"
#include "core/query/bodynames.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/timelinemodel.h"

#include <QEvent>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype MostLookedInto = 200; // events
} // namespace

CapturedNames::CapturedNames(const Inspector &inspector, const TimelineModel &model,
                             FilterBar &filterBar, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_model(model)
    , m_filterBar(filterBar)
{
    connect(&inspector, &Inspector::sessionChanged, this, &CapturedNames::forget);
    connect(&filterBar.edit(), &QLineEdit::textEdited, this, &CapturedNames::refresh);
    filterBar.edit().installEventFilter(this);
}

bool CapturedNames::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        refresh();
    return false;
}

void CapturedNames::forget()
{
    m_job.stop();
    m_names.clear();
    m_newest = 0;
    m_filterBar.setMoreFields({});
}

void CapturedNames::refresh()
{
    const SummaryRows captures = m_model.captures();
    QList<qint64> seqs; // from the newest on
    for (qsizetype i = captures.size() - 1; i >= 0 && seqs.size() < MostLookedInto; --i) {
        if (captures.seqAt(i) <= m_newest)
            break;
        seqs.append(captures.seqAt(i));
    }
    if (seqs.isEmpty() || m_job.isRunning() || m_names.size() >= MostBodyNames)
        return;
    std::reverse(seqs.begin(), seqs.end());
    m_job.start(
        [path = m_inspector.sessionPath(), catalog = m_inspector.catalog(),
         seqs](const std::stop_token &stop) { return bodyNames(path, seqs, catalog, stop); },
        [this, newest = seqs.last()](const Result<QStringList> &names) {
            if (!names) // without them it is a filter all the same; the next time they are read
                return;
            m_newest = newest;
            m_names = (m_names + *names).mid(0, 2 * MostBodyNames);
            m_names.sort();
            m_names.removeDuplicates();
            m_filterBar.setMoreFields(m_names);
        });
}

} // namespace hookglass

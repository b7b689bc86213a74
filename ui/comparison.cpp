// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparison.h"

#include "core/inspector/inspector.h"
#include "ui/comparepane.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QItemSelectionModel>

namespace hookglass {

Comparison::Comparison(Inspector &inspector, TimelineModel &model, TimelineView &view,
                       ComparePane &pane, QObject *parent, qint64 only)
    : QObject(parent)
    , m_inspector(inspector)
    , m_model(model)
    , m_view(view)
    , m_pane(pane)
    , m_only(only)
{
    connect(&m_pane, &ComparePane::otherWanted, this, &Comparison::find);
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &Comparison::tellSelection);
    connect(&m_inspector, &Inspector::captureLoaded, this, [this](const Capture &capture) {
        if (capture.seq != m_wanted)
            return;
        m_wanted = 0;
        m_pane.setOther(capture);
    });
    connect(&m_inspector, &Inspector::loadFailed, this, [this](qint64 seq, const Error &error) {
        if (m_wanted == 0 || seq != m_wanted)
            return;
        m_wanted = 0;
        m_pane.setNoOther(error.message);
    });
}

void Comparison::find(qint64 seq, Counterpart which)
{
    m_wanted = which == Counterpart::Selected ? otherSelected(seq)
                                              : findCounterpart(m_model.captures(), seq, which);
    if (m_wanted > 0) {
        m_inspector.loadCapture(m_wanted);
        return;
    }
    switch (which) {
    case Counterpart::SameEvent:
        m_pane.setNoOther(tr("There is no earlier event of this kind."));
        break;
    case Counterpart::SameRoom:
        m_pane.setNoOther(tr("There is no earlier event of this room."));
        break;
    case Counterpart::SameId:
        m_pane.setNoOther(tr("No other event has this id."));
        break;
    case Counterpart::Selected:
        m_pane.setNoOther(tr("Select exactly two events to compare them."));
        break;
    }
}

qint64 Comparison::otherSelected(qint64 seq) const
{
    if (m_view.selectedCount() != 2)
        return 0;
    const QList<qint64> seqs = m_view.selectedSeqs();
    return !seqs.contains(seq) ? 0 : seqs.first() == seq ? seqs.last() : seqs.first();
}

void Comparison::tellSelection()
{
    m_pane.setManySelected(m_only == 0 && m_view.selectedCount() > 2);
    m_pane.setPairSelected(m_only > 0 ? otherSelected(m_only) > 0 : m_view.selectedCount() == 2);
}

} // namespace hookglass

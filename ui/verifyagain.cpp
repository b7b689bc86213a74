// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/verifyagain.h"

#include "core/inspector/inspector.h"
#include "ui/taskprogress.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>

namespace hookglass {

VerifyAgain::VerifyAgain(Inspector &inspector, TimelineView &view, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_view(view)
    , m_selected(new QAction(tr("&Verify selection again"), this))
    , m_all(new QAction(tr("Verify &all again"), this))
{
    m_selected->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_all->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    connect(m_selected, &QAction::triggered, this, [this] {
        if (const QList<qint64> seqs = m_view.selectedSeqs(); !seqs.isEmpty())
            start(seqs);
    });
    connect(m_all, &QAction::triggered, this, [this] { start({}); });
    m_view.addAction(m_selected);
    m_view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

void VerifyAgain::addActions(QMenu &menu)
{
    menu.addAction(m_selected);
    menu.addAction(m_all);
}

void VerifyAgain::addProgress(QStatusBar &bar)
{
    auto *progress = new TaskProgress(bar, tr("Verifying again"), this);
    connect(progress, &TaskProgress::stopRequested, &m_inspector, &Inspector::stopReverifying);
    connect(&m_inspector, &Inspector::reverifyProgress, progress, &TaskProgress::show);
}

void VerifyAgain::start(const QList<qint64> &seqs)
{
    m_inspector.reverify(seqs);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/verifyagain.h"

#include "core/inspector/inspector.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>

namespace hookglass {

VerifyAgain::VerifyAgain(Inspector &inspector, TimelineView &view, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_view(view)
    , m_selected(new QAction(tr("&Verify selection again"), this))
    , m_all(new QAction(tr("Verify &all again"), this))
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
{
    m_selected->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_all->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    m_progress->setAccessibleName(tr("Verifying again"));
    m_progress->setFormat(tr("Verifying again: %p %"));
    connect(m_selected, &QAction::triggered, this, [this] {
        if (const QList<qint64> seqs = m_view.selectedSeqs(); !seqs.isEmpty())
            start(seqs);
    });
    connect(m_all, &QAction::triggered, this, [this] { start({}); });
    connect(m_stop, &QPushButton::clicked, &m_inspector, &Inspector::stopReverifying);
    connect(&m_inspector, &Inspector::reverifyProgress, this, &VerifyAgain::showProgress);
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
    bar.addPermanentWidget(m_progress);
    bar.addPermanentWidget(m_stop);
    m_progress->hide();
    m_stop->hide();
}

void VerifyAgain::start(const QList<qint64> &seqs)
{
    m_inspector.reverify(seqs);
}

/// Only what takes long enough to be seen is shown.
void VerifyAgain::showProgress(qint64 done, qint64 total)
{
    constexpr qint64 FewEvents = 500;
    const bool visible = done < total && total > FewEvents;
    m_progress->setVisible(visible);
    m_stop->setVisible(visible);
    m_progress->setRange(0, 1000);
    m_progress->setValue(total > 0 ? int(done * 1000 / total) : 1000);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taskprogress.h"

#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 FewEvents = 500;
constexpr int Steps = 1000;
} // namespace

TaskProgress::TaskProgress(QStatusBar &bar, const QString &task, QObject *parent)
    : QObject(parent)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
{
    m_progress->setAccessibleName(task);
    m_progress->setFormat(task + u": %p %"_s);
    m_progress->setRange(0, Steps);
    m_stop->setToolTip(tr("%1: stop it").arg(task));
    connect(m_stop, &QPushButton::clicked, this, &TaskProgress::stopRequested);
    bar.addPermanentWidget(m_progress);
    bar.addPermanentWidget(m_stop);
    hide();
}

void TaskProgress::show(qint64 done, qint64 total)
{
    const bool isWorthIt = done < total && total > FewEvents;
    m_progress->setVisible(isWorthIt);
    m_stop->setVisible(isWorthIt);
    m_progress->setValue(total > 0 ? int(done * Steps / total) : Steps);
}

void TaskProgress::hide()
{
    m_progress->hide();
    m_stop->hide();
}

} // namespace hookglass

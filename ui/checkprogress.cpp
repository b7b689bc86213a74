// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checkprogress.h"

#include "core/inspector/inspector.h"

#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>

namespace hookglass {

CheckProgress::CheckProgress(Inspector &inspector, QStatusBar &bar, QObject *parent)
    : QObject(parent)
    , m_progress(new QProgressBar(&bar))
    , m_stop(new QPushButton(tr("Stop"), &bar))
{
    m_progress->setRange(0, 100);
    m_progress->setFormat(tr("Checking the session: %p %"));
    m_progress->setAccessibleName(tr("Checking the session"));
    m_progress->setToolTip(tr("The session was not closed properly the last time"));
    m_stop->setAccessibleName(tr("Stop the check of the session"));
    m_stop->setToolTip(tr("Stop the check; the session is not opened then"));
    bar.addPermanentWidget(m_progress);
    bar.addPermanentWidget(m_stop);
    hide();
    connect(m_stop, &QPushButton::clicked, &inspector, &Inspector::stopChecking);
    connect(&inspector, &Inspector::checking, this,
            [this](const QString &, int percent) { showProgress(percent); });
    connect(&inspector, &Inspector::sessionChanged, this, &CheckProgress::hide);
    connect(&inspector, &Inspector::sessionOpenFailed, this, &CheckProgress::hide);
}

void CheckProgress::showProgress(int percent)
{
    m_progress->setValue(percent);
    m_progress->show();
    m_stop->show();
}

void CheckProgress::hide()
{
    m_progress->hide();
    m_stop->hide();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stoppableprogress.h"

#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

StoppableProgress::StoppableProgress(const Texts &texts, QStatusBar &bar, QObject *parent)
    : QObject(parent)
    , m_name(texts.name)
    , m_progress(new QProgressBar(&bar))
    , m_stop(new QPushButton(tr("Stop"), &bar))
{
    m_progress->setRange(0, 100);
    m_progress->setAccessibleName(texts.name);
    m_progress->setToolTip(texts.toolTip);
    m_stop->setAccessibleName(texts.stopName);
    m_stop->setToolTip(texts.stopToolTip);
    bar.addPermanentWidget(m_progress);
    bar.addPermanentWidget(m_stop);
    hide();
    connect(m_stop, &QPushButton::clicked, this, &StoppableProgress::stopAsked);
}

void StoppableProgress::show(int percent)
{
    show(m_name + ": %p %"_L1, percent);
}

void StoppableProgress::showBefore(const QString &what)
{
    show(what, 0);
}

void StoppableProgress::show(const QString &format, int percent)
{
    m_progress->setFormat(format);
    m_progress->setValue(percent);
    m_progress->show();
    m_stop->show();
}

void StoppableProgress::hide()
{
    m_progress->hide();
    m_stop->hide();
}

} // namespace hookglass

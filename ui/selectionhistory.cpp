// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selectionhistory.h"

#include <QAction>
#include <QMenu>

namespace hookglass {

namespace {
constexpr qsizetype Longest = 200;
} // namespace

SelectionHistory::SelectionHistory(QObject *parent)
    : QObject(parent)
    , m_back(new QAction(tr("Go &back"), this))
    , m_forward(new QAction(tr("&Go forward"), this))
{
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_back, &QAction::triggered, this, [this] { go(-1); });
    connect(m_forward, &QAction::triggered, this, [this] { go(1); });
    update();
}

void SelectionHistory::addActions(QMenu &menu)
{
    menu.addActions({m_back, m_forward});
}

void SelectionHistory::select(qint64 seq)
{
    if (seq == 0 || (m_at >= 0 && m_seqs.at(m_at) == seq))
        return;
    m_seqs.remove(m_at + 1, m_seqs.size() - m_at - 1);
    m_seqs.append(seq);
    if (m_seqs.size() > Longest)
        m_seqs.removeFirst();
    m_at = m_seqs.size() - 1;
    update();
}

void SelectionHistory::clear()
{
    m_seqs.clear();
    m_at = -1;
    update();
}

void SelectionHistory::go(int by)
{
    m_at += by;
    update();
    emit wanted(m_seqs.at(m_at)); // selects the one that is the present one already
}

void SelectionHistory::update()
{
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_seqs.size());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pinning.h"

#include "ui/marking.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype LongestNote = 4000; // characters
} // namespace

Pinning::Pinning(Marking &marking, TimelineView &view, QObject *parent)
    : QObject(parent)
    , m_marking(marking)
    , m_pin(new QAction(tr("&Pin or unpin"), this))
    , m_note(new QAction(tr("&Note…"), this))
{
    m_pin->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_note->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    connect(m_pin, &QAction::triggered, this, &Pinning::toggle);
    connect(m_note, &QAction::triggered, this, &Pinning::askForNote);
    view.addActions({m_pin, m_note});
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

void Pinning::addActions(QMenu &menu)
{
    menu.addActions({m_pin, m_note});
}

void Pinning::toggle()
{
    const QList<Marks> marks = m_marking.selected();
    const bool pin =
        !std::all_of(marks.cbegin(), marks.cend(), [](const Marks &each) { return each.pinned; });
    m_marking.change([pin](Marks &each) { each.pinned = pin; });
}

void Pinning::askForNote()
{
    const QList<Marks> marks = m_marking.selected();
    if (marks.isEmpty())
        return;
    bool ok = false;
    const QString note =
        QInputDialog::getMultiLineText(m_marking.window(), tr("Note"),
                                       tr("Note on %n event(s):", nullptr, int(marks.size())),
                                       marks.first().note, &ok)
            .trimmed()
            .left(LongestNote);
    if (ok)
        m_marking.change([note](Marks &each) { each.note = note; });
}

} // namespace hookglass

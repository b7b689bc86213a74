// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pinning.h"

#include "ui/marking.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QPlainTextEdit>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype LongestNote = 2000; // characters, all of which can be shown
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
    const QList<qint64> seqs = m_marking.selected();
    const bool pin = !std::all_of(seqs.cbegin(), seqs.cend(),
                                  [this](qint64 seq) { return m_marking.marksOf(seq).pinned; });
    m_marking.change(seqs, [pin](Marks &each) { each.pinned = pin; });
}

void Pinning::askForNote()
{
    const QList<qint64> seqs = m_marking.selected();
    if (seqs.isEmpty())
        return;
    QString note = m_marking.marksOf(seqs.first()).note;
    for (const qint64 seq : seqs) {
        if (m_marking.marksOf(seq).note != note)
            note.clear(); // they differ
    }
    QInputDialog dialog(m_marking.window());
    dialog.setWindowTitle(tr("Note"));
    dialog.setLabelText(seqs.size() == 1 ? tr("Note on event %1:").arg(seqs.first())
                                         : tr("Note on %1 events:").arg(seqs.size()));
    dialog.setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog.setTextValue(note);
    if (auto *edit = dialog.findChild<QPlainTextEdit *>())
        edit->setTabChangesFocus(true);
    if (dialog.exec() != QDialog::Accepted)
        return;
    note = dialog.textValue().trimmed().left(LongestNote);
    m_marking.change(seqs, [note](Marks &each) { each.note = note; });
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filtercompleter.h"

#include "core/filter/filtercompletion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStringListModel>

namespace hookglass {

FilterCompleter::FilterCompleter(QLineEdit &edit)
    : QObject(&edit)
    , m_edit(edit)
    , m_completer(new QCompleter(this))
    , m_model(new QStringListModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(&edit); // not setCompleter(): that would complete the whole text
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &FilterCompleter::choose);
    connect(&edit, &QLineEdit::textEdited, this, [this] { offer(false); });
    edit.installEventFilter(this);
}

void FilterCompleter::offer(bool whenNothingIsTyped)
{
    const FilterCompletion completion =
        completeFilter(m_edit.text(), m_edit.cursorPosition(), m_moreFields);
    const bool atValue = completion.begin > 0
        && QStringView(m_edit.text()).first(completion.begin).endsWith(QLatin1Char(':'));
    if (completion.candidates.isEmpty()
        || (completion.length == 0 && !atValue && !whenNothingIsTyped)) {
        m_completer->popup()->hide();
        return;
    }
    m_model->setStringList(completion.candidates);
    QAbstractItemView *popup = m_completer->popup();
    // Below the whole field.
    QRect place = m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    place.setTop(0);
    place.setBottom(m_edit.height());
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width()
                   + 16);
    m_completer->complete(place);
    popup->setCurrentIndex({}); // nobody has chosen the first one yet
}

void FilterCompleter::choose(const QString &candidate)
{
    const FilterCompletion completion =
        completeFilter(m_edit.text(), m_edit.cursorPosition(), m_moreFields);
    if (!completion.candidates.contains(candidate))
        return;
    m_edit.setSelection(int(completion.begin), int(completion.length));
    m_edit.insert(candidate); // one step for undo
    if (candidate.endsWith(QLatin1Char(':')))
        offer(false);
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            offer(true);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace hookglass

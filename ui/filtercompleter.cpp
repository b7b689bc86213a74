// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filtercompleter.h"

#include "core/base/text.h"
#include "ui/candidatedelegate.h"
#include "ui/valuecounter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QStandardItemModel>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype MostValues = 200;
constexpr int MostCaptured = 100; // names
constexpr int MostRows = 12;
constexpr int WidestPopup = 520;
constexpr int InsertRole = Qt::UserRole + 2;
} // namespace

FilterCompleter::FilterCompleter(QLineEdit &edit)
    : QObject(&edit)
    , m_edit(edit)
    , m_completer(new QCompleter(this))
    , m_model(new QStandardItemModel(this))
    , m_counter(new ValueCounter(this))
{
    m_completer->setModel(m_model);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(MostRows);
    m_completer->setWidget(&edit); // not setCompleter(): that would complete the whole text
    m_completer->popup()->setItemDelegate(new CandidateDelegate(m_completer->popup()));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &FilterCompleter::choose);
    connect(m_counter, &ValueCounter::counted, this, &FilterCompleter::offerCounted);
    connect(&edit, &QLineEdit::textEdited, this, [this] { offer(false); });
    edit.installEventFilter(this);
}

void FilterCompleter::setMoreFields(const QStringList &known, const QStringList &captured)
{
    m_captured.clear();
    for (const QString &each : captured) {
        if (!known.contains(each))
            m_captured << each + u':' << filterValueText(each); // that of "has:"
    }
    m_moreFields = known + captured;
    m_moreFields.sort();
    m_moreFields.removeDuplicates();
}

QStringList FilterCompleter::namesOffered() const
{
    QStringList names = m_completion.candidates;
    int captured = 0;
    names.removeIf([&](const QString &each) {
        return m_captured.contains(each) && ++captured > MostCaptured;
    });
    return names;
}

void FilterCompleter::offer(bool whenNothingIsTyped)
{
    m_counter->cancel();
    m_text = m_edit.text();
    m_completion = completeFilter(m_text, m_edit.cursorPosition(), m_moreFields);
    const bool isCounted = m_captures && canCountValues(m_completion.field);
    if (isCounted)
        m_counter->count(m_captures(), m_completion.field, m_completion.typed, MostValues);
    const bool isWanted =
        m_completion.length > 0 || !m_completion.field.isEmpty() || whenNothingIsTyped;
    QList<Candidate> candidates;
    for (const QString &each : isWanted ? namesOffered() : QStringList())
        candidates.append({visibleText(each), each});
    if (!isCounted || !m_completer->popup()->isVisible() || !candidates.isEmpty())
        show(candidates); // else what is there stays until the values are counted
}

/// Behind the counted values come those that a field may have but which did not occur.
void FilterCompleter::offerCounted(const QList<ValueCount> &values)
{
    if (m_edit.text() != m_text || !m_edit.hasFocus())
        return;
    QList<Candidate> candidates;
    QStringList unseen = m_completion.candidates;
    for (const auto &[value, count] : values) {
        unseen.removeAll(value);
        const bool isWhole = value.compare(m_completion.typed, Qt::CaseInsensitive) == 0;
        if (!isWhole || values.size() > 1)
            candidates.append({visibleText(value), filterValueText(value), count});
    }
    for (const QString &each : unseen)
        candidates.append({visibleText(each), each, 0});
    show(candidates);
}

void FilterCompleter::show(const QList<Candidate> &candidates)
{
    if (candidates.isEmpty()) {
        hide();
        return;
    }
    m_model->clear();
    for (const auto &[shown, inserted, count] : candidates) {
        auto *item = new QStandardItem(shown);
        item->setData(inserted, InsertRole);
        if (count >= 0) {
            item->setData(QLocale().toString(count), CandidateDelegate::CountRole);
            item->setData(count == 1 ? tr("%1, in 1 event").arg(shown)
                                     : tr("%1, in %2 events").arg(shown).arg(count),
                          Qt::AccessibleTextRole);
        }
        m_model->appendRow(item);
    }
    QAbstractItemView *popup = m_completer->popup();
    // Below the whole field.
    QRect place = m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    place.setTop(0);
    place.setBottom(m_edit.height());
    place.setWidth(std::min(WidestPopup,
                            popup->sizeHintForColumn(0)
                                + popup->verticalScrollBar()->sizeHint().width() + 16));
    m_completer->complete(place);
    popup->setCurrentIndex({}); // nobody has chosen the first one yet
}

void FilterCompleter::hide()
{
    m_completer->popup()->hide();
}

void FilterCompleter::choose(const QModelIndex &index)
{
    if (m_edit.text() != m_text)
        return;
    const QString candidate = index.data(InsertRole).toString();
    m_edit.setSelection(int(m_completion.begin), int(m_completion.length));
    m_edit.insert(candidate); // one step for undo
    // A value of another field that ends in a full stop is complete.
    const bool isName = m_completion.field.isEmpty()
        || m_completion.field.compare("has"_L1, Qt::CaseInsensitive) == 0;
    if (candidate.endsWith(u':') || (isName && candidate.endsWith(u'.')))
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cellfilter.h"

#include "core/base/clock.h"
#include "core/query/capturefield.h"
#include "ui/fieldcolumns.h"
#include "ui/filterbar.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"
#include "ui/valuemenu.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// What the summary has in a field that is no plain text: a word or a number.
QString termOfField(const QString &name, const CaptureSummary &capture)
{
    const Result<CaptureField> field = CaptureField::parse(name);
    return field && field->isInSummary() ? filterTermFor(name, field->summaryText(capture))
                                         : QString();
}

QString termOfText(const QString &name, const QString &text)
{
    return text.isEmpty() ? QString() : filterTermFor(name, text);
}

QString termOfColumn(TimelineColumn column, const CaptureSummary &capture)
{
    switch (column) {
    case TimelineColumn::Number:
        return u"seq="_s + QString::number(capture.seq);
    case TimelineColumn::Event:
        return termOfText(u"event"_s, capture.event);
    case TimelineColumn::Room:
        return termOfText(u"room"_s, capture.roomId);
    case TimelineColumn::Participant:
        return termOfText(u"participant"_s, capture.participant);
    case TimelineColumn::Verdict:
        return termOfField(u"verdict"_s, capture);
    case TimelineColumn::Answer:
        return termOfField(u"status"_s, capture);
    case TimelineColumn::Attempt:
        return u"attempt="_s + QString::number(capture.history.attempt);
    case TimelineColumn::Size:
        return u"size="_s + QString::number(capture.bodySize);
    case TimelineColumn::Summary:
        return termOfText(u"summary"_s, capture.summary);
    case TimelineColumn::Time: // no two have the same
    case TimelineColumn::Latency:
    case TimelineColumn::Relation:
        break;
    }
    return {};
}

} // namespace

CellFilter::CellFilter(TimelineModel &model, TimelineView &view, FilterBar &filterBar,
                       QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_filterBar(filterBar)
    , m_menu(new QMenu(&view))
{
    offer({});
    view.addAction(m_menu->menuAction());
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

QString CellFilter::termOf(const QModelIndex &cell) const
{
    if (!cell.isValid())
        return {};
    const CaptureSummary capture = m_model.captureAt(cell.row());
    QString term;
    if (cell.column() < TimelineModel::ColumnCount) {
        term = termOfColumn(TimelineColumn(cell.column()), capture);
    } else {
        const CaptureField &field =
            m_model.fieldColumns().at(cell.column() - TimelineModel::ColumnCount).field;
        term = termOfField(field.name(), capture); // else more than what is shown would be needed
    }
    // What is shown may be masked, cut or escaped: then the term is not true of it.
    const Result<Filter> filter = Filter::compile(term);
    const bool isTrue = filter && !filter->isEmpty()
        && filter->answer(capture, systemClockUs()) == FilterAnswer::Yes;
    return isTrue ? term : QString();
}

/// Before the menu opens, which has all actions of the view. What the pointer asks for comes to the
/// viewport first, and from there to the view.
bool CellFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu)
        return false;
    const auto *menu = static_cast<QContextMenuEvent *>(event);
    if (menu->reason() == QContextMenuEvent::Keyboard)
        offer(m_view.currentIndex());
    else if (watched == m_view.viewport())
        offer(m_view.indexAt(menu->pos()));
    return false;
}

void CellFilter::offer(const QModelIndex &cell)
{
    const QString term = termOf(cell);
    m_menu->clear();
    m_menu->menuAction()->setEnabled(!term.isEmpty());
    m_menu->setTitle(term.isEmpty() ? tr("F&ilter by this cell")
                                    : tr("F&ilter by %1").arg(textInMenu(term)));
    if (!term.isEmpty())
        addFilterActions(*m_menu, term, [this, term](FilterUse use) {
            m_filterBar.combine(term, use);
        });
}

} // namespace hookglass

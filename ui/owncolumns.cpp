// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/owncolumns.h"

#include "core/base/text.h"
#include "ui/addcolumndialog.h"
#include "ui/timelinecolumns.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QItemSelectionModel>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace hookglass {

namespace {
constexpr int MostColumns = 20;
constexpr qsizetype MostTitle = 60; // characters of one that comes from the settings
} // namespace

OwnColumns::OwnColumns(TimelineModel &model, TimelineView &view, const EventCatalog &catalog,
                       QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
    , m_catalog(catalog)
{
    connect(&m_view.columns(), &TimelineColumns::menuOpens, this, &OwnColumns::extendMenu);
}

void OwnColumns::addActions(QMenu &menu)
{
    menu.addAction(tr("&Add column…"), this, &OwnColumns::ask);
}

void OwnColumns::extendMenu(QMenu &menu, int column)
{
    menu.addSeparator();
    const int own = column - TimelineModel::ColumnCount;
    if (own >= 0) {
        QString title = m_model.fieldColumns().at(own).title;
        menu.addAction(
            tr("&Remove the column \"%1\"").arg(title.replace(u'&', QStringLiteral("&&"))),
            &m_model, [this, own] { m_model.removeFieldColumn(own); });
    }
    addActions(menu);
}

void OwnColumns::ask()
{
    AddColumnDialog dialog(m_catalog, m_view.window());
    if (dialog.exec() == QDialog::Accepted)
        add(dialog.column());
}

void OwnColumns::addField(const QString &field)
{
    const Result<CaptureField> parsed = CaptureField::parse(field);
    if (parsed)
        add({*parsed, visibleText(parsed->name(), MostTitle)});
    else
        emit rejected(parsed.error().message);
}

void OwnColumns::add(const FieldColumn &column)
{
    const FieldColumns &all = m_model.fieldColumns();
    int there = all.indexOf(column.field.name());
    if (there < 0 && all.count() == MostColumns) {
        emit rejected(tr("There can be at most %1 columns of your own").arg(MostColumns));
        return;
    }
    if (there < 0) {
        there = all.count();
        m_model.addFieldColumn(column);
        m_view.columns().place(TimelineModel::ColumnCount + there, column.title);
    }
    reveal(TimelineModel::ColumnCount + there);
}

/// Scrolls sideways alone, and selected rows are selected as a whole.
void OwnColumns::reveal(int column)
{
    QItemSelectionModel &selection = *m_view.selectionModel();
    selection.select(selection.selection(),
                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QScrollBar &bar = *m_view.horizontalScrollBar();
    const int left = m_view.columnViewportPosition(column);
    const int beyond = left + m_view.columnWidth(column) - m_view.viewport()->width();
    if (left < 0)
        bar.setValue(bar.value() + left);
    else if (beyond > 0)
        bar.setValue(bar.value() + std::min(beyond, left));
}

QStringList OwnColumns::state() const
{
    QStringList state;
    const FieldColumns &all = m_model.fieldColumns();
    for (int i = 0; i < all.count(); ++i)
        state << all.at(i).field.name() << all.at(i).title;
    return state;
}

void OwnColumns::restore(const QStringList &state)
{
    for (qsizetype i = 0; i + 1 < state.size(); i += 2) {
        const Result<CaptureField> field = CaptureField::parse(state.at(i));
        if (field)
            add({*field, visibleText(state.at(i + 1), MostTitle)});
    }
}

} // namespace hookglass

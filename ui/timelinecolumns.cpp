// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinecolumns.h"

#include "ui/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace hookglass {

namespace {
constexpr int IconCellSpace = 44; // around the text, with an icon
constexpr int CellSpace = 22;
constexpr int GutterWidth = 30;
constexpr TimelineColumn Unusual[] = {TimelineColumn::Answer, TimelineColumn::Attempt};

/// What usually stands in a column, at its widest.
QStringList usualTexts(TimelineColumn column)
{
    static constexpr const char *Samples[] = {
        "10 000", "00:00:00.000",    "participant_joined",    "harbour-room-01", "Amina Rahman",
        "",       "503 (fail once)", "1 of 3, again as #100", "102.9 KB",        "52 min 55 s"};
    if (column != TimelineColumn::Verdict)
        return {QString::fromLatin1(Samples[int(column)])};
    return {verdictWord(Verdict::Verified), verdictWord(Verdict::Failed),
            verdictWord(Verdict::Unsigned), verdictWord(Verdict::Unattempted),
            verdictWord(CaptureSummary {.refused = true})};
}

/// Of the texts, in the fonts of the cells and of the header.
int widestOf(const QHeaderView &header, const QStringList &texts)
{
    const QFontMetrics cells(header.parentWidget() ? header.parentWidget()->font() : header.font());
    int widest = 0;
    for (const QString &text : texts)
        widest = std::max(
            {widest, header.fontMetrics().horizontalAdvance(text), cells.horizontalAdvance(text)});
    return widest;
}
} // namespace

TimelineColumns::TimelineColumns(QHeaderView &header, QObject *parent)
    : QObject(parent)
    , m_header(header)
{
    header.setHighlightSections(false);
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setStretchLastSection(true);
    header.setSectionsMovable(true);
    header.setMinimumSectionSize(GutterWidth);
    header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header, &QWidget::customContextMenuRequested, this, &TimelineColumns::showMenu);
    for (int column = 0; column < TimelineColumnCount; ++column) {
        auto *action = new QAction(timelineTitle(TimelineColumn(column)), this);
        action->setCheckable(true);
        action->setChecked(true);
        action->setEnabled(column != int(TimelineColumn::Event)); // one must be left
        connect(action, &QAction::triggered, this,
                [this, column](bool shown) { toggle(column, shown); });
        m_actions.append(action);
    }
    setWidths();
    setGutter();
    connect(&header, &QHeaderView::sectionMoved, this, &TimelineColumns::setGutter);
    hideUnusual();
}

/// Also after a state was restored that knew no gutter. It cannot be moved away.
void TimelineColumns::setGutter()
{
    const int gutter = int(TimelineColumn::Relation);
    if (m_header.visualIndex(gutter) != 0)
        m_header.moveSection(m_header.visualIndex(gutter), 0);
    m_header.setSectionResizeMode(gutter, QHeaderView::Fixed);
    m_header.resizeSection(gutter, GutterWidth);
}

/// Widths come from sample texts: measuring the real cells would touch every row.
void TimelineColumns::setWidths()
{
    for (int i = 0; i < int(TimelineColumn::Summary); ++i) {
        const auto column = TimelineColumn(i);
        const bool hasIcon = column == TimelineColumn::Number || column == TimelineColumn::Event
            || column == TimelineColumn::Verdict;
        m_header.resizeSection(i,
                               widestOf(m_header, usualTexts(column) << timelineTitle(column))
                                   + (hasIcon ? IconCellSpace : CellSpace));
    }
}

void TimelineColumns::widenVerdicts()
{
    widen(TimelineColumn::Verdict,
          verdictWord(
              CaptureSummary {.verdict = Verdict::Unsigned, .firstVerdict = Verdict::Verified}));
}

void TimelineColumns::widen(TimelineColumn column, const QString &text)
{
    const int wanted = widestOf(m_header, {text}) + IconCellSpace;
    m_header.resizeSection(int(column), std::max(m_header.sectionSize(int(column)), wanted));
}

void TimelineColumns::hideUnusual()
{
    for (const TimelineColumn column : Unusual)
        m_header.hideSection(int(column));
    check();
}

void TimelineColumns::reveal(TimelineColumn column)
{
    if (m_chosen)
        return;
    m_header.showSection(int(column));
    check();
}

void TimelineColumns::toggle(int column, bool shown)
{
    m_chosen = true;
    m_header.setSectionHidden(column, !shown);
}

void TimelineColumns::check()
{
    for (int column = 0; column < TimelineColumnCount; ++column)
        m_actions[column]->setChecked(!m_header.isSectionHidden(column));
}

void TimelineColumns::addActions(QMenu &menu)
{
    menu.addMenu(tr("Co&lumns"))->addActions(m_actions);
}

void TimelineColumns::showMenu(const QPoint &at)
{
    QMenu menu(&m_header);
    menu.addActions(m_actions);
    emit menuOpens(menu, m_header.logicalIndexAt(at));
    menu.exec(m_header.mapToGlobal(at));
}

void TimelineColumns::place(int column, const QString &title)
{
    constexpr int UsualCharacters = 16;
    const QFontMetrics metrics = m_header.fontMetrics();
    m_header.resizeSection(column,
                           CellSpace
                               + std::max(metrics.horizontalAdvance(title),
                                          metrics.averageCharWidth() * UsualCharacters));
    const int last = m_header.visualIndex(column);
    if (last > 0 && m_header.logicalIndex(last - 1) == int(TimelineColumn::Summary))
        m_header.moveSection(last, last - 1);
}

QByteArray TimelineColumns::state() const
{
    return m_header.saveState();
}

void TimelineColumns::restore(const QByteArray &state, bool chosen)
{
    m_header.restoreState(state);
    // A session begins in order of arrival, whatever the one before was sorted by.
    m_header.setSortIndicatorClearable(true);
    m_header.setSortIndicatorShown(true);
    m_header.setSortIndicator(-1, Qt::AscendingOrder);
    if (m_header.count() != m_header.model()->columnCount()) { // it was of other columns
        m_header.reset();
        setWidths();
    }
    m_chosen = chosen;
    setGutter();
    if (!chosen)
        hideUnusual(); // the session before may have had something in them
    check();
}

} // namespace hookglass

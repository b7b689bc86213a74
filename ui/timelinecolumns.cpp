// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinecolumns.h"

#include "ui/icons.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <iterator>

namespace hookglass {

namespace {
constexpr QByteArrayView UsualWidths("usual widths "); // what a state begins with that was kept so
constexpr int IconCellSpace = 44; // around the text, with an icon
constexpr int CellSpace = 22;
constexpr int GutterWidth = 30;
constexpr int LeastSummary = 22; // characters that it has room for
constexpr TimelineColumn Cuttable[] = {TimelineColumn::Event,  TimelineColumn::Room,
                                       TimelineColumn::Participant, TimelineColumn::Latency,
                                       TimelineColumn::Answer, TimelineColumn::Attempt};
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
    header.installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this, [this](int column) {
        const bool isOurs = m_isResizing || m_header.isSectionHidden(column);
        if (!isOurs && column < int(TimelineColumn::Summary))
            m_areDrawn = true;
    });
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
    resize(gutter, GutterWidth);
}

/// Names can be cut, so that the title can be read, and of what happened and where a beginning that
/// tells one from another; what is short is useless when it is cut.
int TimelineColumns::leastWidth(int i) const
{
    const auto column = TimelineColumn(i);
    if (std::find(std::begin(Cuttable), std::end(Cuttable), column) == std::end(Cuttable))
        return usualWidth(i);
    QStringList texts {timelineTitle(column)};
    if (column == TimelineColumn::Event)
        texts.append(QStringLiteral("room_start…"));
    else if (column == TimelineColumn::Room)
        texts.append(QStringLiteral("harbour-…"));
    return widestOf(m_header, texts)
        + (column == TimelineColumn::Event ? IconCellSpace : CellSpace);
}

/// Widths come from sample texts: measuring the real cells would touch every row.
int TimelineColumns::usualWidth(int i) const
{
    const auto column = TimelineColumn(i);
    const bool hasIcon = column == TimelineColumn::Number || column == TimelineColumn::Event
        || column == TimelineColumn::Verdict;
    return std::max(m_wanted.value(i),
                    widestOf(m_header, usualTexts(column) << timelineTitle(column))
                        + (hasIcon ? IconCellSpace : CellSpace));
}

void TimelineColumns::setWidths()
{
    for (int column = 0; column < int(TimelineColumn::Summary); ++column)
        resize(column, usualWidth(column));
    fit();
}

void TimelineColumns::resize(int column, int width)
{
    m_isResizing = true;
    m_header.resizeSection(column, width);
    m_isResizing = false;
}

void TimelineColumns::setHidden(int column, bool hidden)
{
    m_isResizing = true; // to nothing, as it tells
    m_header.setSectionHidden(column, hidden);
    m_isResizing = false;
}

/// Where there is no room for all of them and the summary, they are narrower, each by its share of
/// what its title does not need.
void TimelineColumns::fit()
{
    if (m_areDrawn || !m_hasRoom)
        return;
    int room = m_header.width() - m_header.fontMetrics().averageCharWidth() * LeastSummary;
    int least = 0;
    int usual = 0;
    for (int column = 0; column < m_header.count(); ++column) {
        if (m_header.isSectionHidden(column) || column == int(TimelineColumn::Summary))
            continue;
        if (column > int(TimelineColumn::Summary)) { // the gutter, and the user's own
            room -= m_header.sectionSize(column);
            continue;
        }
        least += leastWidth(column);
        usual += usualWidth(column);
    }
    const double share =
        usual > least ? std::clamp(double(room - least) / double(usual - least), 0.0, 1.0) : 1.0;
    for (int column = 0; column < int(TimelineColumn::Summary); ++column) {
        const int narrow = leastWidth(column);
        resize(column, narrow + int(share * (usualWidth(column) - narrow)));
    }
}

bool TimelineColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_header && event->type() == QEvent::Resize) {
        m_hasRoom = true;
        fit();
    }
    return false;
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
    m_wanted[int(column)] = wanted;
    resize(int(column), std::max(m_header.sectionSize(int(column)), wanted));
    fit();
}

void TimelineColumns::hideUnusual()
{
    for (const TimelineColumn column : Unusual)
        setHidden(int(column), true);
    check();
}

void TimelineColumns::reveal(TimelineColumn column)
{
    if (m_chosen)
        return;
    setHidden(int(column), false);
    fit();
    check();
}

void TimelineColumns::toggle(int column, bool shown)
{
    m_chosen = true;
    setHidden(column, !shown);
    fit();
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
    resize(column,
           CellSpace
               + std::max(metrics.horizontalAdvance(title),
                          metrics.averageCharWidth() * UsualCharacters));
    const int last = m_header.visualIndex(column);
    if (last > 0 && m_header.logicalIndex(last - 1) == int(TimelineColumn::Summary))
        m_header.moveSection(last, last - 1);
}

/// Widths that are not the user's adapt the next time, too.
QByteArray TimelineColumns::state() const
{
    return (m_areDrawn ? QByteArray() : UsualWidths.toByteArray()) + m_header.saveState();
}

void TimelineColumns::restore(const QByteArray &state, bool chosen)
{
    m_isResizing = true;
    const bool hasUsual = state.startsWith(UsualWidths);
    const bool isRestored =
        m_header.restoreState(hasUsual ? state.sliced(UsualWidths.size()) : state);
    m_isResizing = false;
    m_areDrawn = m_areDrawn || (isRestored && !hasUsual);
    // A session begins in order of arrival, whatever the one before was sorted by.
    m_header.setSortIndicatorClearable(true);
    m_header.setSortIndicatorShown(true);
    m_header.setSortIndicator(-1, Qt::AscendingOrder);
    if (m_header.count() != m_header.model()->columnCount()) { // it was of other columns
        m_header.reset();
        m_areDrawn = false;
        setWidths();
    }
    m_chosen = chosen;
    setGutter();
    if (!chosen)
        hideUnusual(); // the session before may have had something in them
    check();
}

} // namespace hookglass

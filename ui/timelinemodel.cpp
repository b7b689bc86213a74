// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinemodel.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/secretspan.h"
#include "ui/icons.h"

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr qsizetype CellLength = 200;

void appendMatching(const QList<CaptureSummary> &captures, qsizetype from, const Filter &filter,
                    QList<int> &rows)
{
    for (qsizetype i = from; i < captures.size(); ++i) {
        if (filter.matches(captures.at(i)))
            rows.append(int(i));
    }
}

int alignment(TimelineModel::Column column)
{
    using Column = TimelineModel::Column;
    const bool isNumber =
        column == Column::Number || column == Column::Size || column == Column::Latency;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QString latencyText(const CaptureSummary &capture)
{
    const std::optional<qint64> latency = capture.senderLatencyUs();
    if (!latency)
        return {};
    // The sender's clock has whole seconds: anything finer would be made up.
    const qint64 wholeSeconds = *latency / 1'000'000 * 1'000'000;
    if (wholeSeconds == 0)
        return u"< 1 s"_s;
    return humanDuration(wholeSeconds).replace(u".0 s"_s, u" s"_s);
}

bool hasOtherVerdict(const CaptureSummary &capture)
{
    return capture.firstVerdict && *capture.firstVerdict != capture.verdict;
}

} // namespace

TimelineModel::TimelineModel(const Icons &icons, QObject *parent)
    : QAbstractTableModel(parent)
    , m_icons(icons)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(50ms);
    connect(&m_flushTimer, &QTimer::timeout, this, &TimelineModel::flush);
    m_pool.setMaxThreadCount(1);
}

TimelineModel::~TimelineModel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CaptureSummary &capture = captureAt(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(capture, column);
    case Qt::ToolTipRole:
        return toolTip(capture);
    case Qt::DecorationRole:
        if (column == Column::Event)
            return m_icons.eventIcon(capture);
        if (column == Column::Verdict)
            return m_icons.verdictIcon(capture);
        return {};
    case Qt::ForegroundRole:
        if (column == Column::Verdict)
            return m_icons.color(verdictTint(capture));
        return {};
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

QString TimelineModel::displayText(const CaptureSummary &capture, Column column) const
{
    switch (column) {
    case Column::Number:
        return QString::number(capture.seq);
    case Column::Time:
        return localTime(capture.receivedAtUs);
    case Column::Event:
        if (capture.event.isEmpty())
            return visibleText(
                QString::fromUtf8(capture.method + ' ' + withoutSignatures(capture.target)), 80);
        return visibleText(capture.event, CellLength);
    case Column::Room:
        return visibleText(capture.roomId, CellLength);
    case Column::Participant:
        return visibleText(capture.participant, CellLength);
    case Column::Verdict:
        return verdictWord(capture);
    case Column::Size:
        return humanSize(capture.bodySize);
    case Column::Latency:
        return latencyText(capture);
    case Column::Summary:
        return visibleText(capture.summary, CellLength);
    }
    return {};
}

/// Tool tips take rich text for granted when they see a tag, so the text is escaped.
QString TimelineModel::toolTip(const CaptureSummary &capture) const
{
    QStringList lines {localDateTime(capture.receivedAtUs) + u"  "_s + visibleText(capture.peer),
                       visibleText(capture.summary, CellLength), verdictWord(capture)};
    if (!capture.cause.isEmpty())
        lines.last() += u": "_s + capture.cause;
    return u"<p style='white-space:pre'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</p>"_s;
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(Column(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Number:
        return tr("#");
    case Column::Time:
        return tr("Time");
    case Column::Event:
        return tr("Event");
    case Column::Room:
        return tr("Room");
    case Column::Participant:
        return tr("Participant");
    case Column::Verdict:
        return tr("Verdict");
    case Column::Size:
        return tr("Size");
    case Column::Latency:
        return tr("Latency");
    case Column::Summary:
        return tr("Summary");
    }
    return {};
}

void TimelineModel::append(const QList<CaptureSummary> &captures)
{
    m_pending.append(captures);
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void TimelineModel::flush()
{
    const qsizetype from = m_all.size();
    const bool differ = std::any_of(m_pending.cbegin(), m_pending.cend(), hasOtherVerdict);
    m_all.append(std::exchange(m_pending, {}));
    if (differ)
        emit verdictsDiffer();
    QList<int> rows;
    appendMatching(m_all, from, m_filter, rows);
    if (!rows.isEmpty()) {
        const int first = int(m_visible.size());
        beginInsertRows({}, first, first + int(rows.size()) - 1);
        m_visible.append(rows);
        endInsertRows();
    }
    emit countsChanged();
}

QList<CaptureSummary> TimelineModel::update(const QList<CaptureSummary> &captures)
{
    flush();
    QList<CaptureSummary> before;
    for (const CaptureSummary &capture : captures) {
        const auto found =
            std::lower_bound(m_all.begin(), m_all.end(), capture.seq,
                             [](const CaptureSummary &each, qint64 seq) { return each.seq < seq; });
        if (found == m_all.end() || found->seq != capture.seq)
            continue;
        before.append(*found);
        *found = capture;
        if (const int row = rowOfSeq(capture.seq); row >= 0)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (std::any_of(captures.cbegin(), captures.cend(), hasOtherVerdict))
        emit verdictsDiffer();
    if (!m_wanted.isEmpty())
        setFilter(m_wanted);
    return before;
}

void TimelineModel::clear()
{
    beginResetModel();
    ++m_generation;
    m_flushTimer.stop();
    m_pending.clear();
    m_all.clear();
    m_visible.clear();
    endResetModel();
    emit countsChanged();
}

void TimelineModel::setFilter(const Filter &filter)
{
    m_wanted = filter;
    const quint64 generation = ++m_generation;
    m_pool.start([this, generation, filter, captures = m_all] {
        QList<int> visible;
        appendMatching(captures, 0, filter, visible);
        QMetaObject::invokeMethod(
            this,
            [this, generation, filter, visible, examined = captures.size()] {
                applyFiltered(generation, filter, visible, examined);
            },
            Qt::QueuedConnection);
    });
}

void TimelineModel::applyFiltered(quint64 generation, const Filter &filter, QList<int> visible,
                                  qsizetype examined)
{
    if (generation != m_generation)
        return;
    appendMatching(m_all, examined, filter, visible); // what came meanwhile
    beginResetModel();
    m_filter = filter;
    m_visible = std::move(visible);
    endResetModel();
    emit filtered();
    emit countsChanged();
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    const auto found =
        std::lower_bound(m_visible.begin(), m_visible.end(), seq,
                         [this](int row, qint64 wanted) { return m_all.at(row).seq < wanted; });
    if (found == m_visible.end() || m_all.at(*found).seq != seq)
        return -1;
    return int(found - m_visible.begin());
}

CaptureSummary TimelineModel::summaryOf(qint64 seq) const
{
    const auto found = std::lower_bound(
        m_all.begin(), m_all.end(), seq,
        [](const CaptureSummary &each, qint64 wanted) { return each.seq < wanted; });
    return found == m_all.end() || found->seq != seq ? CaptureSummary() : *found;
}

void TimelineModel::refreshIcons()
{
    if (!m_visible.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::DecorationRole, Qt::ForegroundRole});
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timecolumn.h"

#include "core/base/clock.h"
#include "ui/icons.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr std::array ModeIds {"clock"_L1, "since-first"_L1, "since-previous"_L1,
                              "since-reference"_L1};
static_assert(ModeIds.size() == TimeModeCount);

QString timeText(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

} // namespace

QString timeModeId(TimeMode mode)
{
    return ModeIds[size_t(mode)];
}

TimeMode timeModeFromId(QStringView id)
{
    const auto found = std::find(ModeIds.begin(), ModeIds.end(), id);
    return found == ModeIds.end() ? TimeMode::OfDay : TimeMode(found - ModeIds.begin());
}

QString timeColumnTitle(TimeMode mode)
{
    switch (mode) {
    case TimeMode::OfDay:
        return timeText("Time");
    case TimeMode::SinceFirst:
        return timeText("Since first");
    case TimeMode::SincePrevious:
        return timeText("Since previous");
    case TimeMode::SinceReference:
        return timeText("Since reference");
    }
    return {};
}

QString offsetText(qint64 us)
{
    const qint64 ms = ((us < 0 ? -us : us) + 500) / 1000;
    const QString sign = us < 0 && ms > 0 ? u"−"_s : u"+"_s;
    const QString fraction = u'.' + QString::number(ms % 1000).rightJustified(3, u'0');
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return sign + timeText("%1 s").arg(QString::number(seconds) + fraction);
    const QString rest = twoDigits(seconds % 60) + fraction;
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return sign + timeText("%1 min %2 s").arg(QString::number(minutes), rest);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return sign
            + timeText("%1 h %2 min %3 s")
                  .arg(QString::number(hours), twoDigits(minutes % 60), rest);
    return sign
        + timeText("%1 d %2 h %3 min %4 s")
              .arg(QString::number(hours / 24), twoDigits(hours % 24), twoDigits(minutes % 60),
                   rest);
}

TimeColumn::TimeColumn(const Icons &icons, QObject *parent)
    : QObject(parent)
    , m_icons(icons)
{
}

void TimeColumn::setMode(TimeMode mode)
{
    m_mode = mode;
    emit changed();
}

int TimeColumn::alignment() const
{
    return int((m_mode == TimeMode::OfDay ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

void TimeColumn::toggleReference(qint64 seq, qint64 receivedAtUs)
{
    if (m_references.erase(seq) == 0)
        m_references.emplace(seq, receivedAtUs);
    emit changed();
}

void TimeColumn::clearReferences()
{
    m_references.clear();
    emit changed();
}

QVariant TimeColumn::data(const SummaryRows &rows, qsizetype place, qsizetype previous,
                          int role) const
{
    const bool marked = isReference(rows.seqAt(place));
    switch (role) {
    case Qt::DisplayRole:
        return text(rows, place, previous);
    case Qt::TextAlignmentRole:
        return alignment();
    case Qt::DecorationRole:
        return marked ? m_icons.icon(u"reference"_s) : QVariant();
    case Qt::AccessibleTextRole:
        return marked ? tr("%1, time reference").arg(localTime(rows.receivedAtUsAt(place)))
                      : QVariant();
    default:
        return {};
    }
}

QString TimeColumn::text(const SummaryRows &rows, qsizetype place, qsizetype previous) const
{
    const qint64 receivedAtUs = rows.receivedAtUsAt(place);
    if (m_mode == TimeMode::OfDay)
        return localTime(receivedAtUs);
    if (m_mode == TimeMode::SinceReference && isReference(rows.seqAt(place)))
        return tr("ref");
    return offsetText(receivedAtUs - startUs(rows, place, previous));
}

qint64 TimeColumn::startUs(const SummaryRows &rows, qsizetype place, qsizetype previous) const
{
    if (m_mode == TimeMode::SincePrevious)
        return rows.receivedAtUsAt(previous < 0 ? place : previous);
    if (m_mode == TimeMode::SinceReference) {
        const auto later = m_references.upper_bound(rows.seqAt(place));
        if (later != m_references.begin())
            return std::prev(later)->second;
    }
    return rows.receivedAtUsAt(0);
}

} // namespace hookglass

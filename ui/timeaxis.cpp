// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timeaxis.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Day = 24 * 60 * Minute;

QDateTime localOf(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000);
}

/// The time of day, as exact as steps of this length need it.
QString clockText(const QDateTime &local, qint64 us, qint64 step)
{
    if (step % Minute == 0)
        return local.toString(u"HH:mm");
    if (step % Second == 0)
        return local.toString(u"HH:mm:ss");
    const QString ms = local.toString(u"HH:mm:ss.zzz");
    return step % 1000 == 0 ? ms : ms + QString::number(us % 1000).rightJustified(3, u'0');
}

QString dayText(const QDateTime &local)
{
    return QLocale().toString(local.date(), u"d MMM");
}

} // namespace

qint64 utcOffsetUs(qint64 epochUs)
{
    return localOf(epochUs).offsetFromUtc() * Second;
}

QList<TimeTick> timeTicks(const TimeRange &range, int most)
{
    QList<TimeTick> ticks;
    if (range.isEmpty() || most < 1)
        return ticks;
    const qint64 step = roundTimeWidth(std::max<qint64>(range.lengthUs() / most, 1));
    const qint64 offset = utcOffsetUs(range.beginUs);
    qint64 us = (range.beginUs + offset + step - 1) / step * step - offset;
    for (; us < range.endUs; us += step) {
        // At noon, days stay days when clocks change.
        const QDateTime local = localOf(step < Day ? us : us + Day / 2);
        const bool isDay = step >= Day || (local.time() == QTime(0, 0) && us % 1000 == 0);
        ticks.append({step < Day ? us : local.date().startOfDay().toMSecsSinceEpoch() * 1000,
                      isDay ? dayText(local) : clockText(local, us, step)});
    }
    return ticks;
}

QString timeRangeText(const TimeRange &range)
{
    const QDateTime begin = localOf(range.beginUs);
    const QDateTime end = localOf(range.endUs);
    const qint64 exact = range.lengthUs() % Second == 0 && range.beginUs % Second == 0 ? Second
        : range.lengthUs() >= 100'000                                                  ? 1000
                                                                                       : 1;
    const QString from = clockText(begin, range.beginUs, exact);
    const QString to = clockText(end, range.endUs, exact);
    if (begin.date() == end.date())
        return dayText(begin) + u", "_s + from + u" – "_s + to;
    return dayText(begin) + u", "_s + from + u" – "_s + dayText(end) + u", "_s + to;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/timewindow.h"

#include <algorithm>
#include <cmath>

namespace hookglass {

void TimeWindow::setWhole(const TimeRange &whole)
{
    m_whole = whole;
    if (whole.isEmpty())
        m_zoomed.reset();
    else if (m_zoomed)
        zoomTo(*m_zoomed);
}

void TimeWindow::zoom(double factor, qint64 aroundUs)
{
    const TimeRange before = range();
    if (before.isEmpty())
        return;
    const auto length = std::max(LeastUs, qint64(std::llround(double(before.lengthUs()) * factor)));
    const double share = double(aroundUs - before.beginUs) / double(before.lengthUs());
    const qint64 begin = aroundUs - qint64(share * double(length)); // it stays inside
    zoomTo({begin, begin + length});
}

void TimeWindow::zoomTo(const TimeRange &wanted)
{
    const qint64 length = std::max(LeastUs, wanted.lengthUs());
    if (length >= m_whole.lengthUs()) {
        m_zoomed.reset();
        return;
    }
    const qint64 begin = std::clamp(wanted.beginUs, m_whole.beginUs, m_whole.endUs - length);
    m_zoomed = TimeRange {begin, begin + length};
}

void TimeWindow::move(qint64 us)
{
    if (m_zoomed)
        zoomTo({m_zoomed->beginUs + us, m_zoomed->endUs + us});
}

void TimeWindow::reveal(qint64 us)
{
    const TimeRange now = range();
    if (us < now.beginUs)
        move(us - now.beginUs);
    else if (us >= now.endUs)
        move(us - now.endUs + 1);
}

double TimeWindow::placeOf(qint64 us, int width) const
{
    const TimeRange now = range();
    return now.isEmpty() ? 0 : double(us - now.beginUs) / double(now.lengthUs()) * width;
}

qint64 TimeWindow::timeAt(double place, int width) const
{
    const TimeRange now = range();
    return now.beginUs + qint64(std::llround(place / std::max(width, 1) * double(now.lengthUs())));
}

} // namespace hookglass

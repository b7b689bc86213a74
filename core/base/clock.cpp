// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 UsPerSecond = 1'000'000;

qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}
} // namespace

qint64 systemClockUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

QString toRfc3339(qint64 epochUs)
{
    const qint64 seconds = floorDiv(epochUs, UsPerSecond);
    const auto dateTime = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    const QString fraction =
        QString::number(epochUs - seconds * UsPerSecond).rightJustified(6, u'0');
    return dateTime.toString(u"yyyy-MM-ddTHH:mm:ss") + u'.' + fraction + u'Z';
}

std::optional<qint64> fromRfc3339(const QString &text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (!text.endsWith(u'Z'))
        return std::nullopt;
    const qsizetype secondsEnd = dot < 0 ? text.size() - 1 : dot;
    auto dateTime = QDateTime::fromString(text.left(secondsEnd), u"yyyy-MM-ddTHH:mm:ss"_s);
    if (!dateTime.isValid())
        return std::nullopt;
    dateTime.setTimeZone(QTimeZone::utc());
    qint64 fraction = 0;
    if (dot >= 0) {
        bool ok = false;
        const QString digits = text.mid(dot + 1, text.size() - dot - 2);
        if (digits.isEmpty() || digits.size() > 6)
            return std::nullopt;
        fraction = digits.leftJustified(6, u'0').toLongLong(&ok);
        if (!ok || fraction < 0)
            return std::nullopt;
    }
    return dateTime.toSecsSinceEpoch() * UsPerSecond + fraction;
}

QString localTime(qint64 epochUs)
{
    return QDateTime::fromMSecsSinceEpoch(floorDiv(epochUs, 1000)).toString(u"HH:mm:ss.zzz");
}

QString localDateTime(qint64 epochUs)
{
    return QDateTime::fromMSecsSinceEpoch(floorDiv(epochUs, 1000)).toString(u"yyyy-MM-dd HH:mm:ss");
}

} // namespace hookglass

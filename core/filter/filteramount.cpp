// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filteramount.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

/// What is written: from `low` to `high`, and which of the two "<=" and ">" go by.
struct Amount
{
    qint64 low = 0;
    qint64 high = 0;
    bool isWhole = false; ///< it names all of them, as a day does, and not their beginning
    bool timeOfDay = false;
};

struct Unit
{
    QStringView name;
    qint64 factor;
};
constexpr std::array SizeUnits {Unit {u"", 1}, Unit {u"b", 1}, Unit {u"kb", 1024},
                                Unit {u"mb", 1024 * 1024}, Unit {u"gb", 1024 * 1024 * 1024}};
constexpr std::array SpanUnits {Unit {u"us", 1},     Unit {u"µs", 1},     Unit {u"ms", 1000},
                                Unit {u"s", Second}, Unit {u"m", Minute}, Unit {u"min", Minute},
                                Unit {u"h", Hour},   Unit {u"d", Day}};
constexpr std::array NoUnits {Unit {u"", 1}};

std::span<const Unit> unitsOf(FilterUnit unit)
{
    switch (unit) {
    case FilterUnit::Size:
        return SizeUnits;
    case FilterUnit::Span:
        return SpanUnits;
    default:
        return NoUnits;
    }
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

/// Where a number of the form -12.5 ends: 0 when there is none.
qsizetype numberEnd(QStringView text)
{
    const qsizetype sign = text.startsWith(u'-') ? 1 : 0;
    const qsizetype digits = digitsAt(text, sign);
    if (digits == 0)
        return 0;
    qsizetype end = sign + digits;
    if (end < text.size() && text[end] == u'.') {
        const qsizetype fraction = digitsAt(text, end + 1);
        if (fraction > 0)
            end += 1 + fraction;
    }
    return end;
}

std::optional<qint64> scaled(QStringView number, qint64 factor, qint64 &step)
{
    const qsizetype dot = number.indexOf(u'.');
    step = factor;
    if (dot < 0) {
        bool ok = false;
        const qint64 whole = number.toLongLong(&ok);
        qint64 product = 0;
        if (!ok || __builtin_mul_overflow(whole, factor, &product))
            return std::nullopt;
        return product;
    }
    for (qsizetype i = dot + 1; i < number.size(); ++i)
        step = std::max<qint64>(step / 10, 1);
    const double value = number.toDouble() * double(factor);
    if (factor == 1 || std::abs(value) > 9e18)
        return std::nullopt;
    return std::llround(value);
}

std::optional<Amount> readAmount(QStringView text, FilterUnit kind)
{
    const qsizetype end = numberEnd(text);
    const std::span<const Unit> units = unitsOf(kind);
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit &each) {
        return text.sliced(end).compare(each.name, Qt::CaseInsensitive) == 0;
    });
    if (end == 0 || unit == units.end())
        return std::nullopt;
    qint64 step = 0;
    const std::optional<qint64> low = scaled(text.first(end), unit->factor, step);
    qint64 high = 0;
    if (!low || __builtin_add_overflow(*low, step - 1, &high))
        return std::nullopt;
    return Amount {*low, high};
}

std::optional<Amount> readStatus(QStringView text)
{
    if (text.size() == 3 && isDigit(text[0])
        && text.sliced(1).compare(u"xx", Qt::CaseInsensitive) == 0) {
        const int hundreds = text[0].digitValue() * 100;
        return Amount {hundreds, hundreds + 99, true};
    }
    return readAmount(text, FilterUnit::Plain);
}

std::optional<int> number(QStringView digits, qsizetype least, qsizetype most, int maximum)
{
    if (digits.size() < least || digits.size() > most || digitsAt(digits, 0) != digits.size()
        || digits.toInt() > maximum)
        return std::nullopt;
    return digits.toInt();
}

/// 10:30, 10:30:05 or 10:30:05.123456, in µs.
std::optional<Amount> readTime(QStringView text)
{
    const QList<QStringView> parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    const auto hours = number(parts[0], 1, 2, 23);
    const auto minutes = number(parts[1], 2, 2, 59);
    if (!hours || !minutes)
        return std::nullopt;
    const qint64 start = *hours * Hour + *minutes * Minute;
    if (parts.size() == 2)
        return Amount {start, start + Minute - 1, false, true};
    const QStringView secondsPart = parts[2];
    const qsizetype dot = secondsPart.indexOf(u'.');
    const auto seconds = number(dot < 0 ? secondsPart : secondsPart.first(dot), 2, 2, 59);
    if (!seconds)
        return std::nullopt;
    qint64 low = start + *seconds * Second;
    if (dot < 0)
        return Amount {low, low + Second - 1, false, true};
    const QStringView fraction = secondsPart.sliced(dot + 1);
    if (!number(fraction, 1, 6, 999'999))
        return std::nullopt;
    qint64 step = Second;
    for (const QChar digit : fraction) {
        step /= 10;
        low += digit.digitValue() * step;
    }
    return Amount {low, low + step - 1, false, true};
}

std::optional<Amount> readMoment(QStringView text)
{
    if (text.size() < 10 || text[4] != u'-')
        return readTime(text);
    const QDate date = QDate::fromString(text.first(10).toString(), Qt::ISODate);
    const auto year = number(text.first(4), 4, 4, 9999);
    if (!date.isValid() || !year || *year < 1970)
        return std::nullopt;
    if (text.size() == 10) {
        const qint64 low = date.startOfDay().toMSecsSinceEpoch() * 1000;
        const qint64 next = date.addDays(1).startOfDay().toMSecsSinceEpoch() * 1000;
        return Amount {low, next - 1, true};
    }
    const QChar between = text[10];
    const bool utc = text.endsWith(u'Z', Qt::CaseInsensitive);
    const auto time = readTime(utc ? text.sliced(11).chopped(1) : text.sliced(11));
    if (!time || (between.toUpper() != u'T' && between != u' '))
        return std::nullopt;
    const QTime clock = QTime::fromMSecsSinceStartOfDay(int(time->low / 1000));
    const QDateTime moment =
        utc ? QDateTime(date, clock, QTimeZone::utc()) : QDateTime(date, clock);
    const qint64 low = moment.toMSecsSinceEpoch() * 1000 + time->low % 1000;
    return Amount {low, low + time->high - time->low};
}

} // namespace

std::optional<FilterRange> readFilterRange(QStringView text, FilterUnit unit, FilterOperator op)
{
    const std::optional<Amount> amount = unit == FilterUnit::Moment ? readMoment(text)
        : unit == FilterUnit::StatusCode                            ? readStatus(text)
                                                                    : readAmount(text, unit);
    if (!amount)
        return std::nullopt;
    const qint64 edge = amount->isWhole ? amount->high : amount->low;
    FilterRange range {.timeOfDay = amount->timeOfDay};
    constexpr qint64 Least = std::numeric_limits<qint64>::min();
    constexpr qint64 Most = std::numeric_limits<qint64>::max();
    switch (op) {
    case FilterOperator::Has:
    case FilterOperator::Equals:
        range.first = amount->low;
        range.last = amount->high;
        break;
    case FilterOperator::Less:
        range.last = amount->low == Least ? Least : amount->low - 1;
        break;
    case FilterOperator::AtMost:
        range.last = edge;
        break;
    case FilterOperator::More:
        range.first = edge == Most ? Most : edge + 1;
        break;
    case FilterOperator::AtLeast:
        range.first = amount->low;
        break;
    case FilterOperator::Fits:
        return std::nullopt;
    }
    return range;
}

bool isStartOfAmount(QStringView text, FilterUnit unit)
{
    if (text.isEmpty() || text == u'-')
        return true;
    if (unit == FilterUnit::Moment)
        return text.size() < 26 && std::all_of(text.begin(), text.end(), [](QChar c) {
                   return isDigit(c) || QStringView(u":.-TtZz ").contains(c);
               });
    qsizetype end = numberEnd(text);
    if (end > 0 && end < text.size() && text[end] == u'.' && !text.first(end).contains(u'.'))
        ++end; // its fraction is to come
    const QStringView rest = text.sliced(end);
    if (unit == FilterUnit::StatusCode)
        return end == 1 && rest.compare(u"x", Qt::CaseInsensitive) == 0;
    const std::span<const Unit> units = unitsOf(unit);
    return end > 0 && std::any_of(units.begin(), units.end(), [&](const Unit &each) {
               return rest.size() < each.name.size()
                   && each.name.startsWith(rest, Qt::CaseInsensitive);
           });
}

QString amountHelp(FilterUnit unit)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("Filter", text);
    };
    switch (unit) {
    case FilterUnit::Plain:
        return tr("Here a whole number is needed.");
    case FilterUnit::StatusCode:
        return tr("Here a status such as 503 is needed, or a class of them such as 5xx.");
    case FilterUnit::Size:
        return tr("Here a size is needed: a number with b, kb, mb or gb, such as 10kb.");
    case FilterUnit::Span:
        return tr("Here a span of time is needed: a number with us, ms, s, m, h or d, such as "
                  "500ms.");
    case FilterUnit::Moment:
        return tr("Here a time is needed, such as 10:30, 10:30:05, 2026-11-23 or "
                  "2026-11-23T10:30.");
    }
    return {};
}

} // namespace hookglass

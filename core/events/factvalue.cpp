// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factvalue.h"

#include "core/base/clock.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxShown = 300;
constexpr qint64 UsPerSecond = 1'000'000;
constexpr qint64 MaxSpanSeconds = 1'000'000'000; // 31 years
// Times of webhooks lie between 2001 and 2100.
constexpr qint64 EarliestSecond = 1'000'000'000;
constexpr qint64 LatestSecond = 4'102'444'800;

QString tr(const char *text)
{
    return QCoreApplication::translate("EventFacts", text);
}

struct TimeUnit
{
    QStringView name;
    qint64 perSecond;
};
constexpr std::array TimeUnits {TimeUnit {u"s", 1}, TimeUnit {u"ms", 1'000},
                                TimeUnit {u"µs", 1'000'000}, TimeUnit {u"ns", 1'000'000'000}};

/// A point in time since 1970 in a unit; nothing when it is none of our times.
QString timeText(qint64 time, qint64 perSecond)
{
    const qint64 seconds = time / perSecond;
    if (seconds < EarliestSecond || seconds > LatestSecond)
        return {};
    const qint64 us = perSecond > UsPerSecond ? time / (perSecond / UsPerSecond)
                                              : time * (UsPerSecond / perSecond);
    const QString text = localDateTime(us);
    if (perSecond == 1)
        return text;
    const qint64 ms = us / 1'000 % 1'000;
    return text + u'.' + QString::number(ms).rightJustified(3, u'0');
}

QString spanText(qint64 span, qint64 perSecond, const QString &unit)
{
    const QString raw = groupedNumber(span) + u' ' + unit;
    if (span < perSecond * 60 || span / perSecond > MaxSpanSeconds)
        return raw;
    const qint64 seconds = span / perSecond;
    return humanDuration(seconds * UsPerSecond) + u" ("_s + raw + u')';
}

QString sizeText(qint64 bytes)
{
    const QString raw = tr("%1 bytes").arg(groupedNumber(bytes));
    return bytes < 1024 ? raw : QString(humanSize(bytes) + u" ("_s + raw + u')');
}

QString plainText(const json::Value &value)
{
    if (const auto flag = value.toBool())
        return *flag ? tr("Yes") : tr("No");
    if (!value.isString())
        return visibleText(
            QString::fromUtf8(value.raw().first(std::min<qsizetype>(value.raw().size(), MaxShown))),
            MaxShown);
    const QString text = value.toString();
    return text.isEmpty() ? tr("(empty)") : visibleText(text.left(MaxShown + 1), MaxShown);
}

/// With what the schema says of the unit; empty when it says nothing that helps.
QString unitText(qint64 number, const json::SchemaNode &schema)
{
    for (const TimeUnit &unit : TimeUnits) {
        if (schema.unit != unit.name)
            continue;
        if (schema.time && number == 0)
            return tr("0 (not known)");
        return schema.time ? timeText(number, unit.perSecond)
                           : spanText(number, unit.perSecond, schema.unit);
    }
    if (schema.unit == "bytes"_L1)
        return sizeText(number);
    return {};
}

QString enumText(const json::Value &value, const json::SchemaNode &schema)
{
    const auto number = value.isNumber() ? value.toInt64() : std::nullopt;
    if (number && *number >= 0 && *number < schema.names.size()
        && !schema.names.at(*number).isEmpty())
        return QString::number(*number) + u" ("_s + schema.names.at(*number) + u')';
    return plainText(value);
}

/// Without a schema: the name of a field often says what its number is.
QString guessedText(qint64 number, const QString &name)
{
    const bool isTime = name.endsWith("_at"_L1) || name.endsWith("At"_L1)
        || name.contains("time"_L1, Qt::CaseInsensitive)
        || name.contains("date"_L1, Qt::CaseInsensitive);
    if (isTime) {
        for (const TimeUnit &unit : TimeUnits) {
            if (const QString text = timeText(number, unit.perSecond); !text.isEmpty())
                return text;
        }
    }
    const bool isSize = name.endsWith("size"_L1, Qt::CaseInsensitive)
        || name.endsWith("bytes"_L1, Qt::CaseInsensitive);
    return isSize && number >= 1024 ? humanSize(number) : QString();
}

} // namespace

QString groupedNumber(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString factLabel(const QString &fieldName)
{
    QString label;
    for (const QChar c : fieldName.left(80)) {
        if (c == u'_' || c == u'-')
            label += u' ';
        else if (c.isUpper() && !label.isEmpty() && label.back().isLower())
            label += QString(u' ') + c.toLower();
        else
            label += c;
    }
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return visibleText(label, 80);
}

QString factValue(const json::Value &value, const json::SchemaNode *schema)
{
    const auto number = value.toInt64();
    const QString plain = plainText(value);
    if (!schema) {
        const QString guess = number ? guessedText(*number, value.key()) : QString();
        return guess.isEmpty() ? plain : QString(plain + u" ("_s + guess + u')');
    }
    if (!schema->names.isEmpty())
        return enumText(value, *schema);
    if (number) {
        if (const QString text = unitText(*number, *schema); !text.isEmpty())
            return text;
    }
    const bool isNumber = value.isNumber() || (number && schema->int64);
    if (!isNumber || schema->unit.isEmpty())
        return isNumber && number ? groupedNumber(*number) : plain;
    return (number ? groupedNumber(*number) : plain) + u' ' + schema->unit;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/scalarfaults.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

using Issue = SchemaIssue::Kind;

constexpr qint64 EarliestTime = 1'420'070'400; // 2015: no server is as old

struct TimeUnit
{
    QStringView name;
    qint64 perSecond;
};
constexpr std::array TimeUnits {TimeUnit {u"s", 1}, TimeUnit {u"ms", 1'000},
                                TimeUnit {u"µs", 1'000'000}, TimeUnit {u"ns", 1'000'000'000}};

/// What JSON's number stands for; infinite beyond the range of double.
double numberOf(const Value &value)
{
    if (const auto number = value.toDouble())
        return *number;
    const QByteArrayView raw = value.raw();
    const qsizetype exponent = std::max(raw.indexOf('e'), raw.indexOf('E'));
    if (exponent > 0 && raw.sliced(exponent + 1).startsWith('-'))
        return 0;
    const double infinity = std::numeric_limits<double>::infinity();
    return raw.startsWith('-') ? -infinity : infinity;
}

bool isConstant(const Value &value, const QByteArray &compact, const QByteArray &constant)
{
    if (!value.isNumber() || constant.startsWith('"'))
        return compact == constant;
    bool ok = false;
    const double number = constant.toDouble(&ok);
    return ok && value.toDouble() == number;
}

bool isOneOfItsValues(const Value &value, const SchemaNode &node)
{
    if (node.values.isEmpty() && node.constant.isEmpty())
        return true;
    const QByteArray compact =
        value.isString() ? '"' + value.toUtf8() + '"' : value.raw().toByteArray();
    const auto equals = [&](const QByteArray &each) {
        return isConstant(value, compact, each);
    };
    return (node.constant.isEmpty() || equals(node.constant))
        && (node.values.isEmpty() || std::any_of(node.values.begin(), node.values.end(), equals));
}

bool isInRange(double number, const SchemaNode &node)
{
    return (!node.minimum || number >= *node.minimum) && (!node.maximum || number <= *node.maximum);
}

/// A decimal text of 64 bits: signed, or unsigned where no negative one may stand.
bool isInteger(const Value &value, const SchemaNode &node)
{
    if (const auto number = value.toInt64())
        return isInRange(double(*number), node);
    bool ok = false;
    const QByteArray text = value.toUtf8();
    const bool isDigits = text.size() <= 20 // as many as the largest has
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    text.toULongLong(&ok);
    return isDigits && ok && node.minimum >= 0.0;
}

bool isUuid(const QByteArray &text)
{
    constexpr QByteArrayView Form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() != Form.size())
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (Form[i] == '-' ? text[i] != '-' : !std::isxdigit(uchar(text[i])))
            return false;
    }
    return true;
}

std::optional<ScalarFault> faultOfName(const Value &value, const SchemaNode &node)
{
    if (value.isString()) {
        const QString name = value.toString();
        if (!name.isEmpty() && node.names.contains(name))
            return std::nullopt;
        return ScalarFault {Issue::UnknownName};
    }
    const double number = value.isNumber() ? numberOf(value) : -1;
    const bool isKnown = number >= 0 && number < double(node.names.size())
        && !node.names.at(qsizetype(number)).isEmpty();
    if (!isKnown || std::floor(number) != number)
        return ScalarFault {Issue::UnknownName};
    return ScalarFault {Issue::NumberForName, node.names.at(qsizetype(number))};
}

std::optional<ScalarFault> faultOfForm(const Value &value, const SchemaNode &node)
{
    if (!node.names.isEmpty())
        return faultOfName(value, node);
    if (node.int64 && value.isNumber())
        return ScalarFault {Issue::NumberForText};
    if (!value.isString())
        return std::nullopt;
    if (node.int64 && !isInteger(value, node))
        return ScalarFault {Issue::BadInteger};
    const QByteArray text = node.floating || node.uuid ? value.toUtf8() : QByteArray();
    if (node.floating && text != "NaN" && text != "Infinity" && text != "-Infinity")
        return ScalarFault {Issue::TextForNumber};
    if (node.uuid && !isUuid(text))
        return ScalarFault {Issue::OtherForm};
    return std::nullopt;
}

std::optional<ScalarFault> faultOfTime(const Value &value, const SchemaNode &node, qint64 latest)
{
    const auto time = value.toInt64();
    if (!time || *time == 0) // zero: not known
        return std::nullopt;
    QString fitting;
    for (const TimeUnit &unit : TimeUnits) {
        const qint64 seconds = *time / unit.perSecond;
        const bool fits = seconds >= EarliestTime && seconds <= latest;
        if (fits && node.unit == unit.name)
            return std::nullopt;
        if (fits)
            fitting = unit.name.toString();
    }
    return ScalarFault {Issue::ImplausibleTime, fitting};
}

} // namespace

quint8 typesOf(const Value &value)
{
    switch (value.kind()) {
    case Kind::Null:
        return SchemaNode::Null;
    case Kind::False:
    case Kind::True:
        return SchemaNode::Boolean;
    case Kind::Number: {
        const double number = numberOf(value);
        return std::floor(number) == number ? SchemaNode::Number | SchemaNode::Integer
                                            : SchemaNode::Number;
    }
    case Kind::String:
        return SchemaNode::String;
    case Kind::Array:
        return SchemaNode::Array;
    case Kind::Object:
        return SchemaNode::Object;
    }
    return 0;
}

QList<ScalarFault> scalarFaults(const Value &value, const SchemaNode &node, qint64 latest)
{
    QList<ScalarFault> faults;
    if (!isOneOfItsValues(value, node))
        faults.append({Issue::WrongValue});
    const bool isOutside = value.isNumber() && !isInRange(numberOf(value), node);
    if (isOutside)
        faults.append({Issue::OutOfRange});
    if (const auto fault = faultOfForm(value, node))
        faults.append(*fault);
    if (node.time && !isOutside)
        if (const auto fault = faultOfTime(value, node, latest))
            faults.append(*fault);
    return faults;
}

} // namespace hookglass::json

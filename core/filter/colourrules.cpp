// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/colourrules.h"

#include "core/json/document.h"
#include "core/json/writer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ColourRules", text);
}

Error errorIn(qsizetype rule, const QString &why)
{
    return {tr("Colour rule %1: %2").arg(rule + 1).arg(why)};
}

} // namespace

Result<ColourRules> ColourRules::make(const QList<ColourRule> &rules)
{
    if (rules.size() > MaxRules)
        return Error {tr("There can be %1 colour rules at most.").arg(MaxRules)};
    ColourRules made;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const Result<Filter> filter = Filter::compile(rules.at(i).filter);
        if (!filter)
            return errorIn(i, filter.error().message);
        if (filter->isEmpty())
            return errorIn(i, tr("A filter is needed that says what to colour."));
        if (filter->needsPayload())
            return errorIn(i,
                           tr("It asks for what is not in the timeline. Use fields such as event:, "
                              "room:, verdict: or size>."));
        if (rules.at(i).colour < 1 || rules.at(i).colour > MaxColour)
            return errorIn(i, tr("Colours have the numbers 1 to %1.").arg(MaxColour));
        made.m_rules.append(rules.at(i));
        made.m_filters.append(*filter);
    }
    return made;
}

Result<ColourRules> ColourRules::parse(const QByteArray &json)
{
    const auto document = json::Document::parse(json);
    if (!document.isValid() || !document.root().isArray())
        return Error {tr("The colour rules cannot be read.")};
    return make(read(json));
}

QList<ColourRule> ColourRules::read(const QByteArray &json)
{
    const auto document = json::Document::parse(json);
    QList<ColourRule> rules;
    for (json::Value each = document.root().firstChild(); each; each = each.nextSibling())
        rules.append({each["filter"].toString(), int(each["colour"].toInt64().value_or(0))});
    return rules;
}

QByteArray ColourRules::toJson() const
{
    json::Writer writer;
    writer.beginArray();
    for (const ColourRule &rule : m_rules)
        writer.beginObject()
            .member(u"filter", rule.filter)
            .member(u"colour", qint64(rule.colour))
            .endObject();
    return writer.endArray().bytes();
}

bool ColourRules::dependOnTime() const
{
    return std::any_of(m_filters.begin(), m_filters.end(),
                       [](const Filter &filter) { return filter.dependsOnTime(); });
}

const ColourRule *ColourRules::find(const CaptureSummary &capture, qint64 nowUs) const
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        if (m_filters.at(i).answer(capture, nowUs) == FilterAnswer::Yes)
            return &m_rules.at(i);
    }
    return nullptr;
}

} // namespace hookglass

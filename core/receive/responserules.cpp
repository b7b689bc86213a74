// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/responserules.h"

#include "core/json/writer.h"
#include "core/receive/rulereader.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString actionId(ResponseRule::Action action)
{
    switch (action) {
    case ResponseRule::Action::Answer:
        return u"answer"_s;
    case ResponseRule::Action::NoAnswer:
        return u"no-answer"_s;
    case ResponseRule::Action::AsVerifier:
        return u"as-verifier"_s;
    }
    return {};
}

void writeAnswer(json::Writer &writer, const HttpAnswer &answer)
{
    writer.member(u"status", qint64(answer.status));
    if (!answer.headers.isEmpty()) {
        writer.key(u"headers").beginArray();
        for (const HttpHeader &header : answer.headers) {
            writer.beginArray()
                .string(QString::fromUtf8(header.name))
                .string(QString::fromUtf8(header.value))
                .endArray();
        }
        writer.endArray();
    }
    writer.memberIfNotEmpty(u"body", QString::fromUtf8(answer.body));
}

void writeRule(json::Writer &writer, const ResponseRule &rule)
{
    writer.beginObject().member(u"name", rule.name).memberIfNotEmpty(u"filter", rule.filterText);
    if (rule.firstAttempts > 0)
        writer.member(u"first_attempts", qint64(rule.firstAttempts));
    if (rule.action == ResponseRule::Action::Answer)
        writeAnswer(writer, rule.answer);
    else
        writer.member(u"action", actionId(rule.action));
    if (rule.delayMs > 0)
        writer.member(u"delay_ms", qint64(rule.delayMs));
    writer.endObject();
}

HttpAnswer answerOf(const ResponseRule &rule, const Capture &capture)
{
    switch (rule.action) {
    case ResponseRule::Action::Answer:
        return rule.answer;
    case ResponseRule::Action::NoAnswer:
        return {.status = 0};
    case ResponseRule::Action::AsVerifier:
        return {.status = capture.verification.verdict == Verdict::Verified ? 200 : 401};
    }
    return {};
}

} // namespace

ResponseRules::ResponseRules(const QList<ResponseRule> &rules)
    : m_rules(rules)
{
}

Result<ResponseRules> ResponseRules::parse(const QByteArray &json)
{
    const Result<QList<ResponseRule>> rules = RuleReader(json).read();
    if (!rules)
        return rules.error();
    return ResponseRules(*rules);
}

QByteArray ResponseRules::toJson() const
{
    json::Writer writer(json::Writer::Style::Indented);
    writer.beginObject().key(u"rules").beginArray();
    for (const ResponseRule &rule : m_rules)
        writeRule(writer, rule);
    writer.endArray().endObject();
    return writer.take() + '\n';
}

ChosenAnswer ResponseRules::choose(const Capture &capture) const
{
    const CaptureSummary summary = summarize(capture);
    const FilterPayload payload(capture); // for all of them: the body is parsed once
    for (const ResponseRule &rule : m_rules) {
        const bool inTurn =
            rule.firstAttempts == 0 || capture.history.attempt <= rule.firstAttempts;
        if (inTurn && rule.filter.matches(summary, payload, capture.request.receivedAtUs))
            return {answerOf(rule, capture), rule.name, rule.delayMs};
    }
    return {};
}

} // namespace hookglass

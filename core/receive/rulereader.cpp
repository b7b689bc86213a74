// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/rulereader.h"

#include "core/base/text.h"
#include "core/http/answerbytes.h"
#include "core/receive/ruleheaders.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxFileBytes = 1024 * 1024;
constexpr int MaxRules = 100;
constexpr int MaxNameLength = 60;
constexpr int MaxFilterLength = 1000;
constexpr int MaxFirstAttempts = 100;
constexpr qsizetype MaxBodyBytes = 64 * 1024;
constexpr int ShownText = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("ResponseRules", text);
}

// What the program itself writes where the name of a rule stands.
bool isReservedName(QStringView name)
{
    static constexpr std::array Reserved {"default"_L1, "refused"_L1, "not-stored"_L1,
                                          "store-timeout"_L1, "client-gone"_L1};
    return std::find(Reserved.begin(), Reserved.end(), name) != Reserved.end();
}

} // namespace

struct RuleReader::Member
{
    QByteArrayView name;
    ReadMember read;
    bool answers = false; ///< says what is answered, so that it goes with the action "answer" only
};

const QList<RuleReader::Member> &RuleReader::members()
{
    static const QList<Member> all {
        {"name", &RuleReader::readName},
        {"filter", &RuleReader::readFilter},
        {"first_attempts", &RuleReader::readFirstAttempts},
        {"action", &RuleReader::readAction},
        {"status", &RuleReader::readStatus, true},
        {"headers", &RuleReader::readHeaders, true},
        {"body", &RuleReader::readBody, true},
        {"delay_ms", &RuleReader::readDelay},
    };
    return all;
}

RuleReader::RuleReader(const QByteArray &json)
    : m_document(json::Document::parse(json, {.maxBytes = MaxFileBytes}))
{
}

Result<QList<ResponseRule>> RuleReader::read()
{
    if (const Status status = checkDocument(); !status)
        return status.error();
    QList<ResponseRule> rules;
    for (json::Value value = m_document.root()["rules"].firstChild(); value;
         value = value.nextSibling()) {
        m_ruleNumber = int(rules.size()) + 1;
        if (m_ruleNumber > MaxRules)
            return problem(value.offset(), tr("there may be no more than %1 rules").arg(MaxRules));
        Result<ResponseRule> rule = readRule(value);
        if (!rule)
            return rule.error();
        rules.append(*rule);
    }
    return rules;
}

Status RuleReader::checkDocument() const
{
    if (m_document.bytes().size() > MaxFileBytes)
        return Error {tr("The rules are larger than %1.").arg(humanSize(MaxFileBytes))};
    if (!m_document.isValid())
        return problem(m_document.error()->offset,
                       tr("this is not JSON: %1").arg(m_document.error()->message));
    if (m_document.firstInvalidUtf8())
        return problem(*m_document.firstInvalidUtf8(), tr("this is not UTF-8"));
    const json::Value root = m_document.root();
    if (!root["rules"].isArray())
        return problem(root.offset(),
                       tr("there is no list \"rules\"; it should read "
                          "{\"rules\":[{\"name\":\"…\",\"status\":503}]}"));
    for (json::Value member = root.firstChild(); member; member = member.nextSibling()) {
        if (!member.keyEquals("rules") || member.offset() != root["rules"].offset())
            return problem(member.offset(),
                           tr("beside \"rules\" stands \"%1\", which is not known")
                               .arg(visibleText(member.key(), ShownText)));
    }
    return success();
}

Result<ResponseRule> RuleReader::readRule(const json::Value &value)
{
    m_ruleName = visibleText(value["name"].startOfText(MaxNameLength), MaxNameLength);
    if (!value.isObject())
        return wrong(value, tr("this is not an object in { }"));
    ResponseRule rule {.name = tr("rule %1").arg(m_ruleNumber)};
    for (json::Value member = value.firstChild(); member; member = member.nextSibling()) {
        const auto known =
            std::find_if(members().begin(), members().end(),
                         [&](const Member &each) { return member.keyEquals(each.name); });
        if (known == members().end())
            return wrong(member, tr("there is no such member"));
        if (value[known->name].offset() != member.offset())
            return wrong(member, tr("it stands there twice"));
        if (const Status status = (this->*known->read)(rule, member); !status)
            return status.error();
        if (known->answers && value["action"] && value["action"].toString() != u"answer")
            return wrong(member, tr("it goes with the \"action\" \"answer\" only"));
    }
    if (hasNoBody(rule.answer.status) && !rule.answer.body.isEmpty())
        return wrong(value["body"], tr("an answer %1 has no body").arg(rule.answer.status));
    return rule;
}

Status RuleReader::readName(ResponseRule &rule, const json::Value &value) const
{
    const QString name = value.toString();
    if (name.isEmpty() || name.size() > MaxNameLength || visibleText(name) != name)
        return wrong(value,
                     tr("it must be a text of one line, of 1 to %1 characters").arg(MaxNameLength));
    if (isReservedName(name))
        return wrong(value, tr("%1 is a name that Hookglass gives itself").arg(name));
    rule.name = name;
    return success();
}

Status RuleReader::readFilter(ResponseRule &rule, const json::Value &value) const
{
    const QString text = value.startOfText(MaxFilterLength + 1);
    if (!value.isString() || text.size() > MaxFilterLength)
        return wrong(value,
                     tr("it must be a text of no more than %1 characters").arg(MaxFilterLength));
    const Result<Filter> filter = Filter::compile(text);
    if (!filter)
        return wrong(value,
                     tr("%1 (at character %2 of the filter)")
                         .arg(filter.error().message)
                         .arg(filter.error().offset + 1));
    rule.filterText = text;
    rule.filter = *filter;
    return success();
}

Status RuleReader::readFirstAttempts(ResponseRule &rule, const json::Value &value) const
{
    const Result<int> attempts = number(value, 0, MaxFirstAttempts);
    if (!attempts)
        return attempts.error();
    rule.firstAttempts = *attempts;
    return success();
}

Status RuleReader::readAction(ResponseRule &rule, const json::Value &value) const
{
    const QString action = value.toString();
    if (action == u"answer")
        rule.action = ResponseRule::Action::Answer;
    else if (action == u"no-answer")
        rule.action = ResponseRule::Action::NoAnswer;
    else if (action == u"as-verifier")
        rule.action = ResponseRule::Action::AsVerifier;
    else
        return wrong(value,
                     tr("it must be \"answer\", \"no-answer\" or \"as-verifier\", not %1")
                         .arg(shownValue(value)));
    return success();
}

Status RuleReader::readStatus(ResponseRule &rule, const json::Value &value) const
{
    const Result<int> status = number(value, 200, 599);
    if (!status)
        return status.error();
    rule.answer.status = *status;
    return success();
}

Status RuleReader::readHeaders(ResponseRule &rule, const json::Value &value) const
{
    const Result<HttpHeaders> headers = readRuleHeaders(value);
    if (!headers)
        return wrong(value, headers.error().message);
    rule.answer.headers = *headers;
    return success();
}

Status RuleReader::readBody(ResponseRule &rule, const json::Value &value) const
{
    const QByteArray body = value.toUtf8();
    if (!value.isString() || body.size() > MaxBodyBytes)
        return wrong(value,
                     tr("it must be a text of no more than %1").arg(humanSize(MaxBodyBytes)));
    rule.answer.body = body;
    return success();
}

Status RuleReader::readDelay(ResponseRule &rule, const json::Value &value) const
{
    const Result<int> delay = number(value, 0, ResponseRule::MaxDelayMs);
    if (!delay)
        return delay.error();
    rule.delayMs = *delay;
    return success();
}

Result<int> RuleReader::number(const json::Value &value, int minimum, int maximum) const
{
    const std::optional<qint64> number = value.isNumber() ? value.toInt64() : std::nullopt;
    if (!number || *number < minimum || *number > maximum)
        return wrong(value,
                     tr("it must be a whole number from %1 to %2, not %3")
                         .arg(minimum)
                         .arg(maximum)
                         .arg(shownValue(value)));
    return int(*number);
}

Error RuleReader::wrong(const json::Value &at, const QString &what) const
{
    const QString key =
        at.rawKey().isEmpty() ? QString() : u", \""_s + visibleText(at.key(), ShownText) + u'"';
    const QString name = m_ruleName.isEmpty() ? QString() : u" (\""_s + m_ruleName + u"\")"_s;
    return problem(at.offset(),
                   tr("rule %1%2%3: %4").arg(QString::number(m_ruleNumber), name, key, what));
}

Error RuleReader::problem(qsizetype offset, const QString &what) const
{
    const QByteArrayView before = QByteArrayView(m_document.bytes()).first(offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return {tr("Line %1, %2.").arg(QString::number(line), what), offset};
}

} // namespace hookglass

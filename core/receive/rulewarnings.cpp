// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/text.h"
#include "core/capture/retrypolicy.h"
#include "core/receive/responserules.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// By then every date has passed: only numbers of seconds can be too long for a rule.
constexpr qint64 EndOfTime = std::numeric_limits<qint64>::max();

QString tr(const char *text)
{
    return QCoreApplication::translate("ResponseRules", text);
}

QString delayWarning(const ResponseRule &rule)
{
    if (rule.delayMs == 0)
        return {};
    return tr("holds its answer for %1, and with it the sender's queue of that room. LiveKit drops "
              "what has waited for more than 30 s there.")
        .arg(humanDuration(qint64(rule.delayMs) * 1000));
}

QString lossWarning(const ResponseRule &rule, int status)
{
    const AnswerMeaning meaning = meaningOf(status);
    if (meaning == AnswerMeaning::Final)
        return tr("answers %1, which is final: the sender does not try again, and the event is "
                  "lost to it.")
            .arg(status);
    if (meaning != AnswerMeaning::TryAgain)
        return {};
    if (rule.firstAttempts == 0)
        return tr("fails every attempt: after 3 with Plug-N-Meet, and 5 with LiveKit, the event is "
                  "lost.");
    if (rule.firstAttempts >= PlugNMeetAttempts)
        return tr("fails the first %1 attempts. Plug-N-Meet makes 3 attempts: there the event is "
                  "lost.")
            .arg(rule.firstAttempts);
    return {};
}

QString retryAfterWarning(const ResponseRule &rule)
{
    if (!firstHeader(rule.answer.headers, "Retry-After"))
        return {};
    if (!mindsRetryAfter(rule.answer.status))
        return tr("sends Retry-After, which counts with 429 and 503 only.");
    const std::optional<qint64> wait = retryAfterS(rule.answer.headers, EndOfTime);
    if (!wait)
        return tr("sends a Retry-After that is neither a number of seconds nor a date: it does "
                  "not count.");
    if (*wait > TokenLifetimeS)
        return tr("asks by Retry-After for a wait of more than 6 minutes. The retry brings the "
                  "same token, which will have expired by then.");
    return {};
}

QString redirectWarning(const HttpAnswer &answer)
{
    if (meaningOf(answer.status) != AnswerMeaning::Redirect)
        return {};
    if (!firstHeader(answer.headers, "Location"))
        return tr("answers %1 without the header Location, so that nothing follows.")
            .arg(answer.status);
    if (answer.status == 307 || answer.status == 308)
        return tr("answers %1: the event is posted again to the new place with the same token, but "
                  "to another host without Authorization.")
            .arg(answer.status);
    return tr("answers %1: the sender follows with GET and without a body. A 200 there counts as "
              "delivered.")
        .arg(answer.status);
}

QStringList warningsOf(const ResponseRule &rule)
{
    QStringList warnings {delayWarning(rule)};
    switch (rule.action) {
    case ResponseRule::Action::Answer:
        warnings << lossWarning(rule, rule.answer.status) << retryAfterWarning(rule)
                 << redirectWarning(rule.answer);
        break;
    case ResponseRule::Action::NoAnswer:
        warnings << lossWarning(rule, 0);
        break;
    case ResponseRule::Action::AsVerifier:
        warnings << tr("answers 401 to what is not verified. That is final: the sender does not "
                       "try again, and the event is lost to it.");
        break;
    }
    warnings.removeAll(QString());
    return warnings;
}

} // namespace

QStringList ResponseRules::warnings() const
{
    QStringList warnings;
    const ResponseRule *catchAll = nullptr;
    for (const ResponseRule &rule : m_rules) {
        if (catchAll) {
            warnings.append(tr("Rule \"%1\" is never used: \"%2\" before it takes everything.")
                                .arg(rule.name, catchAll->name));
            continue;
        }
        for (const QString &warning : warningsOf(rule))
            warnings.append(tr("Rule \"%1\" %2").arg(rule.name, warning));
        if (rule.filter.isEmpty() && rule.firstAttempts == 0)
            catchAll = &rule;
    }
    return warnings;
}

} // namespace hookglass

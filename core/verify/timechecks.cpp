// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/timechecks.h"

#include "core/base/text.h"
#include "core/verify/diagnosistext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 UsPerSecond = 1'000'000;
constexpr double FarthestSecond = 9e12; // beyond it humanDuration() would overflow
constexpr qsizetype ShownText = 120;

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

/// "exp ≥ 1795426200", the same in every language.
QString relation(QLatin1StringView name, QChar sign, qint64 number)
{
    std::array<char, std::numeric_limits<qint64>::digits10 + 2> digits; // a sign too
    const auto *const end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return name + u' ' + sign + u' ' + QLatin1StringView(digits.begin(), end);
}

QString shownRaw(const json::Value &claim)
{
    return visibleText(displayText(claim.raw()), ShownText);
}

/// A JWT NumericDate in whole seconds (fractions rounded down); nothing unless it is a number.
std::optional<qint64> numericDate(const DateClaim &claim)
{
    if (claim.whole || !claim.value.isNumber())
        return claim.whole;
    const double seconds = std::floor(claim.value.toDouble().value_or(0.0));
    return static_cast<qint64>(std::clamp(seconds, -FarthestSecond, FarthestSecond));
}

/// `to` minus `from`, whatever the sender wrote.
qint64 difference(qint64 from, qint64 to)
{
    return qint64(std::clamp(double(to) - double(from), -FarthestSecond, FarthestSecond));
}

QString span(qint64 seconds)
{
    return humanDuration(std::abs(seconds) * UsPerSecond);
}

/// Whether the clocks alone explain it: `overdue` is how far the time would still be beyond its
/// bound, in seconds, if the clocks agreed.
QString clockSentence(qint64 overdue, const TimeRules &rules)
{
    if (!rules.senderClockAheadUs)
        return tr("There are not enough deliveries yet to tell whether the clocks differ.");
    const qint64 ahead = *rules.senderClockAheadUs;
    if (ahead == 0)
        return tr("Over the last deliveries the sender's clock agreed with this one: the clocks do "
                  "not explain it.");
    const QString measured = ahead > 0
        ? tr("Over the last deliveries the sender's clock was %1 ahead of this one")
              .arg(humanDuration(ahead))
        : tr("Over the last deliveries the sender's clock was %1 behind this one")
              .arg(humanDuration(-ahead));
    const bool explains = overdue <= rules.leewaySeconds;
    return measured + (explains ? tr(": that explains it.") : tr(": that does not explain it."));
}

Diagnosis blameTime(Cause cause, const QString &detail, qint64 skew, qint64 beyond,
                    const TimeRules &rules)
{
    const qint64 ahead = rules.senderClockAheadUs.value_or(0) / UsPerSecond;
    const qint64 overdue = cause == Cause::Expired ? beyond + ahead : beyond - ahead;
    Diagnosis why = diagnose(cause, Certainty::Certain, detail);
    why.explanation += u' ' + clockSentence(overdue, rules);
    why.evidence.skewSeconds = skew;
    return why;
}

/// A time that must not be ahead of the arrival; stock servers before Plug-N-Meet 2.3 send no
/// `iat`.
void checkHasBegun(CheckList &list, CheckId id, const DateClaim &claim, QLatin1StringView name,
                   Cause cause, const TimeRules &rules)
{
    if (!claim.value) {
        list.skip(id, tr("the token has no \"%1\"").arg(name));
        return;
    }
    const std::optional<qint64> time = numericDate(claim);
    if (!time) {
        list.fail(id, tr("a number"), shownRaw(claim.value),
                  diagnose(Cause::TokenMalformed, Certainty::Certain,
                           tr("its \"%1\" is not a number.").arg(name)));
        return;
    }
    const QString expected = relation(name, u'≤', rules.now + rules.leewaySeconds);
    const QString actual = relation(name, u'=', *time);
    const qint64 skew = difference(rules.now, *time);
    if (skew <= rules.leewaySeconds)
        list.pass(id, expected, actual);
    else
        list.fail(id, expected, actual,
                  blameTime(cause,
                            tr("\"%1\" is %2 after the request arrived").arg(name, span(skew)),
                            skew, skew, rules));
}

void checkExpiry(CheckList &list, const PeerClaims &claims, const TimeRules &rules)
{
    const DateClaim &claim = claims.date(PeerClaim::Expiry);
    const QString expected = relation("exp"_L1, u'≥', rules.now - rules.leewaySeconds);
    if (!claim.value) {
        if (rules.requireExpiry)
            list.fail(CheckId::Expiry, expected, tr("no \"exp\""),
                      diagnose(Cause::ExpMissing, Certainty::Certain));
        else
            list.skip(CheckId::Expiry, tr("the token has no \"exp\""));
        return;
    }
    const std::optional<qint64> exp = numericDate(claim);
    if (!exp) {
        const QString actual = shownRaw(claim.value);
        list.fail(CheckId::Expiry, tr("a number"), actual,
                  diagnose(Cause::ExpNotNumeric, Certainty::Certain, actual));
        return;
    }
    const QString actual = relation("exp"_L1, u'=', *exp);
    const qint64 late = difference(*exp, rules.now);
    if (late <= rules.leewaySeconds) {
        list.pass(CheckId::Expiry, expected, actual);
        return;
    }
    const QString detail = tr("it ended %1 before the request arrived").arg(span(late));
    // The clocks are to be compared by when the token was made, not by when it ended.
    const qint64 skew = difference(rules.now, issueTime(claims).value_or(*exp));
    list.fail(CheckId::Expiry, expected, actual,
              blameTime(Cause::Expired, detail, skew, late, rules));
}

} // namespace

void checkTimes(CheckList &list, const PeerClaims &claims, const TimeRules &rules)
{
    checkHasBegun(list, CheckId::NotBefore, claims.date(PeerClaim::NotBefore), "nbf"_L1,
                  Cause::NotYetValid, rules);
    checkExpiry(list, claims, rules);
    checkHasBegun(list, CheckId::IssuedAt, claims.date(PeerClaim::IssuedAt), "iat"_L1,
                  Cause::IssuedInFuture, rules);
}

std::optional<qint64> issueTime(const PeerClaims &claims)
{
    const std::optional<qint64> issued = numericDate(claims.date(PeerClaim::IssuedAt));
    return issued ? issued : numericDate(claims.date(PeerClaim::NotBefore));
}

std::optional<qint64> issueTime(const Token &token)
{
    return issueTime(PeerClaims(std::make_shared<const json::Document>(token.payload), false));
}

} // namespace hookglass

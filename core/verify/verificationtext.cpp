// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verificationtext.h"

#include "core/base/text.h"
#include "core/verify/diagnosistext.h"
#include "core/verify/verifierprofile.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype ShownText = 200;
constexpr qsizetype ShownName = 100;

QString tr(const char *text)
{
    return QCoreApplication::translate("VerificationText", text);
}

QString checkLine(const Check &check)
{
    QString line =
        u"  "_s + outcomeId(check.outcome).leftJustified(5) + checkId(check.id).leftJustified(11);
    if (!check.actual.isEmpty())
        line += u' ' + visibleText(check.actual, ShownText);
    if (check.outcome == CheckOutcome::Fail && !check.expected.isEmpty())
        line += u' ' + tr("(expected %1)").arg(visibleText(check.expected, ShownText));
    return line;
}

QStringList diagnosisLines(const Diagnosis &diagnosis)
{
    const QString repair = diagnosis.repair.isEmpty() ? QString() : u", "_s + diagnosis.repair;
    QStringList lines {QString(),
                       u"%1 (%2%3): %4"_s.arg(causeId(diagnosis.cause),
                                              certaintyId(diagnosis.certainty), repair,
                                              visibleText(diagnosis.explanation))};
    for (const QString &line : describeEvidence(diagnosis.evidence))
        lines.append(u"  "_s + line);
    if (!diagnosis.remedy.isEmpty())
        lines.append(u"  "_s + tr("What to do: %1").arg(visibleText(diagnosis.remedy)));
    return lines;
}

/// The first cause for which there is a summary.
std::optional<QString> firstSummary(const Verification &verification, Cause from, Cause to)
{
    for (const Diagnosis &diagnosis : verification.diagnosis) {
        const QString summary = causeSummary(diagnosis.cause);
        if (diagnosis.cause >= from && diagnosis.cause <= to && !summary.isEmpty())
            return summary;
    }
    return std::nullopt;
}

QString sentence(const QString &text)
{
    return text.isEmpty() ? text : QString(text.left(1).toUpper() + text.mid(1) + u'.');
}

QString failureSentence(const Verification &verification)
{
    const QString why = firstSummary(verification, Cause::TokenMissing, Cause::BodyBom)
                            .value_or(tr("the token cannot be accepted"));
    if (verification.key.isEmpty())
        return tr("Failed: %1.").arg(why);
    return tr("Failed: signed with key \"%1\", but %2.")
        .arg(visibleText(verification.key, ShownName), why);
}

} // namespace

QString verdictSentence(const Verification &verification)
{
    switch (verification.verdict) {
    case Verdict::Verified:
        return tr("Verified: signed with key \"%1\", and the body is the one that was signed.")
            .arg(visibleText(verification.key, ShownName));
    case Verdict::Unsigned:
        return tr("Unsigned: the request carries no token.");
    case Verdict::Failed:
        return failureSentence(verification);
    case Verdict::Unattempted:
        return tr("Not checked: no key is configured for this issuer.");
    }
    return {};
}

QString signatureSentence(const Verification &verification)
{
    const QList<Check> &checks = verification.checks;
    const auto check = std::find_if(checks.begin(), checks.end(), [](const Check &each) {
        return each.id == CheckId::Signature;
    });
    if (check == checks.end())
        return {};
    switch (check->outcome) {
    case CheckOutcome::Pass:
        return tr("Made with the secret of key \"%1\".")
            .arg(visibleText(verification.key, ShownName));
    case CheckOutcome::Skip:
        return sentence(visibleText(check->actual, ShownText));
    case CheckOutcome::Fail:
        break;
    }
    const auto why = firstSummary(verification, Cause::SignedWithOtherKey, Cause::KeySecretSwapped);
    if (why)
        return sentence(*why);
    if (firstSummary(verification, Cause::TokenTruncated, Cause::TokenTruncated))
        return sentence(visibleText(check->actual, ShownText));
    return tr("No configured secret makes it: neither as it stands nor trimmed, decoded, encoded "
              "or swapped with its key.");
}

QStringList describeEvidence(const Evidence &evidence)
{
    QStringList lines;
    if (evidence.skewSeconds && *evidence.skewSeconds < 0)
        lines.append(tr("The token was made %1 s before the arrival.").arg(-*evidence.skewSeconds));
    else if (evidence.skewSeconds)
        lines.append(
            tr("The token says it was made %1 s after the arrival.").arg(*evidence.skewSeconds));
    if (evidence.offset)
        lines.append(tr("The first byte that differs is at offset %1.").arg(*evidence.offset));
    if (!evidence.headers.isEmpty())
        lines.append(tr("Headers: %1").arg(evidence.headers.join(u", "_s)));
    return lines;
}

QStringList describeVerification(const Verification &verification)
{
    QString first = verdictId(verification.verdict).toUpper();
    if (!verification.key.isEmpty())
        first += u' ' + tr("with key %1").arg(visibleText(verification.key, ShownName));
    if (!verification.tokenHeader.isEmpty())
        first += u", "_s + tr("token from %1").arg(verification.tokenHeader);
    QStringList lines {first};
    for (const Check &check : verification.checks)
        lines.append(checkLine(check));
    for (const Diagnosis &diagnosis : verification.diagnosis)
        lines.append(diagnosisLines(diagnosis));
    if (!verification.acceptedBy.isEmpty())
        lines.append({QString(), tr("Who would accept this:")});
    for (const Acceptance &acceptance : verification.acceptedBy) {
        const QString answer = acceptance.accepts ? tr("accepts") : tr("rejects");
        lines.append(QString(u"  "_s + profileTitle(acceptance.profile).leftJustified(32)
                             + answer.leftJustified(9) + visibleText(acceptance.reason, ShownText))
                         .trimmed()
                         .prepend(u"  "_s));
    }
    return lines;
}

} // namespace hookglass

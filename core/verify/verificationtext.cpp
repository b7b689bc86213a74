// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verificationtext.h"

#include "core/base/text.h"
#include "core/verify/diagnosistext.h"
#include "core/verify/verifierprofile.h"

#include <QCoreApplication>

#include <algorithm>

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

QString failureSentence(const Verification &verification)
{
    QString why = tr("the token cannot be accepted");
    for (const Diagnosis &diagnosis : verification.diagnosis) {
        if (const QString summary = causeSummary(diagnosis.cause); !summary.isEmpty()) {
            why = summary;
            break;
        }
    }
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

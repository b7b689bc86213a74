// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/tokenjudge.h"

#include "core/base/text.h"
#include "core/verify/bodycheck.h"
#include "core/verify/diagnosistext.h"
#include "core/verify/signaturecheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace hookglass {

namespace {

constexpr qsizetype ShownText = 120;
constexpr qsizetype SignatureCharacters = 43; // 32 bytes in unpadded base64url

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// "Basic dXNlcg==" is another credential, and not a token that was broken up.
bool isTokenWithSpaces(QByteArrayView text)
{
    return text.trimmed().startsWith("eyJ") || std::count(text.begin(), text.end(), '.') == 2;
}

} // namespace

TokenJudge::TokenJudge(const Credentials &credentials, const TimeRules &times,
                       const ClockSkew *clocks)
    : m_credentials(credentials)
    , m_times(times)
    , m_clocks(clocks)
{
}

Verification TokenJudge::withoutToken(Cause cause, const QStringList &headers)
{
    Diagnosis why = diagnose(cause, Certainty::Certain);
    why.evidence.headers = headers;
    m_list.fail(CheckId::Presence, tr("a token in Authorization or Hash-Token"),
                cause == Cause::TokenEmpty ? tr("an empty header") : tr("no such header"), why);
    skipFrom(CheckId::Shape, tr("there is no token"));
    return result(Verdict::Unsigned);
}

Verification TokenJudge::judge(const QByteArray &text, QByteArrayView body, PeerWork &work)
{
    static const QString aToken = tr("a token"); // looked up once: the language does not change
    m_list.pass(CheckId::Presence, {}, aToken);
    if (std::optional<Token> read = checkShape(text)) {
        const SharedPeerToken token = work.know(std::move(*read));
        const auto claims = work.claims(token->claims, false);
        m_key = checkSignature(m_list, *token, claims->issuer(), m_credentials, work);
        m_issuedAt = issueTime(*claims);
        if (m_clocks)
            m_times.senderClockAheadUs = m_clocks->senderAheadUs(claims->issuer());
        checkTimes(m_list, *claims, m_times);
        checkBody(m_list, *claims, body, work);
    } else {
        skipFrom(CheckId::Algorithm, tr("the token cannot be read"));
    }
    return result(verdict());
}

/// White space and "Bearer" fail the check, but what is behind them is still judged, so that one
/// look shows all that is wrong.
std::optional<Token> TokenJudge::checkShape(const QByteArray &text)
{
    QByteArray bare = text;
    // No header ends with white space, but a file may; all official verifiers overlook line ends.
    while (!bare.isEmpty() && isSpace(bare.constEnd()[-1]))
        bare.chop(1);
    Result<Token> token = parseToken(bare);
    if (token) {
        m_list.pass(CheckId::Shape, {}, {});
        return std::move(token.value());
    }
    if (bare.left(7).compare("bearer ", Qt::CaseInsensitive) == 0) {
        m_list.fail(CheckId::Shape, tr("the bare token"), tr("\"Bearer\" before the token"),
                    diagnose(Cause::BearerPrefix, Certainty::Certain));
        bare = bare.mid(7).trimmed();
        token = parseToken(bare);
    } else if (std::any_of(bare.begin(), bare.end(), isSpace) && isTokenWithSpaces(bare)) {
        m_list.fail(CheckId::Shape, tr("the bare token"),
                    tr("white space before or inside the token"),
                    diagnose(Cause::TokenWhitespace, Certainty::Certain));
        bare.removeIf(isSpace);
        token = parseToken(bare);
    }
    if (!token)
        return checkBrokenParts(bare, token.error());
    return std::move(token.value());
}

/// What can still be judged of a token that cannot be read.
std::optional<Token> TokenJudge::checkBrokenParts(const QByteArray &text, const Error &error)
{
    const QString problem = visibleText(error.message, ShownText);
    // A cut leaves fewer parts, or a last part that is too short to be an HS256 signature.
    const qsizetype lastDot = text.lastIndexOf('.');
    const qsizetype signatureLength = text.size() - lastDot - 1;
    const bool cut = (text.startsWith("eyJ") && text.count('.') < 2)
        || (text.count('.') == 2 && error.offset == lastDot + 1
            && signatureLength < SignatureCharacters);
    m_list.fail(CheckId::Shape, tr("three base64url parts, the first two of them JSON objects"),
                problem,
                diagnose(cut ? Cause::TokenTruncated : Cause::TokenMalformed,
                         cut ? Certainty::Likely : Certainty::Certain, problem));
    if (text.count('.') != 2)
        return std::nullopt;
    // Header and claims may be sound even when the signature is not text that can be decoded.
    const Result<Token> unsignedToken = parseToken(text.left(lastDot + 1));
    return unsignedToken ? std::optional(*unsignedToken) : std::nullopt;
}

void TokenJudge::skipFrom(CheckId first, const QString &why)
{
    for (auto id = int(first); id <= int(CheckId::BodyHash); ++id)
        m_list.skip(CheckId(id), why);
}

Verdict TokenJudge::verdict() const
{
    if (!m_list.anyFailed())
        return Verdict::Verified;
    // A token that is broken whatever its secret has failed, known issuer or not.
    const bool broken = m_list.hasFailed(CheckId::Shape) || m_list.hasFailed(CheckId::Algorithm);
    return m_list.names(Cause::IssuerUnknown) && !broken ? Verdict::Unattempted : Verdict::Failed;
}

Verification TokenJudge::result(Verdict verdict) const
{
    // In the order in which they are to be mended. An empty body says more than that it is not the
    // signed one.
    const auto rank = [](const Diagnosis &each) {
        return each.cause == Cause::BodyEmpty ? 2 * int(Cause::BodyAltered) - 1
                                              : 2 * int(each.cause);
    };
    QList<Diagnosis> diagnosis = m_list.diagnosis();
    std::stable_sort(diagnosis.begin(), diagnosis.end(),
                     [&](const Diagnosis &a, const Diagnosis &b) { return rank(a) < rank(b); });
    return {.verdict = verdict,
            .key = m_key,
            .issuedAt = m_issuedAt,
            .checks = m_list.checks(),
            .diagnosis = diagnosis,
            .senderClockAheadUs = m_times.senderClockAheadUs};
}

} // namespace hookglass

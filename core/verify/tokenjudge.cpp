// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/tokenjudge.h"

#include "core/base/text.h"
#include "core/verify/bodyhash.h"
#include "core/verify/crypto.h"
#include "core/verify/diagnosistext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype SignatureBytes = 32; // HS256
constexpr qsizetype ShownText = 120;

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

QString shown(const QString &text)
{
    return visibleText(text, ShownText);
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A JWT NumericDate in whole seconds (fractions rounded down); nothing unless it is a number.
std::optional<qint64> numericDate(const json::Value &claim)
{
    if (!claim.isNumber())
        return std::nullopt;
    if (const auto whole = claim.toInt64())
        return whole;
    const double seconds = std::floor(claim.toDouble().value_or(0.0));
    return static_cast<qint64>(std::clamp(seconds, -9e15, 9e15));
}

/// Seconds between two times in words, whatever their size.
QString span(qint64 from, qint64 to)
{
    constexpr qint64 Most = 9'000'000'000'000;
    const double difference = double(to) - double(from);
    return humanDuration(qint64(std::clamp(difference, -double(Most), double(Most))) * 1'000'000);
}

} // namespace

TokenJudge::TokenJudge(const Credentials &credentials, const VerifierPolicy &policy,
                       qint64 atSeconds)
    : m_credentials(credentials)
    , m_policy(policy)
    , m_now(atSeconds)
{
}

Verification TokenJudge::withoutToken(Cause cause)
{
    fail(CheckId::Presence, tr("a token in Authorization or Hash-Token"),
         cause == Cause::TokenEmpty ? tr("an empty header") : tr("no such header"),
         diagnose(cause, Certainty::Certain));
    for (auto id = int(CheckId::Shape); id <= int(CheckId::BodyHash); ++id)
        skip(CheckId(id), tr("there is no token"));
    m_verification.verdict = Verdict::Unsigned;
    return m_verification;
}

Verification TokenJudge::judge(const QByteArray &text, QByteArrayView body)
{
    pass(CheckId::Presence, {}, tr("a token"));
    if (const std::optional<Token> token = checkShape(text)) {
        checkAlgorithm(*token);
        checkIssuer(*token);
        checkSignature(*token);
        checkNotBefore(*token);
        checkExpiry(*token);
        checkIssuedAt(*token);
        checkBodyHash(*token, body);
    } else {
        for (auto id = int(CheckId::Algorithm); id <= int(CheckId::BodyHash); ++id)
            skip(CheckId(id), tr("the token cannot be read"));
    }
    m_verification.verdict = verdict();
    return m_verification;
}

/// White space and "Bearer" fail the check, but what is behind them is still judged, so that one
/// look shows all that is wrong.
std::optional<Token> TokenJudge::checkShape(const QByteArray &text)
{
    QByteArray bare = text;
    while (!bare.isEmpty() && isSpace(bare.back())) // every official verifier overlooks it
        bare.chop(1);
    if (bare.left(7).compare("bearer ", Qt::CaseInsensitive) == 0) {
        fail(CheckId::Shape, tr("the bare token"), tr("\"Bearer\" before the token"),
             diagnose(Cause::BearerPrefix, Certainty::Certain));
        bare = bare.mid(7).trimmed();
    } else if (std::any_of(bare.begin(), bare.end(), isSpace)) {
        fail(CheckId::Shape, tr("the bare token"), tr("white space before or inside the token"),
             diagnose(Cause::TokenWhitespace, Certainty::Certain));
        bare.removeIf(isSpace);
    }
    return checkParts(bare);
}

std::optional<Token> TokenJudge::checkParts(const QByteArray &text)
{
    const QString expected = tr("three base64url parts, the first two of them JSON objects");
    const Result<Token> token = parseToken(text);
    if (token) {
        if (!hasFailed(CheckId::Shape))
            pass(CheckId::Shape, {}, {});
        return *token;
    }
    const QString problem = shown(token.error().message);
    // A cut leaves fewer parts, or a last part that is too short to be an HS256 signature.
    const qsizetype lastDot = text.lastIndexOf('.');
    const qsizetype signatureLength = text.size() - lastDot - 1;
    const bool cut = (text.startsWith("eyJ") && text.count('.') < 2)
        || (text.count('.') == 2 && token.error().offset == lastDot + 1 && signatureLength < 43);
    fail(CheckId::Shape, expected, problem,
         diagnose(cut ? Cause::TokenTruncated : Cause::TokenMalformed,
                  cut ? Certainty::Likely : Certainty::Certain, problem));
    if (text.count('.') != 2)
        return std::nullopt;
    // Header and claims may be sound even when the signature is not text that can be decoded.
    const Result<Token> unsignedToken = parseToken(text.left(lastDot + 1));
    return unsignedToken ? std::optional(*unsignedToken) : std::nullopt;
}

void TokenJudge::checkAlgorithm(const Token &token)
{
    const QString algorithm = token.algorithm();
    const QString expected = u"HS256"_s;
    if (token.header.root()["crit"]) {
        fail(CheckId::Algorithm, tr("no \"crit\" header"), tr("a \"crit\" header"),
             diagnose(Cause::CritUnsupported, Certainty::Certain));
    } else if (algorithm == expected) {
        pass(CheckId::Algorithm, expected, algorithm);
    } else if (algorithm.compare("none"_L1, Qt::CaseInsensitive) == 0) {
        fail(CheckId::Algorithm, expected, shown(algorithm),
             diagnose(Cause::AlgNone, Certainty::Certain));
    } else {
        const QString actual = algorithm.isEmpty() ? tr("no algorithm") : shown(algorithm);
        fail(CheckId::Algorithm, expected, actual,
             diagnose(Cause::AlgUnsupported, Certainty::Certain, actual));
    }
}

void TokenJudge::checkIssuer(const Token &token)
{
    const QString issuer = token.issuer();
    for (const Credential &credential : m_credentials) {
        if (credential.key == issuer)
            m_candidates.append(credential);
    }
    if (issuer.isEmpty())
        fail(CheckId::Issuer, tr("an API key in \"iss\""), tr("no \"iss\""),
             diagnose(Cause::IssuerMissing, Certainty::Certain));
    else if (m_candidates.isEmpty())
        fail(CheckId::Issuer, tr("a configured key"), shown(issuer),
             diagnose(Cause::IssuerUnknown, Certainty::Certain, shown(issuer)));
    else
        pass(CheckId::Issuer, tr("a configured key"), shown(issuer));
}

void TokenJudge::checkSignature(const Token &token)
{
    if (!hasPassed(CheckId::Algorithm) || m_candidates.isEmpty()) {
        skip(CheckId::Signature,
             m_candidates.isEmpty() ? tr("no secret for this issuer") : tr("not HS256"));
        return;
    }
    for (const Credential &credential : std::as_const(m_candidates)) {
        const QByteArray mac = hmacSha256(credential.secret, token.signingInput);
        if (constantTimeEqual(mac, token.signature))
            m_verification.key = credential.key;
    }
    const QString expected =
        tr("HMAC-SHA256 with the secret of \"%1\"").arg(shown(m_candidates.first().key));
    if (!m_verification.key.isEmpty()) {
        pass(CheckId::Signature, expected, tr("it matches"));
    } else if (token.signature.size() < SignatureBytes) {
        const QString actual =
            tr("%1 bytes instead of %2").arg(token.signature.size()).arg(SignatureBytes);
        fail(CheckId::Signature, expected, actual,
             diagnose(Cause::TokenTruncated, Certainty::Certain,
                      tr("its signature has %1.").arg(actual)));
    } else {
        fail(CheckId::Signature, expected, tr("it does not match"),
             diagnose(Cause::WrongSecret, Certainty::Likely, shown(m_candidates.first().key)));
    }
}

void TokenJudge::checkNotBefore(const Token &token)
{
    checkHasBegun(CheckId::NotBefore, token, "nbf", Cause::NotYetValid);
}

void TokenJudge::checkIssuedAt(const Token &token)
{
    checkHasBegun(CheckId::IssuedAt, token, "iat", Cause::IssuedInFuture);
}

/// A time that must not be ahead of the arrival; stock servers before Plug-N-Meet 2.3 send no
/// `iat`.
void TokenJudge::checkHasBegun(CheckId id, const Token &token, const char *name, Cause cause)
{
    const QString shownName = QString::fromLatin1(name);
    const json::Value claim = token.payload.root()[name];
    if (!claim) {
        skip(id, tr("the token has no \"%1\"").arg(shownName));
        return;
    }
    const std::optional<qint64> time = numericDate(claim);
    if (!time) {
        fail(id, tr("a number"), shown(displayText(claim.raw())),
             diagnose(Cause::TokenMalformed, Certainty::Certain,
                      tr("its \"%1\" is not a number.").arg(shownName)));
        return;
    }
    m_verification.issuedAt = time;
    const QString expected = tr("%1 ≤ %2").arg(shownName).arg(m_now + m_policy.leewaySeconds);
    const QString actual = tr("%1 = %2").arg(shownName).arg(*time);
    if (*time <= m_now + m_policy.leewaySeconds)
        pass(id, expected, actual);
    else
        fail(id, expected, actual,
             diagnose(
                 cause, Certainty::Certain,
                 tr("\"%1\" is %2 after the request arrived").arg(shownName, span(m_now, *time))));
}

void TokenJudge::checkExpiry(const Token &token)
{
    const json::Value claim = token.payload.root()["exp"];
    const QString expected = tr("exp ≥ %1").arg(m_now - m_policy.leewaySeconds);
    if (!claim) {
        if (m_policy.requireExpiry)
            fail(CheckId::Expiry, expected, tr("no \"exp\""),
                 diagnose(Cause::ExpMissing, Certainty::Certain));
        else
            skip(CheckId::Expiry, tr("the token has no \"exp\""));
        return;
    }
    const std::optional<qint64> exp = numericDate(claim);
    if (!exp) {
        const QString actual = shown(displayText(claim.raw()));
        fail(CheckId::Expiry, tr("a number"), actual,
             diagnose(Cause::ExpNotNumeric, Certainty::Certain, actual));
        return;
    }
    const QString actual = tr("exp = %1").arg(*exp);
    if (m_now <= *exp + m_policy.leewaySeconds)
        pass(CheckId::Expiry, expected, actual);
    else
        fail(CheckId::Expiry, expected, actual,
             diagnose(Cause::Expired, Certainty::Certain,
                      tr("it ended %1 before the request arrived").arg(span(*exp, m_now))));
}

void TokenJudge::checkBodyHash(const Token &token, QByteArrayView body)
{
    const QByteArray claim = token.bodyHash();
    const BodyHash hash = compareBodyHash(claim, body);
    const QString actual = tr("the body's SHA-256 is %1").arg(hash.ofBody);
    const QString expected = shown(QString::fromUtf8(claim));
    switch (hash.match) {
    case BodyHash::Match::Exact:
        pass(CheckId::BodyHash, expected, hash.ofBody);
        return;
    case BodyHash::Match::NoClaim:
        fail(CheckId::BodyHash, tr("a claim \"sha256\""), tr("no such claim"),
             diagnose(Cause::HashMissing, Certainty::Certain));
        return;
    case BodyHash::Match::OtherText:
        fail(CheckId::BodyHash, hash.ofBody, expected,
             diagnose(Cause::HashEncoding, Certainty::Certain,
                      tr("it is %1, though of the right bytes").arg(hash.form)));
        return;
    case BodyHash::Match::NoDigest:
        fail(CheckId::BodyHash, hash.ofBody, expected,
             diagnose(Cause::HashEncoding, Certainty::Certain,
                      tr("it is not the base64 of 32 bytes")));
        return;
    case BodyHash::Match::Different:
        break;
    }
    // The claim is proven to be the sender's only when the signature is.
    const bool proven = hasPassed(CheckId::Signature);
    fail(CheckId::BodyHash, expected, hash.ofBody,
         diagnose(Cause::BodyAltered, proven ? Certainty::Certain : Certainty::Likely));
    blameBody(body);
}

/// What can be seen of a body that is not the signed one.
void TokenJudge::blameBody(QByteArrayView body)
{
    QList<Diagnosis> &diagnosis = m_verification.diagnosis;
    if (body.isEmpty()) {
        diagnosis.append(diagnose(Cause::BodyEmpty, Certainty::Certain));
        return;
    }
    if (body.startsWith("\xef\xbb\xbf")) {
        diagnosis.append(diagnose(Cause::BodyBom, Certainty::Likely));
        return;
    }
    const auto document = json::Document::parse(body.toByteArray());
    if (!document.isValid())
        diagnosis.append(diagnose(
            Cause::BodyNotJson, Certainty::Likely,
            tr("%1 (at byte %2).").arg(document.error()->message).arg(document.error()->offset)));
    else if (const auto offset = document.firstInvalidUtf8())
        diagnosis.append(diagnose(Cause::BodyNotUtf8, Certainty::Likely,
                                  tr("the first such byte is number %1.").arg(*offset)));
}

void TokenJudge::pass(CheckId id, const QString &expected, const QString &actual)
{
    m_verification.checks.append({id, CheckOutcome::Pass, expected, actual});
}

void TokenJudge::fail(CheckId id, const QString &expected, const QString &actual,
                      const Diagnosis &why)
{
    m_verification.diagnosis.append(why);
    if (!hasFailed(id)) // one check may have two faults
        m_verification.checks.append({id, CheckOutcome::Fail, expected, actual});
}

void TokenJudge::skip(CheckId id, const QString &why)
{
    m_verification.checks.append({id, CheckOutcome::Skip, {}, why});
}

bool TokenJudge::hasPassed(CheckId id) const
{
    const QList<Check> &checks = m_verification.checks;
    return std::any_of(checks.begin(), checks.end(), [id](const Check &check) {
        return check.id == id && check.outcome == CheckOutcome::Pass;
    });
}

bool TokenJudge::hasFailed(CheckId id) const
{
    const QList<Check> &checks = m_verification.checks;
    return std::any_of(checks.begin(), checks.end(), [id](const Check &check) {
        return check.id == id && check.outcome == CheckOutcome::Fail;
    });
}

Verdict TokenJudge::verdict() const
{
    const QList<Check> &checks = m_verification.checks;
    const bool anyFailed = std::any_of(checks.begin(), checks.end(), [](const Check &check) {
        return check.outcome == CheckOutcome::Fail;
    });
    if (!anyFailed)
        return Verdict::Verified;
    const QList<Diagnosis> &diagnosis = m_verification.diagnosis;
    const bool unknown = std::any_of(diagnosis.begin(), diagnosis.end(), [](const Diagnosis &each) {
        return each.cause == Cause::IssuerUnknown;
    });
    // A token that is broken whatever its secret has failed, known issuer or not.
    const bool broken = hasFailed(CheckId::Shape) || hasFailed(CheckId::Algorithm);
    return unknown && !broken ? Verdict::Unattempted : Verdict::Failed;
}

} // namespace hookglass

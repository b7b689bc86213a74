// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/faults.h"

#include "core/base/text.h"
#include "core/deliver/bodyfaults.h"
#include "core/json/writer.h"
#include "core/verify/cause.h"
#include "core/verify/crypto.h"
#include "core/verify/signaturecheck.h"
#include "core/verify/signer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 ValidSeconds = 300;
constexpr qint64 BeyondLeeway = 90; // every verifier allows less
const QByteArray PlainHeader = R"({"alg":"HS256","typ":"JWT"})";

QString tr(const char *text)
{
    return QCoreApplication::translate("Faults", text);
}

/// The parts of a delivery, each of which a fault may spoil.
struct Parts
{
    QByteArray signedBody {};
    QByteArray body {};
    QByteArray header = PlainHeader;
    std::optional<QString> issuer {};
    QByteArray secret {};
    std::optional<qint64> expires {};
    qint64 notBefore = 0;
    qint64 issuedAt = 0;
    bool expiresAsText = false;
    std::optional<QByteArray> hash {};
};

Parts soundParts(const FaultContext &context)
{
    return {.signedBody = context.body,
            .body = context.body,
            .issuer = context.credential.key,
            .secret = context.credential.secret,
            .expires = context.nowSeconds + ValidSeconds,
            .notBefore = context.nowSeconds,
            .issuedAt = context.nowSeconds,
            .hash = sha256(context.body).toBase64()};
}

QByteArray tokenOf(const Parts &parts)
{
    json::Writer claims;
    claims.beginObject();
    if (parts.issuer)
        claims.member(u"iss", *parts.issuer);
    if (parts.expires && parts.expiresAsText)
        claims.member(u"exp", QString::number(*parts.expires));
    else if (parts.expires)
        claims.member(u"exp", *parts.expires);
    claims.member(u"nbf", parts.notBefore).member(u"iat", parts.issuedAt);
    if (parts.hash)
        claims.member(u"sha256", QString::fromLatin1(*parts.hash));
    return signClaims(parts.header, claims.endObject().bytes(), parts.secret);
}

HttpHeaders tokenHeaders(const QByteArray &token, bool hashToken)
{
    HttpHeaders headers {{"Authorization", token}};
    if (hashToken)
        headers.append({"Hash-Token", token});
    return headers;
}

QByteArray wronglyEncoded(const QByteArray &secret)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        secret, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && !(*decoded).isEmpty() ? *decoded : secret.toBase64();
}

/// Faults of the claims and of the key.
Status spoilToken(Cause cause, const FaultContext &context, Parts &parts)
{
    const qint64 now = context.nowSeconds;
    switch (cause) {
    case Cause::AlgNone:
        parts.header = R"({"alg":"none","typ":"JWT"})";
        break;
    case Cause::AlgUnsupported:
        parts.header = R"({"alg":"HS384","typ":"JWT"})";
        break;
    case Cause::CritUnsupported:
        parts.header = R"({"alg":"HS256","typ":"JWT","crit":["exp"]})";
        break;
    case Cause::IssuerMissing:
        parts.issuer.reset();
        break;
    case Cause::IssuerUnknown:
        parts.issuer = context.credential.key + u"-unknown"_s;
        break;
    case Cause::WrongSecret:
        parts.secret = sha256(context.credential.secret).toHex();
        break;
    case Cause::SignedWithOtherKey: {
        const auto other =
            std::find_if(context.others.begin(), context.others.end(), [&](const Credential &each) {
                return each.key != context.credential.key;
            });
        if (other == context.others.end())
            return Error {tr("\"signed-with-other-key\" needs credentials with two keys.")};
        parts.secret = other->secret;
        break;
    }
    case Cause::SecretWhitespace:
        parts.secret += '\n';
        break;
    case Cause::SecretEncoding:
        parts.secret = wronglyEncoded(parts.secret);
        break;
    case Cause::KeySecretSwapped: // the other way round would send the secret
        parts.secret = context.credential.key.toUtf8();
        break;
    case Cause::SecretTooShort:
        if (parts.secret.size() >= ShortestSafeSecret)
            return Error {tr("\"secret-too-short\" needs a credential whose secret is shorter than "
                             "%1 bytes, here and at the receiver.")
                              .arg(ShortestSafeSecret)};
        break;
    case Cause::Expired:
        parts.expires = now - BeyondLeeway;
        parts.notBefore = parts.issuedAt = now - BeyondLeeway - ValidSeconds;
        break;
    case Cause::NotYetValid:
        parts.notBefore = now + BeyondLeeway;
        break;
    case Cause::IssuedInFuture:
        parts.issuedAt = now + BeyondLeeway;
        break;
    case Cause::ExpMissing:
        parts.expires.reset();
        break;
    case Cause::ExpNotNumeric:
        parts.expiresAsText = true;
        break;
    case Cause::HashMissing:
        parts.hash.reset();
        break;
    case Cause::HashEncoding:
        parts.hash = sha256(parts.signedBody).toHex();
        break;
    default:
        break;
    }
    return success();
}

/// Faults of a body that has its own hash, or none of its own.
void spoilBody(Cause cause, Parts &parts)
{
    const auto resign = [&](const QByteArray &body) {
        parts.body = body;
        parts.hash = sha256(body).toBase64();
    };
    switch (cause) {
    case Cause::BodyAltered: {
        const qsizetype name = parts.body.indexOf("\"event\":");
        if (name >= 0)
            parts.body.replace(name, 8, "\"Event\":");
        else
            parts.body += "?";
        break;
    }
    case Cause::BodyEmpty:
        parts.body.clear();
        break;
    case Cause::BodyNotJson:
        resign(QByteArray("event=" + parts.body));
        break;
    case Cause::BodyNotUtf8:
        resign(QByteArray(parts.body).insert(parts.body.indexOf(':') + 2, '\xe9'));
        break;
    case Cause::BodyBom:
        resign(QByteArray(ByteOrderMark + parts.body));
        break;
    default:
        break;
    }
}

/// Faults of the text of a sound token, and of the headers that carry it.
HttpHeaders spoiledHeaders(Cause cause, const QByteArray &token, bool hashToken)
{
    constexpr qsizetype Cut = 9; // characters of the signature
    switch (cause) {
    case Cause::TokenMissing:
        return {};
    case Cause::TokenEmpty:
        return tokenHeaders("", hashToken);
    case Cause::TokensDiffer:
        return {{"Authorization", token}, {"Hash-Token", QByteArray(token.chopped(4) + "AAAA")}};
    case Cause::AuthorizationStripped:
        return {{"Hash-Token", token}};
    case Cause::BearerPrefix:
        return tokenHeaders("Bearer " + token, hashToken);
    case Cause::TokenWhitespace:
        return tokenHeaders(QByteArray(token).insert(token.size() / 2, ' '), hashToken);
    case Cause::TokenTruncated:
        return tokenHeaders(token.chopped(Cut), hashToken);
    case Cause::TokenMalformed:
        return tokenHeaders("Basic dXNlcjpwYXNzd29yZA", hashToken);
    default:
        return tokenHeaders(token, hashToken);
    }
}

HttpHeaders bodyHeaders(Repair change)
{
    if (change == Repair::ContentEncoded)
        return {{"Content-Encoding", "gzip"}};
    if (change == Repair::FormWrapped)
        return {{"Content-Type", "application/x-www-form-urlencoded"}};
    return {};
}

} // namespace

SignedDelivery makeDelivery(const FaultContext &context)
{
    return {context.body, tokenHeaders(tokenOf(soundParts(context)), context.hashToken)};
}

Result<SignedDelivery> makeFaultyDelivery(const QString &fault, const FaultContext &context,
                                          const json::FieldGuide &guide)
{
    Parts parts = soundParts(context);
    if (const std::optional<Repair> change = repairFromId(fault)) {
        const Result<AlteredBody> altered = alterBody(*change, context.body, guide);
        if (!altered)
            return altered.error();
        parts.hash = sha256(altered->original).toBase64();
        return SignedDelivery {altered->arrived,
                               tokenHeaders(tokenOf(parts), context.hashToken)
                                   + bodyHeaders(*change)};
    }
    const std::optional<Cause> cause = causeFromId(fault);
    if (!cause)
        return Error {
            tr("There is no fault \"%1\". There are: %2.").arg(fault, faultIds().join(u", "_s))};
    if (const Status spoiled = spoilToken(*cause, context, parts); !spoiled)
        return spoiled.error();
    spoilBody(*cause, parts);
    return SignedDelivery {parts.body, spoiledHeaders(*cause, tokenOf(parts), context.hashToken)};
}

QStringList faultIds()
{
    return causeIds() + repairIds();
}

} // namespace hookglass

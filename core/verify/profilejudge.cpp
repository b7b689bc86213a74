// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/profilejudge.h"

#include "core/base/text.h"
#include "core/verify/crypto.h"
#include "core/verify/peerbase64.h"
#include "core/verify/webhookshape.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("VerifierProfile", text);
}

QString leewayText(const QString &fault, int leewaySeconds)
{
    return leewaySeconds == 0 ? tr("%1; clocks may not differ at all.").arg(fault)
                              : tr("%1; clocks may differ by %2 s.").arg(fault).arg(leewaySeconds);
}

} // namespace

ProfileJudge::ProfileJudge(const VerifierProfile &profile, const Delivery &delivery,
                           const Credentials &credentials, PeerWork &work)
    : m_profile(profile)
    , m_delivery(delivery)
    , m_credentials(credentials)
    , m_work(work)
{
}

std::optional<QString> ProfileJudge::refusal()
{
    if (const Refusal refusal = findToken(); !refusal.isEmpty())
        return refusal;
    if (const Refusal refusal = readToken(); !refusal.isEmpty())
        return refusal;
    for (const auto rule :
         {&ProfileJudge::checkHeader, &ProfileJudge::checkClaimTypes, &ProfileJudge::checkSignature,
          &ProfileJudge::checkIssuer, &ProfileJudge::checkTimes, &ProfileJudge::checkHash,
          &ProfileJudge::checkBody}) {
        if (const Refusal refusal = (this->*rule)(); !refusal.isEmpty())
            return refusal;
    }
    return std::nullopt;
}

ProfileJudge::Refusal ProfileJudge::findToken()
{
    // PHP takes Authorization whenever it is there; the Go helper is handed what is not empty.
    const bool keepsEmpty = m_profile.issuer == IssuerRule::NotChecked;
    const auto &authorization = m_delivery.authorization;
    if (authorization && (keepsEmpty || !authorization->isEmpty()))
        m_text = *authorization;
    else if (m_profile.readsHashToken)
        m_text = m_delivery.hashToken.value_or(QByteArray());
    if (!m_text.isEmpty())
        return {};
    return m_profile.readsHashToken
        ? tr("There is no token.")
        : tr("There is no Authorization header, and it reads no other.");
}

ProfileJudge::Refusal ProfileJudge::readToken()
{
    Result<SharedPeerToken> token = m_work.token(m_text, m_profile);
    if (!token)
        return token.error().message;
    m_token = std::move(token.value());
    m_claims = m_work.claims(m_token->claims, m_profile.anyCase);
    m_knowsIssuer = std::any_of(m_credentials.begin(), m_credentials.end(),
                                [this](const Credential &each) { return isOfIssuer(each); });
    return {};
}

ProfileJudge::Refusal ProfileJudge::checkHeader() const
{
    const json::Value header = m_token->header->root();
    if (!m_token->hash || (!m_profile.anyHmac && m_token->hash != MacHash::Sha256))
        return tr("It does not accept the algorithm \"%1\".")
            .arg(visibleText(header["alg"].toString(), 40));
    const json::Value crit = m_token->crit;
    const bool empty = m_profile.crit == CritRule::UnknownOrEmptyRefused;
    if (m_profile.crit == CritRule::Ignored || !crit || (!empty && crit.kind() == json::Kind::Null))
        return {};
    bool understood = crit.isArray() && (!empty || crit.size() > 0);
    for (json::Value each = crit.firstChild(); each; each = each.nextSibling())
        understood = understood && each.isString() && each.toString() == "b64"_L1
            && header["b64"].toBool().value_or(!empty);
    return understood ? QString() : tr("It does not understand what \"crit\" demands.");
}

/// Go decodes into structs: a claim of the wrong type is an error even when nobody looks at it.
ProfileJudge::Refusal ProfileJudge::checkClaimTypes() const
{
    if (!m_profile.claimTypesChecked)
        return {};
    const auto isNull = [](const json::Value &value) {
        return value.kind() == json::Kind::Null;
    };
    for (const PeerClaim claim :
         {PeerClaim::Issuer, PeerClaim::Subject, PeerClaim::TokenId, PeerClaim::Name,
          PeerClaim::Kind, PeerClaim::BodyHash, PeerClaim::Metadata}) {
        const json::Value value = (*m_claims)[claim];
        if (value && !value.isString() && !isNull(value))
            return tr("The claim \"%1\" is not a text.").arg(PeerClaims::name(claim));
    }
    for (const PeerClaim claim : {PeerClaim::Video, PeerClaim::Sip, PeerClaim::Attributes}) {
        const json::Value value = (*m_claims)[claim];
        if (value && !value.isObject() && !isNull(value))
            return tr("The claim \"%1\" is not an object.").arg(PeerClaims::name(claim));
    }
    const json::Value audience = (*m_claims)[PeerClaim::Audience];
    bool texts = !audience || audience.isString() || isNull(audience) || audience.isArray();
    for (json::Value each = audience.firstChild(); each; each = each.nextSibling())
        texts = texts && each.isString();
    return texts ? QString() : tr("The claim \"aud\" is neither a text nor a list of texts.");
}

ProfileJudge::Refusal ProfileJudge::checkSignature() const
{
    if (!m_knowsIssuer && m_profile.issuer == IssuerRule::SelectsSecret)
        return tr("It has no secret for this issuer.");
    bool longEnough = false;
    for (const Credential &credential : m_credentials) {
        if ((m_knowsIssuer && !isOfIssuer(credential))
            || credential.secret.size() < m_profile.shortestSecret)
            continue;
        longEnough = true;
        if (m_work.isSigned(*m_token->hash, credential.secret, m_token->signingInput,
                            m_token->signature))
            return {};
    }
    return longEnough
        ? tr("The signature does not match.")
        : tr("It refuses secrets shorter than %1 bytes.").arg(m_profile.shortestSecret);
}

ProfileJudge::Refusal ProfileJudge::checkIssuer() const
{
    const bool good = m_profile.issuer == IssuerRule::NotChecked
        || (m_knowsIssuer && (*m_claims)[PeerClaim::Issuer].isString());
    return good ? QString() : tr("The issuer is not its API key.");
}

ProfileJudge::Refusal ProfileJudge::checkTimes() const
{
    constexpr std::array Claims {PeerClaim::Expiry, PeerClaim::NotBefore, PeerClaim::IssuedAt};
    std::array<PeerDate, Claims.size()> dates;
    for (size_t i = 0; i < Claims.size(); ++i) {
        dates[i] = readPeerDate(m_claims->date(Claims[i]), m_profile.dates);
        if (!dates[i].readable)
            return tr("The claim \"%1\" is not a number.").arg(PeerClaims::name(Claims[i]));
    }
    const auto &[expiry, notBefore, issued] = dates;
    const auto now = double(m_delivery.atSeconds);
    const double leeway = m_profile.leewaySeconds;
    if (!expiry.seconds && m_profile.requiresExpiry)
        return tr("It requires the claim \"exp\".");
    if (expiry.seconds) {
        const bool inclusive = m_profile.expiry == ExpiryBound::Inclusive;
        const double end = *expiry.seconds + leeway;
        if (inclusive ? now > end : now >= end)
            return leewayText(tr("The token has expired"), m_profile.leewaySeconds);
    }
    const PeerDate begin = beginning(notBefore);
    if (begin.seconds && *begin.seconds > now + leeway)
        return leewayText(tr("The token is not valid yet"), m_profile.leewaySeconds);
    return checkIssuedAt(beginning(issued), notBefore, now + leeway);
}

ProfileJudge::Refusal ProfileJudge::checkIssuedAt(const PeerDate &issued, const PeerDate &notBefore,
                                                  double now) const
{
    const bool checked = m_profile.issuedAt == IssuedAtRule::Checked
        || (m_profile.issuedAt == IssuedAtRule::WithoutNotBefore && !notBefore.seconds);
    return checked && issued.seconds && *issued.seconds > now
        ? tr("The token was issued in the future.")
        : QString();
}

ProfileJudge::Refusal ProfileJudge::checkHash() const
{
    const QByteArray &hash = m_claims->bodyHash();
    if (hash.isEmpty())
        return tr("The token has no hash of the body.");
    const bool same = m_work.compareWithBody(hash).match == BodyHash::Match::Exact
        || (m_profile.hash == HashRule::LenientDigest
            && constantTimeEqual(decodeLikePhp(hash), m_work.hashOfBody()));
    return same ? QString() : tr("The body does not have the hash that the token says.");
}

ProfileJudge::Refusal ProfileJudge::checkBody() const
{
    return m_profile.body == BodyRule::WebhookJson ? refusalOfWebhookBody(m_work.parsedBody())
                                                   : QString();
}

bool ProfileJudge::isOfIssuer(const Credential &credential) const
{
    return credential.key == m_claims->issuer();
}

/// php-jwt rounds down when a token begins, but not when it ends.
PeerDate ProfileJudge::beginning(PeerDate date) const
{
    if (date.seconds && m_profile.dates == DateRule::PhpNumeric)
        date.seconds = std::floor(*date.seconds);
    return date;
}

} // namespace hookglass

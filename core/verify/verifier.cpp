// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verifier.h"

#include "core/verify/acceptance.h"
#include "core/verify/diagnosistext.h"
#include "core/verify/tokenjudge.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
const auto Authorization = u"Authorization"_s;
const auto HashToken = u"Hash-Token"_s;

Diagnosis about(Cause cause, Certainty certainty, const QStringList &headers)
{
    Diagnosis diagnosis = diagnose(cause, certainty);
    diagnosis.evidence.headers = headers;
    return diagnosis;
}
} // namespace

Delivery deliveryOf(const HttpRequest &request)
{
    return {.authorization = firstHeader(request.headers, "Authorization"),
            .hashToken = firstHeader(request.headers, "Hash-Token"),
            .body = request.body,
            .atSeconds = request.receivedAtUs / 1'000'000};
}

Verifier::Verifier(Credentials credentials, VerifierPolicy policy)
    : m_credentials(std::move(credentials))
    , m_policy(policy)
{
}

Verification Verifier::verify(const Delivery &delivery) const
{
    PeerWork work(delivery, m_keys);
    Verification verification = judgeHeaders(delivery, work);
    verification.acceptedBy = whoWouldAccept(delivery, m_credentials, work);
    return verification;
}

Verification Verifier::verify(const QByteArray &token, const QByteArray &body,
                              qint64 atSeconds) const
{
    Delivery delivery {.authorization = token, .body = body, .atSeconds = atSeconds};
    Verification verification = verify(delivery);
    verification.tokenHeader.clear(); // it came from no header
    return verification;
}

Verification Verifier::judge(const QByteArray &token, const Delivery &delivery,
                             PeerWork &work) const
{
    TokenJudge judge(m_credentials,
                     {.now = delivery.atSeconds,
                      .leewaySeconds = m_policy.leewaySeconds,
                      .requireExpiry = m_policy.requireExpiry},
                     delivery.clocks);
    if (token.isEmpty())
        return judge.withoutToken(Cause::TokenEmpty, {});
    return judge.judge(token, delivery.body, work);
}

Verification Verifier::judgeHeaders(const Delivery &delivery, PeerWork &work) const
{
    const auto &authorization = delivery.authorization;
    const auto &hashToken = delivery.hashToken;
    const bool useAuthorization = authorization && !authorization->isEmpty();
    if (!useAuthorization && (!hashToken || hashToken->isEmpty())) {
        TokenJudge judge(m_credentials, {.now = delivery.atSeconds});
        QStringList headers;
        if (authorization)
            headers.append(Authorization);
        if (hashToken)
            headers.append(HashToken);
        return judge.withoutToken(headers.isEmpty() ? Cause::TokenMissing : Cause::TokenEmpty,
                                  headers);
    }
    Verification verification =
        judge(useAuthorization ? *authorization : *hashToken, delivery, work);
    verification.tokenHeader = useAuthorization ? Authorization : HashToken;
    QList<Diagnosis> &diagnosis = verification.diagnosis;
    // Which of the two to believe comes before anything that was found in one of them.
    if (useAuthorization && hashToken && *hashToken != *authorization)
        diagnosis.prepend(
            about(Cause::TokensDiffer, Certainty::Certain, {Authorization, HashToken}));
    // Worth knowing, but not what makes a check fail: it comes last.
    if (!useAuthorization)
        diagnosis.append(about(Cause::AuthorizationStripped, Certainty::Likely, {HashToken}));
    return verification;
}

} // namespace hookglass

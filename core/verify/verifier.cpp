// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/verifier.h"

#include "core/verify/diagnosistext.h"
#include "core/verify/tokenjudge.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

Verifier::Verifier(Credentials credentials, VerifierPolicy policy)
    : m_credentials(std::move(credentials))
    , m_policy(policy)
{
}

Verification Verifier::verify(const HttpRequest &request) const
{
    const auto authorization = firstHeader(request.headers, "Authorization");
    const auto hashToken = firstHeader(request.headers, "Hash-Token");
    const qint64 atSeconds = request.receivedAtUs / 1'000'000;
    TokenJudge judge(m_credentials, m_policy, atSeconds);
    const bool useAuthorization = authorization && !authorization->isEmpty();
    if (!useAuthorization && (!hashToken || hashToken->isEmpty()))
        return judge.withoutToken(authorization || hashToken ? Cause::TokenEmpty
                                                             : Cause::TokenMissing);

    Verification verification =
        judge.judge(useAuthorization ? *authorization : *hashToken, request.body);
    verification.tokenHeader = useAuthorization ? u"Authorization"_s : u"Hash-Token"_s;
    // Worth knowing, but not what makes a check fail: they come last.
    if (useAuthorization && hashToken && *hashToken != *authorization)
        verification.diagnosis.append(diagnose(Cause::TokensDiffer, Certainty::Certain));
    if (!authorization)
        verification.diagnosis.append(diagnose(Cause::AuthorizationStripped, Certainty::Likely));
    return verification;
}

Verification Verifier::verify(const QByteArray &token, const QByteArray &body,
                              qint64 atSeconds) const
{
    TokenJudge judge(m_credentials, m_policy, atSeconds);
    return token.isEmpty() ? judge.withoutToken(Cause::TokenEmpty) : judge.judge(token, body);
}

} // namespace hookglass

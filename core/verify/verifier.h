// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"
#include "core/json/body.h"
#include "core/verify/credential.h"
#include "core/verify/mackeys.h"
#include "core/verify/verification.h"

namespace hookglass {

class ClockSkew;
class PeerWork;

/// What the verifier insists on. The defaults are the strict common ground of the official
/// verifiers: HS256, a known issuer, `exp` required, `nbf` and `iat` checked when present.
struct VerifierPolicy
{
    qint64 leewaySeconds = 60; ///< both boundaries are inclusive: exp + 60 is still good
    bool requireExpiry = true;
};

/// What of a request bears on its verification.
struct Delivery
{
    std::optional<QByteArray> authorization {}; ///< the headers' values; nothing when absent
    std::optional<QByteArray> hashToken {};
    QByteArray body {};
    qint64 atSeconds = 0; ///< arrival, Unix time
    const json::Body *parsedBody = nullptr; ///< `body`, where somebody has it; not owned
    const ClockSkew *clocks = nullptr; ///< what earlier deliveries showed; not owned, may be null
};
Delivery deliveryOf(const HttpRequest &request);

/// Judges deliveries: takes the token from `Authorization`, else `Hash-Token`, and runs every check
/// in order. A plain value; give each thread its own. Never fails: a bad token is a verdict.
class Verifier
{
public:
    explicit Verifier(Credentials credentials = {}, VerifierPolicy policy = {});

    Verification verify(const Delivery &delivery) const;
    /// Judges at `request.receivedAtUs`.
    Verification verify(const HttpRequest &request) const { return verify(deliveryOf(request)); }
    /// Judges a token and a body that came apart from a request, at Unix time `atSeconds`.
    Verification verify(const QByteArray &token, const QByteArray &body, qint64 atSeconds) const;

    const Credentials &credentials() const { return m_credentials; }

private:
    Verification judge(const QByteArray &token, const Delivery &delivery, PeerWork &work) const;
    Verification judgeHeaders(const Delivery &delivery, PeerWork &work) const;

    Credentials m_credentials;
    VerifierPolicy m_policy;
    mutable MacKeys m_keys; ///< of the credentials, for the next delivery
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/credential.h"
#include "core/verify/peerclaims.h"
#include "core/verify/peerdate.h"
#include "core/verify/peerwork.h"
#include "core/verify/verifier.h"
#include "core/verify/verifierprofile.h"

namespace hookglass {

/// Applies the rules of one verifier to one delivery, in that verifier's own order. Used once.
class ProfileJudge
{
public:
    /// `work` is shared by the judges of the delivery; not owned.
    ProfileJudge(const VerifierProfile &profile, const Delivery &delivery,
                 const Credentials &credentials, PeerWork &work);

    /// Why the verifier refuses, in plain words; nothing when it accepts.
    std::optional<QString> refusal();

private:
    /// One rule: an empty text when it is kept, else what is wrong.
    using Refusal = QString;
    Refusal findToken();
    Refusal readToken();
    Refusal checkHeader() const;
    Refusal checkClaimTypes() const;
    Refusal checkSignature() const;
    Refusal checkIssuer() const;
    Refusal checkTimes() const;
    Refusal checkIssuedAt(const PeerDate &issued, const PeerDate &notBefore, double now) const;
    Refusal checkHash() const;
    Refusal checkBody() const;

    PeerDate beginning(PeerDate date) const;
    bool isOfIssuer(const Credential &credential) const;

    const VerifierProfile &m_profile;
    const Delivery &m_delivery;
    const Credentials &m_credentials;
    PeerWork &m_work;
    QByteArray m_text;
    SharedPeerToken m_token;
    std::shared_ptr<const PeerClaims> m_claims;
    bool m_knowsIssuer = false;
};

} // namespace hookglass

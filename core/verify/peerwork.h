// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/bodyhash.h"
#include "core/verify/mackeys.h"
#include "core/verify/peerclaims.h"
#include "core/verify/peertoken.h"
#include "core/verify/verifier.h"

namespace hookglass {

/// What our checks and the verifiers of one delivery compute alike, computed once for all of them.
/// The delivery and the keys must outlive it.
class PeerWork
{
public:
    PeerWork(const Delivery &delivery, MacKeys &keys)
        : m_delivery(delivery)
        , m_keys(keys)
    {
    }

    /// The token of the delivery, as our own checks have read it.
    SharedPeerToken know(Token token) { return m_reader.know(std::move(token)); }
    Result<SharedPeerToken> token(const QByteArray &text, const VerifierProfile &profile)
    {
        return m_reader.read(text, profile);
    }
    std::shared_ptr<const PeerClaims> claims(const std::shared_ptr<const json::Document> &document,
                                             bool anyCase);
    const json::Body &parsedBody();
    QByteArray hashOfBody();
    /// How a claim `sha256` compares with the body.
    const BodyHash &compareWithBody(const QByteArray &claim);
    bool isSigned(MacHash hash, const QByteArray &secret, const QByteArray &message,
                  const QByteArray &signature);

private:
    struct Signature
    {
        MacHash hash {};
        QByteArray secret {};
        QByteArray message {};
        QByteArray signature {};
        bool matches = false;
    };

    const Delivery &m_delivery;
    MacKeys &m_keys;
    std::optional<json::Body> m_parsedBody;
    PeerTokenReader m_reader;
    QByteArray m_hashOfBody;
    std::optional<BodyHash> m_comparison; ///< of the last claim
    QByteArray m_comparedClaim;
    std::array<std::shared_ptr<const PeerClaims>, 2> m_claims; ///< the last: as named, in any case
    QList<Signature> m_signatures;
};

} // namespace hookglass

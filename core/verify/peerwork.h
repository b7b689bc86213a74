// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    void know(const Token &token) { m_reader.know(token); }
    Result<PeerToken> token(const QByteArray &text, const VerifierProfile &profile)
    {
        return m_reader.read(text, profile);
    }
    PeerClaims claims(const PeerToken &token, bool anyCase);
    const json::Body &parsedBody();
    QByteArray hashOfBody();
    QByteArray hashTextOfBody(); ///< in base64, as the claim has it
    QByteArray mac(MacHash hash, const QByteArray &secret, const QByteArray &message);

private:
    struct Claims
    {
        std::shared_ptr<const json::Document> document {};
        bool anyCase = false;
        PeerClaims claims {};
    };
    struct Mac
    {
        MacHash hash {};
        QByteArray secret {};
        QByteArray message {};
        QByteArray mac {};
    };

    const Delivery &m_delivery;
    MacKeys &m_keys;
    std::optional<json::Body> m_parsedBody;
    PeerTokenReader m_reader;
    QByteArray m_hashOfBody;
    QByteArray m_hashTextOfBody;
    QList<Claims> m_claims;
    QList<Mac> m_macs;
};

} // namespace hookglass

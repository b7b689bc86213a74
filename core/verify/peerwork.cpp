// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerwork.h"

#include <algorithm>

namespace hookglass {

std::shared_ptr<const PeerClaims>
PeerWork::claims(const std::shared_ptr<const json::Document> &document, bool anyCase)
{
    std::shared_ptr<const PeerClaims> &last = m_claims[anyCase ? 1 : 0];
    if (last && last->document() == document)
        return last;
    if (anyCase) {
        last = claims(document, false);
        if (!last->hasNamesInOtherCase())
            return last;
    }
    last = std::make_shared<const PeerClaims>(document, anyCase);
    return last;
}

const json::Body &PeerWork::parsedBody()
{
    if (m_delivery.parsedBody)
        return *m_delivery.parsedBody;
    if (!m_parsedBody)
        m_parsedBody = json::parseBody(m_delivery.body);
    return *m_parsedBody;
}

QByteArray PeerWork::hashOfBody()
{
    if (m_hashOfBody.isNull())
        m_hashOfBody = sha256(m_delivery.body);
    return m_hashOfBody;
}

const BodyHash &PeerWork::compareWithBody(const QByteArray &claim)
{
    if (!m_comparison || m_comparedClaim != claim) {
        m_comparison = compareBodyDigest(claim, hashOfBody());
        m_comparedClaim = claim;
    }
    return *m_comparison;
}

bool PeerWork::isSigned(MacHash hash, const QByteArray &secret, const QByteArray &message,
                        const QByteArray &signature)
{
    const auto known =
        std::find_if(m_signatures.cbegin(), m_signatures.cend(), [&](const Signature &each) {
            return each.hash == hash && each.signature == signature && each.secret == secret
                && each.message == message;
        });
    if (known != m_signatures.cend())
        return known->matches;
    const bool matches = isMac(m_keys.mac(hash, secret, message), signature);
    m_signatures.append({hash, secret, message, signature, matches});
    return matches;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerwork.h"

namespace hookglass {

PeerClaims PeerWork::claims(const PeerToken &token, bool anyCase)
{
    for (const Claims &known : std::as_const(m_claims)) {
        if (known.document == token.claims && known.anyCase == anyCase)
            return known.claims;
    }
    m_claims.append({token.claims, anyCase, PeerClaims(token.claims->root(), anyCase)});
    return m_claims.last().claims;
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

QByteArray PeerWork::hashTextOfBody()
{
    if (m_hashTextOfBody.isNull())
        m_hashTextOfBody = hashOfBody().toBase64();
    return m_hashTextOfBody;
}

QByteArray PeerWork::mac(MacHash hash, const QByteArray &secret, const QByteArray &message)
{
    for (const Mac &known : std::as_const(m_macs)) {
        if (known.hash == hash && known.secret == secret && known.message == message)
            return known.mac;
    }
    m_macs.append({hash, secret, message, m_keys.mac(hash, secret, message)});
    return m_macs.last().mac;
}

} // namespace hookglass

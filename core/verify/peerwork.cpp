// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerwork.h"

namespace hookglass {

QByteArray PeerWork::hashOfBody()
{
    if (m_hashOfBody.isNull())
        m_hashOfBody = sha256(m_body);
    return m_hashOfBody;
}

QByteArray PeerWork::mac(MacHash hash, const QByteArray &secret, const QByteArray &message)
{
    for (const Mac &known : std::as_const(m_macs)) {
        if (known.hash == hash && known.secret == secret && known.message == message)
            return known.mac;
    }
    m_macs.append({hash, secret, message, hmac(hash, secret, message)});
    return m_macs.last().mac;
}

} // namespace hookglass

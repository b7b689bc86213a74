// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/connectionplace.h"

namespace hookglass {

ConnectionPlace::ConnectionPlace(std::shared_ptr<ConnectionLedger> ledger, const QHostAddress &peer)
    : m_ledger(std::move(ledger))
    , m_peer(peer)
{
    ++m_ledger->m_connections;
    ++m_ledger->m_perPeer[m_peer];
}

ConnectionPlace::~ConnectionPlace()
{
    hold(0);
    --m_ledger->m_connections;
    const auto found = m_ledger->m_perPeer.find(m_peer);
    if (--*found == 0)
        m_ledger->m_perPeer.erase(found);
}

bool ConnectionPlace::hold(qint64 bytes)
{
    m_ledger->m_bytes += bytes - m_bytes;
    m_bytes = bytes;
    return m_ledger->m_bytes <= m_ledger->m_limits.maxBytesInFlight;
}

} // namespace hookglass

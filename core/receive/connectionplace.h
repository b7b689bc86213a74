// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/connectionledger.h"

#include <memory>

namespace hookglass {

/// One connection's place in the ledger; given back with this object.
class ConnectionPlace
{
public:
    ConnectionPlace(std::shared_ptr<ConnectionLedger> ledger, const QHostAddress &peer);
    ~ConnectionPlace();
    Q_DISABLE_COPY_MOVE(ConnectionPlace)

    /// Says how many bytes this connection holds now. False: all connections together hold more
    /// than they may.
    bool hold(qint64 bytes);

private:
    const std::shared_ptr<ConnectionLedger> m_ledger;
    const QHostAddress m_peer;
    qint64 m_bytes = 0;
};

} // namespace hookglass

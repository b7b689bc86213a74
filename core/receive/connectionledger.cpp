// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/connectionledger.h"

#include <QCoreApplication>

namespace hookglass {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("ConnectionLedger", text);
}
} // namespace

QString ConnectionLedger::objection(const QHostAddress &peer) const
{
    if (m_connections >= m_limits.maxConnections)
        return tr("No more connections are allowed than the present %1.")
            .arg(m_limits.maxConnections);
    if (m_perPeer.value(peer) >= m_limits.maxConnectionsPerPeer)
        return tr("No more connections from this address are allowed than the present %1.")
            .arg(m_limits.maxConnectionsPerPeer);
    return {};
}

} // namespace hookglass

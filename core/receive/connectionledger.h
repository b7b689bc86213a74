// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receive/listenoptions.h"

#include <QHash>
#include <QHostAddress>

namespace hookglass {

/// What all connections of a receiver hold together, whichever listener they came through, and the
/// numbers that they are known by. Lives on the receive thread.
class ConnectionLedger
{
public:
    void setLimits(const GuardLimits &limits) { m_limits = limits; }
    const GuardLimits &limits() const { return m_limits; }

    /// Never the same twice.
    quint64 nextConnection() { return ++m_lastConnection; }
    /// Why another connection from there is not taken; empty: it may come.
    QString objection(const QHostAddress &peer) const;

private:
    friend class ConnectionPlace;

    GuardLimits m_limits;
    QHash<QHostAddress, int> m_perPeer;
    int m_connections = 0;
    qint64 m_bytes = 0;
    quint64 m_lastConnection = 0;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/crypto.h"
#include "core/verify/peertoken.h"

namespace hookglass {

/// What our checks and the verifiers of one delivery compute alike, computed once for all of them.
class PeerWork
{
public:
    explicit PeerWork(QByteArrayView body)
        : m_body(body)
    {
    }

    Result<PeerToken> token(const QByteArray &text, const VerifierProfile &profile)
    {
        return m_reader.read(text, profile);
    }
    QByteArray hashOfBody();
    QByteArray mac(MacHash hash, const QByteArray &secret, const QByteArray &message);

private:
    struct Mac
    {
        MacHash hash {};
        QByteArray secret {};
        QByteArray message {};
        QByteArray mac {};
    };

    const QByteArrayView m_body;
    PeerTokenReader m_reader;
    QByteArray m_hashOfBody;
    QList<Mac> m_macs;
};

} // namespace hookglass

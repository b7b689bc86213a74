// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace hookglass {

/// How far the clocks of the senders are from ours, from the deliveries whose signature held. A
/// token is made just before its first delivery, so that the smallest "received minus issued" of
/// the last deliveries is the difference of the clocks and the shortest way; retries and queues
/// only add to it. Tokens have whole seconds: what is below one second is not told.
class ClockSkew
{
public:
    /// `issuer` is the API key that signed; `issuedAt` in Unix seconds.
    void add(const QString &issuer, qint64 issuedAt, qint64 receivedAtUs);

    /// Sender's clock minus ours, µs; nothing until a few different tokens have come.
    std::optional<qint64> senderAheadUs(const QString &issuer) const;

private:
    struct Sample
    {
        qint64 issuedAt = 0;
        qint64 delayUs = 0;
    };
    QHash<QString, QList<Sample>> m_samples; ///< the last ones of each issuer
};

} // namespace hookglass

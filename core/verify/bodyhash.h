// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace hookglass {

/// How the claim `sha256` and a body compare. The servers write the claim as standard base64 with
/// padding of the SHA-256 of the raw body.
struct BodyHash
{
    enum class Match {
        Exact, ///< same text
        OtherText, ///< right digest, written in another way; `form` says which
        Different, ///< a digest, but of other bytes
        NoDigest, ///< a text that is no digest at all
        NoClaim
    };
    Match match = Match::NoClaim;
    QString ofBody {}; ///< the body's SHA-256 as the servers would write it
    QString form {}; ///< "hexadecimal", "base64url", "base64 without padding"
};

/// The 32 bytes that a claim stands for, in whichever of these ways it is written; empty when it
/// stands for none.
QByteArray digestOfClaim(const QByteArray &claim);

/// Compares in constant time.
BodyHash compareBodyHash(const QByteArray &claim, QByteArrayView body);
/// The same with the SHA-256 of the body, 32 bytes.
BodyHash compareBodyDigest(const QByteArray &claim, const QByteArray &digest);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <array>

namespace hookglass {

/// The claims that an official verifier looks at, if only at their type.
enum class PeerClaim : quint8 {
    Issuer,
    Subject,
    TokenId,
    Name,
    Kind,
    BodyHash,
    Metadata,
    Video,
    Sip,
    Attributes,
    Audience,
    Expiry,
    NotBefore,
    IssuedAt
};

/// The claims of one token, found in one pass. Points into the document and must not outlive it.
class PeerClaims
{
public:
    PeerClaims() = default;
    /// Go matches names in any case, and takes the last of those that match.
    PeerClaims(const json::Value &claims, bool anyCase);

    json::Value operator[](PeerClaim claim) const { return m_found[size_t(claim)]; }
    const QString &issuer() const { return m_issuer; }

    static QLatin1StringView name(PeerClaim claim); ///< "iss"

private:
    void find(const json::Value &claims, bool anyCase);

    std::array<json::Value, 14> m_found {};
    QString m_issuer {}; ///< several ask for it
};

} // namespace hookglass

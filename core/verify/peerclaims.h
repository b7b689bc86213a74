// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <array>
#include <memory>
#include <optional>

namespace hookglass {

/// The claims that our own checks or an official verifier look at, if only at their type.
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

/// A claim that stands for a time.
struct DateClaim
{
    json::Value value {};
    std::optional<qint64> whole {}; ///< set when it is a whole number (not a text) in range
};

/// The claims of one token, found in one pass, and what several ask of them.
class PeerClaims
{
public:
    /// Go matches names in any case, and takes the last of those that match.
    PeerClaims(std::shared_ptr<const json::Document> claims, bool anyCase);

    json::Value operator[](PeerClaim claim) const { return m_found[size_t(claim)]; }
    const QString &issuer() const { return m_issuer; } ///< empty when it is no text
    const QByteArray &bodyHash() const { return m_bodyHash; } ///< the same
    /// `claim` is Expiry, NotBefore or IssuedAt.
    const DateClaim &date(PeerClaim claim) const
    {
        return m_dates[size_t(claim) - size_t(PeerClaim::Expiry)];
    }

    const std::shared_ptr<const json::Document> &document() const { return m_document; }
    /// Whether it matters that names match in any case.
    bool hasNamesInOtherCase() const { return m_hasNamesInOtherCase; }

    static QLatin1StringView name(PeerClaim claim); ///< "iss"

private:
    void find(bool anyCase);

    std::shared_ptr<const json::Document> m_document;
    std::array<json::Value, 14> m_found {};
    std::array<DateClaim, 3> m_dates {};
    QString m_issuer {};
    QByteArray m_bodyHash {};
    bool m_hasNamesInOtherCase = false;
};

} // namespace hookglass

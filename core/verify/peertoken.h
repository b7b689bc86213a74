// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/verify/crypto.h"
#include "core/verify/token.h"
#include "core/verify/verifierprofile.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>

namespace hookglass {

/// A token taken apart as the library of an official verifier takes it apart: in some ways laxer
/// than ours (see token.h), in others stricter.
struct PeerToken
{
    QByteArray signingInput {}; ///< what the library computes the MAC over
    QByteArray signature {};
    std::shared_ptr<const json::Document> header {};
    std::shared_ptr<const json::Document> claims {};
    std::optional<MacHash> hash {}; ///< of the algorithm that the header names, when we know it
    json::Value crit {}; ///< of the header
};
using SharedPeerToken = std::shared_ptr<const PeerToken>;

/// Reads the token of one delivery for several verifiers: what they read alike is read once.
class PeerTokenReader
{
public:
    /// Takes over what our own checks have read already; it is optional.
    SharedPeerToken know(Token token);
    /// The error says why the library cannot read it. At most 64 KiB.
    Result<SharedPeerToken> read(const QByteArray &text, const VerifierProfile &profile);

private:
    /// A token split at its dots; read too when every library reads it in the same way.
    struct Parts
    {
        QByteArray text {};
        QList<QByteArray> encoded {};
        SharedPeerToken plain {};
    };
    struct Parsed
    {
        int maxDepth = 0;
        std::shared_ptr<const json::Document> document {};
    };

    Parts split(const QByteArray &text);
    Result<SharedPeerToken> decode(const VerifierProfile &profile);
    SharedPeerToken parse(const QByteArray &text, const std::array<QByteArray, 3> &decoded,
                          int maxDepth);
    std::shared_ptr<const json::Document> parse(const QByteArray &bytes, int maxDepth);
    std::shared_ptr<const json::Document> parseWithin(const QByteArray &bytes, int maxDepth);

    Parts m_parts;
    QList<Parsed> m_parsed;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>

namespace hookglass {

/// How a library reads the base64 of a token's parts.
enum class TokenBase64 : quint8 {
    Strict, ///< Go: unpadded base64url; line ends are skipped
    Lenient, ///< PHP: both alphabets; whatever is not in them is skipped
    LenientUntilPadding ///< Node: the same, and nothing counts behind the first "="
};

/// What a library does with the header "crit".
enum class CritRule : quint8 { Ignored, UnknownRefused, UnknownOrEmptyRefused };

/// What a library refuses in JSON that another one takes.
enum class JsonRule : quint8 {
    Lenient,
    NoDuplicates, ///< go-jose: no name twice
    Php ///< json_decode(): UTF-8 and surrogates must be sound, no name begins with U+0000, depth
        ///< 512
};

/// How a library reads `exp`, `nbf` and `iat`; see peerdate.h.
enum class DateRule : quint8 {
    GoNumber, ///< a JSON number, in whole seconds; null is as absent
    GoNumberOrText, ///< the same, or a text that is a JSON number
    JsNumber, ///< a JSON number, with its fraction; null is refused
    PhpNumeric ///< a number, or a text that is_numeric() takes, with its fraction; null is as
               ///< absent
};

enum class IssuerRule : quint8 { MustEqual, SelectsSecret, NotChecked };
enum class ExpiryBound : quint8 { Inclusive, Exclusive };
enum class IssuedAtRule : quint8 { Checked, NumberOnly, Ignored, WithoutNotBefore };
enum class HashRule : quint8 { Text, LenientDigest };
enum class BodyRule : quint8 { Bytes, WebhookJson };

/// The rules by which one of the official verifiers decides, read in its source and held against
/// its measured answers. How they are applied: see acceptance.h.
struct VerifierProfile
{
    QString id; ///< stable
    const char *title; ///< untranslated name of the verifier
    bool readsHashToken; ///< when there is no Authorization
    TokenBase64 base64;
    bool resignsDecodedParts; ///< go-jose computes the MAC over its own encoding of the parts
    JsonRule json;
    bool anyHmac; ///< HS384 and HS512 too
    CritRule crit;
    IssuerRule issuer;
    bool claimTypesChecked; ///< Go decodes into typed structs
    bool anyCase; ///< Go's encoding/json matches the names of claims in any case
    bool requiresExpiry;
    DateRule dates;
    ExpiryBound expiry;
    IssuedAtRule issuedAt;
    int leewaySeconds;
    HashRule hash;
    BodyRule body;
    int shortestSecret; ///< bytes
};

extern const std::array<VerifierProfile, 5> VerifierProfiles;

/// The name of the verifier with that id, for people; empty when there is none.
QString profileTitle(QStringView id);

} // namespace hookglass

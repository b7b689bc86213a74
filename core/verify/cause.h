// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace hookglass {

/// Why a delivery fails, or will fail elsewhere. In the order in which they are to be mended: what
/// hides the token, what hides its signature, who signed it, when, and what came with it.
enum class Cause : quint8 {
    TokenMissing,
    TokenEmpty,
    TokensDiffer,
    AuthorizationStripped,
    BearerPrefix,
    TokenWhitespace,
    TokenTruncated,
    TokenMalformed,
    AlgNone,
    AlgUnsupported,
    CritUnsupported,
    IssuerMissing,
    IssuerUnknown,
    WrongSecret,
    SignedWithOtherKey,
    SecretWhitespace,
    SecretEncoding,
    KeySecretSwapped,
    SecretTooShort,
    Expired,
    NotYetValid,
    IssuedInFuture,
    ExpMissing,
    ExpNotNumeric,
    HashMissing,
    HashEncoding,
    BodyAltered,
    BodyEmpty,
    BodyNotJson,
    BodyNotUtf8,
    BodyBom
};

/// `Certain` means proved: by a signature or a hash that matches, or by what plainly stands in the
/// request. Everything else is `Likely`.
enum class Certainty : quint8 { Certain, Likely };

/// Stable ids ("wrong-secret", "certain"): they stand in files, in filters and in JSON output.
QString causeId(Cause cause);
QString certaintyId(Certainty certainty);
std::optional<Cause> causeFromId(QStringView id);
std::optional<Certainty> certaintyFromId(QStringView id);
/// All ids, in the order of the enum.
QStringList causeIds();

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/cause.h"
#include "core/verify/credential.h"

#include <optional>

namespace hookglass {

/// The secret that does make the signature, found beside the one that should.
struct KeyMatch
{
    Cause
        cause {}; ///< signed-with-other-key, secret-whitespace, secret-encoding, key-secret-swapped
    QString key {}; ///< the API key of the credential it was made from
    QString how {}; ///< what was done to the secret, in words; never the secret
};

/// Signed text and signature of one token (HS256).
struct SignedText
{
    QByteArrayView input {}; ///< "header.payload"
    QByteArrayView signature {}; ///< decoded
};

/// Looks for a secret that matches when that of `issuer` does not: the same one trimmed or with a
/// line end, decoded or encoded as base64, base64url or hexadecimal, the API key used as secret,
/// the two swapped, another configured key. A match is a proof. Looks at no more than 64
/// credentials; compares in constant time.
std::optional<KeyMatch> searchKey(const Credentials &credentials, const QString &issuer,
                                  const SignedText &text);

/// Whether `issuer` is really the secret of a credential, but for white space around it: swapped
/// somewhere, and not to be shown.
bool isConfiguredSecret(const Credentials &credentials, const QString &issuer);

} // namespace hookglass

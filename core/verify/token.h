// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/document.h"

#include <QByteArray>

namespace hookglass {

/// A JSON Web Token in compact form (RFC 7515), taken apart but not judged. `header` and `payload`
/// are lossless documents, so that claims show exactly as they were sent.
struct Token
{
    QByteArray encoded {}; ///< the whole text
    QByteArray signingInput {}; ///< "header.payload", the bytes that were signed
    QByteArray signature {}; ///< decoded
    json::Document header {};
    json::Document payload {};

    QString algorithm() const; ///< `alg`, empty when absent
    QString issuer() const; ///< `iss`, empty when absent
    QByteArray bodyHash() const; ///< the text of claim `sha256`, empty when absent
};

/// Splits and decodes. The error says which part is broken and how (number of parts, base64url,
/// JSON, not an object); its offset counts characters of the token. At most 64 KiB.
Result<Token> parseToken(const QByteArray &text);

/// The same for a token as it stood in a header: white space, "Bearer" and an unreadable signature
/// are overlooked.
Result<Token> parseTokenLeniently(const QByteArray &headerValue);

/// The claim `sha256` of such a header value; empty when there is none.
QByteArray bodyHashClaim(const QByteArray &headerValue);

} // namespace hookglass

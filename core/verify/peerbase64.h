// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace hookglass {

// Base64 as the libraries of the official verifiers read it; ours is stricter.

/// Unpadded base64url and nothing else (RFC 7515), in a number of characters that can be: everybody
/// decodes it alike. The bits that are left over at the end may be set.
std::optional<QByteArray> decodePlain(QByteArrayView text);

/// Whether such a text is also how its bytes are encoded: no bits that are left over are set.
bool isCanonical(QByteArrayView plainText);

/// Go's RawURLEncoding: unpadded base64url, line ends skipped; nothing when it is anything else.
std::optional<QByteArray> decodeLikeGo(QByteArrayView text);

/// PHP's base64_decode() without its strict flag: whatever is not in the alphabet is skipped.
QByteArray decodeLikePhp(QByteArrayView text);

/// The same with both alphabets mixed, as php-jwt reads the parts of a token, and Node's
/// Buffer up to the first "=".
QByteArray decodeMixed(QByteArrayView text);

} // namespace hookglass

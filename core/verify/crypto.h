// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>

namespace hookglass {

/// SHA-256, 32 bytes.
QByteArray sha256(QByteArrayView bytes);
/// The same of several pieces in a row.
QByteArray sha256(std::initializer_list<QByteArrayView> pieces);
enum class MacHash { Sha256, Sha384, Sha512 };
/// The HMAC of RFC 2104 as HS256, HS384 and HS512 use it: 32, 48 or 64 bytes. The key may have any
/// length. Empty when it cannot be computed.
QByteArray hmac(MacHash hash, QByteArrayView key, QByteArrayView message);
QByteArray hmacSha256(QByteArrayView key, QByteArrayView message);
/// Compares in a time that depends on the lengths alone.
bool constantTimeEqual(QByteArrayView a, QByteArrayView b);
/// The same of a MAC that was computed here: one that could not be computed equals nothing.
bool isMac(QByteArrayView mac, QByteArrayView signature);

} // namespace hookglass

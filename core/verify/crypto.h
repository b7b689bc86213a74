// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace hookglass {

/// SHA-256, 32 bytes.
QByteArray sha256(QByteArrayView bytes);
/// HMAC-SHA-256, 32 bytes. The key may have any length.
QByteArray hmacSha256(QByteArrayView key, QByteArrayView message);
/// Compares in a time that depends on the lengths alone.
bool constantTimeEqual(QByteArrayView a, QByteArrayView b);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/mackeys.h"

#include <algorithm>

namespace hookglass {

namespace {

constexpr size_t MaxKeys = 64; // looked through one by one

/// Before OpenSSL 3.0.3 a context with the key that it had went on behind the last message.
bool keysCanBeUsedAgain()
{
    static const bool can = [] {
        MacKey key(MacHash::Sha256, "key");
        return key.mac("message") == key.mac("message");
    }();
    return can;
}

} // namespace

MacKeys &MacKeys::operator=(const MacKeys &other)
{
    if (this != &other)
        m_keys.clear();
    return *this;
}

QByteArray MacKeys::mac(MacHash hash, const QByteArray &secret, QByteArrayView message)
{
    const auto known = std::find_if(m_keys.begin(), m_keys.end(), [&](const Key &each) {
        return each.hash == hash && each.secret == secret;
    });
    if (known != m_keys.end())
        return known->key.mac(message);
    if (m_keys.size() >= MaxKeys || !keysCanBeUsedAgain())
        return hmac(hash, secret, message);
    m_keys.push_back({hash, secret, MacKey(hash, secret)});
    return m_keys.back().key.mac(message);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/mackey.h"

#include <vector>

namespace hookglass {

/// Secrets that were made ready for HMAC, kept for the next message. Not for two threads at a time:
/// a copy begins with none.
class MacKeys
{
public:
    MacKeys() = default;
    MacKeys(const MacKeys &) { }
    MacKeys(MacKeys &&) = default;
    MacKeys &operator=(const MacKeys &other);
    MacKeys &operator=(MacKeys &&) = default;
    ~MacKeys() = default;

    /// As hmac() computes it.
    QByteArray mac(MacHash hash, const QByteArray &secret, QByteArrayView message);

private:
    struct Key
    {
        MacHash hash {};
        QByteArray secret {};
        MacKey key;
    };

    std::vector<Key> m_keys;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/crypto.h"

#include <memory>

using EvpMacContext = struct evp_mac_ctx_st; // of OpenSSL

namespace hookglass {

/// A secret made ready for HMAC once, for many messages one after the other. OpenSSL keeps a copy
/// of it and wipes that in the end.
class MacKey
{
public:
    MacKey(MacHash hash, QByteArrayView secret);

    /// Empty when it cannot be computed.
    QByteArray mac(QByteArrayView message);

private:
    struct Free
    {
        void operator()(EvpMacContext *context) const;
    };

    std::unique_ptr<EvpMacContext, Free> m_context;
    bool m_used = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerclaims.h"

#include <algorithm>

namespace hookglass {

namespace {

constexpr std::array<QByteArrayView, 14> Names {"iss",    "sub",      "jti",   "name", "kind",
                                                "sha256", "metadata", "video", "sip",  "attributes",
                                                "aud",    "exp",      "nbf",   "iat"};

/// As QString compares without regard to case; plain letters need no QString for that.
bool isNamed(const json::Value &item, QByteArrayView name)
{
    QByteArrayView key = item.rawKey();
    if (!key.isEmpty())
        key = key.sliced(1, key.size() - 2); // without its quotes
    if (key.size() == name.size() && key.compare(name, Qt::CaseInsensitive) == 0)
        return true;
    const bool plain =
        std::all_of(key.begin(), key.end(), [](char c) { return c > 0 && c != '\\'; });
    return !plain
        && item.key().compare(QLatin1StringView(name.data(), name.size()), Qt::CaseInsensitive)
        == 0;
}

} // namespace

PeerClaims::PeerClaims(const json::Value &claims, bool anyCase)
{
    if (!anyCase) {
        claims.members(Names, m_found);
        return;
    }
    for (json::Value item = claims.firstChild(); item; item = item.nextSibling()) {
        for (size_t i = 0; i < Names.size(); ++i) {
            if (isNamed(item, Names[i])) {
                m_found[i] = item;
                break;
            }
        }
    }
}

QLatin1StringView PeerClaims::name(PeerClaim claim)
{
    const QByteArrayView name = Names[size_t(claim)];
    return QLatin1StringView(name.data(), name.size());
}

} // namespace hookglass

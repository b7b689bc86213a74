// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peerclaims.h"

#include <algorithm>

namespace hookglass {

namespace {

constexpr std::array<QByteArrayView, 14> Names {"iss",    "sub",      "jti",   "name", "kind",
                                                "sha256", "metadata", "video", "sip",  "attributes",
                                                "aud",    "exp",      "nbf",   "iat"};

/// Which claim a member is, when names are compared as QString compares them without regard to
/// case; plain letters need no QString for that. `Names.size()`: none.
size_t indexOfName(const json::Value &item)
{
    QByteArrayView key = item.rawKey();
    if (!key.isEmpty())
        key = key.sliced(1, key.size() - 2); // without its quotes
    const bool plain =
        std::all_of(key.begin(), key.end(), [](char c) { return c > 0 && c != '\\'; });
    const QString text = plain ? QString() : item.key();
    const auto *const found = std::find_if(Names.begin(), Names.end(), [&](QByteArrayView name) {
        if (key.size() == name.size() && key.compare(name, Qt::CaseInsensitive) == 0)
            return true;
        return !plain
            && text.compare(QLatin1StringView(name.data(), name.size()), Qt::CaseInsensitive) == 0;
    });
    return size_t(found - Names.begin());
}

} // namespace

PeerClaims::PeerClaims(const json::Value &claims, bool anyCase)
{
    find(claims, anyCase);
    m_issuer = m_found[size_t(PeerClaim::Issuer)].toString();
}

void PeerClaims::find(const json::Value &claims, bool anyCase)
{
    if (!anyCase) {
        claims.members(Names, m_found);
        return;
    }
    for (json::Value item = claims.firstChild(); item; item = item.nextSibling()) {
        if (const size_t i = indexOfName(item); i < Names.size())
            m_found[i] = item;
    }
}

QLatin1StringView PeerClaims::name(PeerClaim claim)
{
    const QByteArrayView name = Names[size_t(claim)];
    return QLatin1StringView(name.data(), name.size());
}

} // namespace hookglass

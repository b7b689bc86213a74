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
/// case; plain letters need no QString for that. `index` is `Names.size()`: none.
struct NameMatch
{
    size_t index = 0;
    bool sameCase = false;
};

/// Whether char has a sign or not.
bool isAsciiButNul(char c)
{
    return c != '\0' && uchar(c) < 0x80;
}

NameMatch matchName(const json::Value &item)
{
    QByteArrayView key = item.rawKey();
    if (!key.isEmpty())
        key = key.sliced(1, key.size() - 2); // without its quotes
    const bool plain =
        std::all_of(key.begin(), key.end(), [](char c) { return isAsciiButNul(c) && c != '\\'; });
    const QString text = plain ? QString() : item.key();
    const auto *const found = std::find_if(Names.begin(), Names.end(), [&](QByteArrayView name) {
        if (key.size() == name.size() && (key.front() | 0x20) == name.front() // most differ there
            && key.compare(name, Qt::CaseInsensitive) == 0)
            return true;
        return !plain
            && text.compare(QLatin1StringView(name.data(), name.size()), Qt::CaseInsensitive) == 0;
    });
    return {size_t(found - Names.begin()), found != Names.end() && item.keyEquals(*found)};
}

} // namespace

PeerClaims::PeerClaims(std::shared_ptr<const json::Document> claims, bool anyCase)
    : m_document(std::move(claims))
{
    find(anyCase);
    m_issuer = m_found[size_t(PeerClaim::Issuer)].toString();
    m_bodyHash = m_found[size_t(PeerClaim::BodyHash)].toUtf8();
    for (size_t i = 0; i < m_dates.size(); ++i) {
        const json::Value &value = m_found[size_t(PeerClaim::Expiry) + i];
        m_dates[i] = {value, value.isNumber() ? value.toInt64() : std::nullopt};
    }
}

void PeerClaims::find(bool anyCase)
{
    for (json::Value item = m_document->root().firstChild(); item; item = item.nextSibling()) {
        const auto [index, sameCase] = matchName(item);
        if (index == Names.size())
            continue;
        if (sameCase || anyCase)
            m_found[index] = item;
        m_hasNamesInOtherCase = m_hasNamesInOtherCase || !sameCase;
    }
}

QLatin1StringView PeerClaims::name(PeerClaim claim)
{
    const QByteArrayView name = Names[size_t(claim)];
    return QLatin1StringView(name.data(), name.size());
}

} // namespace hookglass

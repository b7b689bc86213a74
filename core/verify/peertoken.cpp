// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peertoken.h"

#include "core/verify/peerbase64.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace hookglass {

namespace {

constexpr qsizetype MaxTokenBytes = 64 * 1024;
constexpr int PhpDepth = 511; // json_decode(…, 512) counts the values inside too

QString tr(const char *text)
{
    return QCoreApplication::translate("VerifierProfile", text);
}

QByteArray encodeBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> decodePart(const QByteArray &part, TokenBase64 base64)
{
    switch (base64) {
    case TokenBase64::Strict:
        return decodeLikeGo(part);
    case TokenBase64::Lenient:
        return decodeMixed(part);
    case TokenBase64::LenientUntilPadding:
        break;
    }
    const qsizetype padding = part.indexOf('=');
    return decodeMixed(padding < 0 ? part : part.first(padding));
}

bool hasDuplicateMembers(const json::Value &object)
{
    QList<QString> keys;
    for (json::Value item = object.firstChild(); item; item = item.nextSibling())
        keys.append(item.key());
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

/// Such a name has no place in a PHP object.
bool hasNameThatBeginsWithNull(const json::Value &value)
{
    for (json::Value item = value.firstChild(); item; item = item.nextSibling()) {
        if (item.key().startsWith(QChar(0)) || hasNameThatBeginsWithNull(item))
            return true;
    }
    return false;
}

/// Why the library refuses the JSON of a part; empty when it does not.
QString refusalOfJson(const json::Document &part, JsonRule rule)
{
    if (part.error() && part.error()->beyondLimits)
        return tr("The token's header or claims are nested too deeply.");
    if (!part.isValid() || !part.root().isObject())
        return tr("The token's header or claims are not a JSON object.");
    if (rule == JsonRule::NoDuplicates && hasDuplicateMembers(part.root()))
        return tr("A name stands twice in the token.");
    if (rule != JsonRule::Php)
        return {};
    if (part.firstInvalidUtf8())
        return tr("The token's header or claims are not valid UTF-8.");
    if (part.hasLoneSurrogates() || hasNameThatBeginsWithNull(part.root()))
        return tr("PHP cannot read the JSON of the token's header or claims.");
    return {};
}

} // namespace

Result<PeerToken> readPeerToken(const QByteArray &text, const VerifierProfile &profile)
{
    const QList<QByteArray> parts =
        text.size() <= MaxTokenBytes ? text.split('.') : QList<QByteArray>();
    if (parts.size() != 3)
        return Error {tr("The token does not have three parts.")};
    std::array<QByteArray, 3> decoded;
    for (int i = 0; i < 3; ++i) {
        const std::optional<QByteArray> bytes = decodePart(parts[i], profile.base64);
        if (!bytes)
            return Error {tr("The token is not unpadded base64url.")};
        decoded[size_t(i)] = *bytes;
    }
    // The others set no bound that a token of this size could reach, or one that is far beyond.
    const json::Limits limits {.maxBytes = MaxTokenBytes,
                               .maxDepth = profile.json == JsonRule::Php ? PhpDepth : 10'000,
                               .maxNodes = MaxTokenBytes};
    PeerToken token {.signingInput = parts[0] + '.' + parts[1],
                     .signature = decoded[2],
                     .header = json::Document::parse(decoded[0], limits),
                     .claims = json::Document::parse(decoded[1], limits)};
    if (profile.resignsDecodedParts)
        token.signingInput = encodeBase64Url(decoded[0]) + '.' + encodeBase64Url(decoded[1]);
    for (const json::Document *part : {&token.header, &token.claims}) {
        if (const QString refusal = refusalOfJson(*part, profile.json); !refusal.isEmpty())
            return Error {refusal};
    }
    return token;
}

} // namespace hookglass

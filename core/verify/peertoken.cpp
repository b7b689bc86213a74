// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peertoken.h"

#include "core/verify/peerbase64.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace hookglass {

namespace {

constexpr qsizetype MaxTokenBytes = 64 * 1024;
constexpr int PhpDepth = 511; // json_decode(…, 512) counts the values inside too
constexpr int DeepEnough = 10'000;

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

template <typename Name> bool hasDuplicates(std::vector<Name> names)
{
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

bool hasDuplicateMembers(const json::Value &object)
{
    std::vector<QByteArrayView> names;
    bool plain = true; // such names differ when their bytes do
    for (json::Value item = object.firstChild(); item; item = item.nextSibling()) {
        names.push_back(item.rawKey());
        plain = plain && std::all_of(names.back().begin(), names.back().end(), [](char c) {
                    return c != '\0' && uchar(c) < 0x80 && c != '\\';
                });
    }
    if (plain)
        return hasDuplicates(std::move(names));
    std::vector<QString> texts;
    for (json::Value item = object.firstChild(); item; item = item.nextSibling())
        texts.push_back(item.key());
    return hasDuplicates(std::move(texts));
}

/// Such a name has no place in a PHP object.
bool hasNameThatBeginsWithNull(const json::Value &value)
{
    for (json::Value item = value.firstChild(); item; item = item.nextSibling()) {
        if (item.rawKey().startsWith("\"\\u0000") || hasNameThatBeginsWithNull(item))
            return true;
    }
    return false;
}

bool isBeyondLimits(const PeerToken &token)
{
    const auto isBeyond = [](const json::Document &part) {
        return part.error() && part.error()->beyondLimits;
    };
    return isBeyond(*token.header) || isBeyond(*token.claims);
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

/// In plain base64url every library reads the same, and the JSON is sound and not deep.
void PeerTokenReader::know(const Token &token)
{
    m_parts = {.text = token.encoded,
               .plain = PeerToken {.signingInput = token.signingInput,
                                   .signature = token.signature,
                                   .header = std::make_shared<const json::Document>(token.header),
                                   .claims = std::make_shared<const json::Document>(token.payload),
                                   .algorithm = token.algorithm()}};
}

PeerTokenReader::Parts PeerTokenReader::split(const QByteArray &text)
{
    Parts parts {.text = text};
    if (text.size() <= MaxTokenBytes)
        parts.encoded = text.split('.');
    const bool plain = parts.encoded.size() == 3
        && std::all_of(parts.encoded.begin(), parts.encoded.end(), isPlainBase64Url);
    if (plain) {
        parts.plain = parse({decodeMixed(parts.encoded[0]), decodeMixed(parts.encoded[1]),
                             decodeMixed(parts.encoded[2])},
                            PhpDepth);
        parts.plain->signingInput = text.first(text.lastIndexOf('.'));
    }
    return parts;
}

/// A shallow document reads the same whatever deeper one would be allowed.
std::shared_ptr<const json::Document> PeerTokenReader::parse(const QByteArray &bytes, int maxDepth)
{
    auto document = parseWithin(bytes, PhpDepth);
    if (maxDepth > PhpDepth && document->error() && document->error()->beyondLimits)
        document = parseWithin(bytes, maxDepth);
    return document;
}

std::shared_ptr<const json::Document> PeerTokenReader::parseWithin(const QByteArray &bytes,
                                                                   int maxDepth)
{
    for (const Parsed &parsed : std::as_const(m_parsed)) {
        if (parsed.maxDepth == maxDepth && parsed.document->bytes() == bytes)
            return parsed.document;
    }
    const json::Limits limits {
        .maxBytes = MaxTokenBytes, .maxDepth = maxDepth, .maxNodes = MaxTokenBytes};
    m_parsed.append(
        {maxDepth, std::make_shared<const json::Document>(json::Document::parse(bytes, limits))});
    return m_parsed.last().document;
}

PeerToken PeerTokenReader::parse(const std::array<QByteArray, 3> &decoded, int maxDepth)
{
    PeerToken token {.signature = decoded[2],
                     .header = parse(decoded[0], maxDepth),
                     .claims = parse(decoded[1], maxDepth)};
    token.algorithm = token.header->root()["alg"].toString();
    return token;
}

Result<PeerToken> PeerTokenReader::decode(const VerifierProfile &profile)
{
    std::array<QByteArray, 3> decoded;
    for (size_t i = 0; i < decoded.size(); ++i) {
        const std::optional<QByteArray> bytes =
            decodePart(m_parts.encoded[qsizetype(i)], profile.base64);
        if (!bytes)
            return Error {tr("The token is not unpadded base64url.")};
        decoded[i] = *bytes;
    }
    // The others set no bound that a token of this size could reach, or one that is far beyond.
    PeerToken token = parse(decoded, profile.json == JsonRule::Php ? PhpDepth : DeepEnough);
    token.signingInput = m_parts.text.first(m_parts.text.lastIndexOf('.'));
    return token;
}

Result<PeerToken> PeerTokenReader::read(const QByteArray &text, const VerifierProfile &profile)
{
    if (m_parts.text.isNull() || m_parts.text != text)
        m_parts = split(text);
    const bool plain = m_parts.plain && !isBeyondLimits(*m_parts.plain);
    if (!plain && m_parts.encoded.size() != 3)
        return Error {tr("The token does not have three parts.")};
    Result<PeerToken> token = plain ? Result<PeerToken>(*m_parts.plain) : decode(profile);
    if (!token)
        return token;
    for (const auto *part : {token->header.get(), token->claims.get()}) {
        if (const QString refusal = refusalOfJson(*part, profile.json); !refusal.isEmpty())
            return Error {refusal};
    }
    if (profile.resignsDecodedParts)
        token->signingInput =
            encodeBase64Url(token->header->bytes()) + '.' + encodeBase64Url(token->claims->bytes());
    return token;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/peertoken.h"

#include "core/verify/peerbase64.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

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

/// Whether two are the same; they lose their order. Most differ in length.
template <typename Names> bool hasDuplicates(Names &names)
{
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

bool hasDuplicateMembers(const json::Value &object)
{
    QVarLengthArray<QByteArrayView, 32> names;
    bool plain = true; // such names differ when their bytes do
    for (json::Value item = object.firstChild(); item; item = item.nextSibling()) {
        names.append(item.rawKey());
        plain = plain && std::all_of(names.back().begin(), names.back().end(), [](char c) {
                    return c != '\0' && uchar(c) < 0x80 && c != '\\';
                });
    }
    if (plain)
        return hasDuplicates(names);
    QStringList texts;
    for (json::Value item = object.firstChild(); item; item = item.nextSibling())
        texts.append(item.key());
    return hasDuplicates(texts);
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

/// What the header says is looked up once.
SharedPeerToken makeToken(const QByteArray &signingInput, const QByteArray &signature,
                          std::shared_ptr<const json::Document> header,
                          std::shared_ptr<const json::Document> claims)
{
    static constexpr std::array<QByteArrayView, 2> Names {"alg", "crit"};
    std::array<json::Value, 2> found;
    header->root().members(Names, found);
    const QByteArray algorithm = found[0].toUtf8();
    PeerToken token {.signingInput = signingInput,
                     .signature = signature,
                     .header = std::move(header),
                     .claims = std::move(claims),
                     .crit = found[1]};
    if (algorithm == "HS256")
        token.hash = MacHash::Sha256;
    else if (algorithm == "HS384")
        token.hash = MacHash::Sha384;
    else if (algorithm == "HS512")
        token.hash = MacHash::Sha512;
    return std::make_shared<const PeerToken>(std::move(token));
}

/// Whether a token in plain base64url would be encoded in the same way again.
bool isCanonicalInput(QByteArrayView signingInput)
{
    const qsizetype dot = signingInput.indexOf('.');
    return isCanonical(signingInput.first(dot)) && isCanonical(signingInput.sliced(dot + 1));
}

SharedPeerToken withPartsEncodedAgain(PeerToken token)
{
    token.signingInput =
        encodeBase64Url(token.header->bytes()) + '.' + encodeBase64Url(token.claims->bytes());
    return std::make_shared<const PeerToken>(std::move(token));
}

} // namespace

/// In plain base64url every library reads the same, and the JSON is sound and not deep.
SharedPeerToken PeerTokenReader::know(Token token)
{
    m_parts = {.text = token.encoded,
               .plain = makeToken(
                   token.signingInput, token.signature,
                   std::make_shared<const json::Document>(std::move(token.header)),
                   std::make_shared<const json::Document>(std::move(token.payload)))};
    return m_parts.plain;
}

PeerTokenReader::Parts PeerTokenReader::split(const QByteArray &text)
{
    Parts parts {.text = text};
    if (text.size() <= MaxTokenBytes)
        parts.encoded = text.split('.');
    if (parts.encoded.size() != 3)
        return parts;
    std::array<QByteArray, 3> decoded;
    for (size_t i = 0; i < decoded.size(); ++i) {
        std::optional<QByteArray> bytes = decodePlain(parts.encoded[qsizetype(i)]);
        if (!bytes)
            return parts;
        decoded[i] = std::move(*bytes);
    }
    parts.plain = parse(text, decoded, PhpDepth);
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

SharedPeerToken PeerTokenReader::parse(const QByteArray &text,
                                       const std::array<QByteArray, 3> &decoded, int maxDepth)
{
    return makeToken(text.first(text.lastIndexOf('.')), decoded[2], parse(decoded[0], maxDepth),
                     parse(decoded[1], maxDepth));
}

Result<SharedPeerToken> PeerTokenReader::decode(const VerifierProfile &profile)
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
    return parse(m_parts.text, decoded, profile.json == JsonRule::Php ? PhpDepth : DeepEnough);
}

Result<SharedPeerToken> PeerTokenReader::read(const QByteArray &text,
                                              const VerifierProfile &profile)
{
    if (m_parts.text.isNull() || m_parts.text != text)
        m_parts = split(text);
    const bool plain = m_parts.plain && !isBeyondLimits(*m_parts.plain);
    if (!plain && m_parts.encoded.size() != 3)
        return Error {tr("The token does not have three parts.")};
    Result<SharedPeerToken> read = plain ? Result(m_parts.plain) : decode(profile);
    if (!read)
        return read;
    const PeerToken &token = **read;
    for (const auto *part : {token.header.get(), token.claims.get()}) {
        if (const QString refusal = refusalOfJson(*part, profile.json); !refusal.isEmpty())
            return Error {refusal};
    }
    if (profile.resignsDecodedParts && !(plain && isCanonicalInput(token.signingInput)))
        return withPartsEncodedAgain(token);
    return read;
}

} // namespace hookglass

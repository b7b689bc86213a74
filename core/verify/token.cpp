// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/token.h"

#include "core/verify/peerbase64.h"

#include <QCoreApplication>

#include <optional>

namespace hookglass {

namespace {

constexpr qsizetype MaxTokenBytes = 64 * 1024;
constexpr json::Limits TokenLimits {.maxBytes = MaxTokenBytes, .maxDepth = 32, .maxNodes = 10'000};

QString tr(const char *text)
{
    return QCoreApplication::translate("Token", text);
}

/// `name` is of the part, untranslated.
Result<json::Document> decodeObject(QByteArrayView part, const char *name, qsizetype offset)
{
    const std::optional<QByteArray> bytes = decodePlain(part);
    if (!bytes)
        return Error {tr("The %1 is not unpadded base64url.").arg(tr(name)), offset};
    json::Document document = json::Document::parse(*bytes, TokenLimits);
    if (!document.isValid())
        return Error {tr("The %1 is not JSON: %2.").arg(tr(name), document.error()->message),
                      offset};
    if (!document.root().isObject())
        return Error {tr("The %1 is not a JSON object.").arg(tr(name)), offset};
    return document;
}

} // namespace

QString Token::algorithm() const
{
    return header.root()["alg"].toString();
}

QString Token::issuer() const
{
    return payload.root()["iss"].toString();
}

QByteArray Token::bodyHash() const
{
    return payload.root()["sha256"].toUtf8();
}

Result<Token> parseToken(const QByteArray &text)
{
    if (text.size() > MaxTokenBytes)
        return Error {tr("The token is longer than 64 KiB.")};
    const qsizetype first = text.indexOf('.');
    const qsizetype second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0)
        return Error {tr("The token has %1 parts instead of three (header.payload.signature).")
                          .arg(text.count('.') + 1)};
    const QByteArrayView view(text);
    Result<json::Document> header =
        decodeObject(view.first(first), QT_TRANSLATE_NOOP("Token", "header"), 0);
    if (!header)
        return header.error();
    Result<json::Document> payload = decodeObject(view.sliced(first + 1, second - first - 1),
                                                  QT_TRANSLATE_NOOP("Token", "payload"), first + 1);
    if (!payload)
        return payload.error();
    const std::optional<QByteArray> signature = decodePlain(view.sliced(second + 1));
    if (!signature)
        return Error {tr("The signature is not unpadded base64url."), second + 1};
    return Token {text, text.first(second), *signature, std::move(header.value()),
                  std::move(payload.value())};
}

Result<Token> parseTokenLeniently(const QByteArray &headerValue)
{
    QByteArray text = headerValue.simplified();
    if (text.left(7).compare("bearer ", Qt::CaseInsensitive) == 0)
        text = text.mid(7);
    text.replace(" ", "");
    Result<Token> token = parseToken(text);
    return token ? token : parseToken(text.left(text.lastIndexOf('.') + 1));
}

QByteArray bodyHashClaim(const QByteArray &headerValue)
{
    const Result<Token> token = parseTokenLeniently(headerValue);
    return token ? token->bodyHash() : QByteArray();
}

} // namespace hookglass

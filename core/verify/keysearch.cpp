// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/keysearch.h"

#include "core/verify/crypto.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MostCredentials = 64;

struct Variant
{
    QByteArray secret {};
    const char *how = nullptr; ///< untranslated
};

#define T(text) QT_TRANSLATE_NOOP("KeySearch", text)

QString tr(const char *text)
{
    return QCoreApplication::translate("KeySearch", text);
}

/// White space lost or gained on the way into a configuration.
QList<Variant> whitespaceVariants(const QByteArray &secret)
{
    QList<Variant> variants;
    if (const QByteArray trimmed = secret.trimmed(); trimmed != secret)
        variants.append({trimmed, T("without the white space around it")});
    variants.append({QByteArray(secret + '\n'), T("with a line end behind it")});
    variants.append({QByteArray(secret + "\r\n"), T("with a Windows line end behind it")});
    variants.append({QByteArray(secret + '\r'), T("with a carriage return behind it")});
    variants.append({QByteArray(secret + ' '), T("with a space behind it")});
    variants.append({QByteArray(' ' + secret), T("with a space before it")});
    variants.append({QByteArray(secret + '\t'), T("with a tab behind it")});
    return variants;
}

bool isHex(const QByteArray &text)
{
    return !text.isEmpty() && text.size() % 2 == 0
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

QList<Variant> encodingVariants(const QByteArray &configured)
{
    const QByteArray secret = configured.trimmed();
    QList<Variant> variants;
    const auto decode = [&](QByteArray::Base64Options alphabet, const char *how) {
        const auto decoded = QByteArray::fromBase64Encoding(
            secret, alphabet | QByteArray::AbortOnBase64DecodingErrors);
        if (decoded && !(*decoded).isEmpty())
            variants.append({*decoded, how});
    };
    decode(QByteArray::Base64Encoding, T("decoded from base64"));
    decode(QByteArray::Base64UrlEncoding, T("decoded from base64url"));
    if (isHex(secret))
        variants.append({QByteArray::fromHex(secret), T("decoded from hexadecimal")});
    using B = QByteArray;
    variants.append({configured.toBase64(), T("encoded as base64")});
    variants.append(
        {configured.toBase64(B::OmitTrailingEquals), T("encoded as base64 without padding")});
    variants.append({configured.toBase64(B::Base64UrlEncoding), T("encoded as base64url")});
    variants.append({configured.toBase64(B::Base64UrlEncoding | B::OmitTrailingEquals),
                     T("encoded as base64url without padding")});
    variants.append({configured.toHex(), T("encoded as hexadecimal")});
    variants.append({configured.toHex().toUpper(), T("encoded as upper-case hexadecimal")});
    return variants;
}
#undef T

bool matches(const QByteArray &secret, const SignedText &text)
{
    return constantTimeEqual(hmacSha256(secret, text.input), text.signature);
}

std::optional<QString> firstMatch(const QList<Variant> &variants, const SignedText &text)
{
    for (const Variant &variant : variants) {
        if (matches(variant.secret, text))
            return tr(variant.how);
    }
    return std::nullopt;
}

std::optional<KeyMatch> searchVariants(const Credential &credential, const SignedText &text)
{
    if (const auto how = firstMatch(whitespaceVariants(credential.secret), text))
        return KeyMatch {Cause::SecretWhitespace, credential.key, *how};
    if (const auto how = firstMatch(encodingVariants(credential.secret), text))
        return KeyMatch {Cause::SecretEncoding, credential.key, *how};
    if (matches(credential.key.toUtf8(), text))
        return KeyMatch {Cause::KeySecretSwapped, credential.key, {}};
    return std::nullopt;
}

} // namespace

std::optional<KeyMatch> searchKey(const Credentials &credentials, const QString &issuer,
                                  const SignedText &text)
{
    const Credentials looked = credentials.first(std::min(credentials.size(), MostCredentials));
    for (const Credential &credential : looked) {
        if (credential.key == issuer) {
            if (const auto match = searchVariants(credential, text))
                return match;
        } else if (constantTimeEqual(credential.secret, issuer.toUtf8())
                   && matches(credential.key.toUtf8(), text)) {
            return KeyMatch {Cause::KeySecretSwapped, credential.key, {}};
        }
    }
    for (const Credential &credential : looked) {
        if (credential.key != issuer && matches(credential.secret, text))
            return KeyMatch {Cause::SignedWithOtherKey, credential.key, {}};
    }
    return std::nullopt;
}

bool isConfiguredSecret(const Credentials &credentials, const QString &issuer)
{
    const QByteArray text = issuer.toUtf8().trimmed(); // a line end makes it no less secret
    return std::any_of(credentials.begin(), credentials.end(), [&](const Credential &credential) {
        const QByteArray secret = credential.secret.trimmed();
        return !secret.isEmpty() && constantTimeEqual(secret, text);
    });
}

} // namespace hookglass

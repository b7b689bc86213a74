// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signer.h"

#include "core/json/writer.h"
#include "core/verify/crypto.h"

namespace hookglass {

namespace {
constexpr qint64 ValidSeconds = 300;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
} // namespace

QByteArray signBody(const Credential &credential, QByteArrayView body, qint64 nowSeconds)
{
    json::Writer claims;
    claims.beginObject()
        .member(u"iss", credential.key)
        .member(u"exp", nowSeconds + ValidSeconds)
        .member(u"nbf", nowSeconds)
        .member(u"iat", nowSeconds)
        .member(u"sha256", QString::fromLatin1(sha256(body).toBase64()))
        .endObject();
    QByteArray token = base64Url(R"({"alg":"HS256","typ":"JWT"})");
    token += '.';
    token += base64Url(claims.bytes());
    const QByteArray signature = hmacSha256(credential.secret, token);
    token += '.';
    token += base64Url(signature);
    return token;
}

} // namespace hookglass

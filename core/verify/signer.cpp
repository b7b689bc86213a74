// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signer.h"

#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/verify/crypto.h"

using namespace Qt::Literals::StringLiterals;

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
    return signClaims(R"({"alg":"HS256","typ":"JWT"})", claims.bytes(), credential.secret);
}

QByteArray signClaims(const QByteArray &header, const QByteArray &claims, const QByteArray &secret)
{
    const QByteArray input = base64Url(header) + '.' + base64Url(claims);
    const json::Document document = json::Document::parse(header);
    const QString algorithm = document.root()["alg"].toString();
    const MacHash hash = algorithm == "HS512"_L1 ? MacHash::Sha512
        : algorithm == "HS384"_L1                ? MacHash::Sha384
                                                 : MacHash::Sha256;
    const QByteArray signature =
        algorithm == "none"_L1 ? QByteArray() : base64Url(hmac(hash, secret, input));
    return QByteArray(input + '.' + signature);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bodyhash.h"

#include "core/verify/crypto.h"

#include <QCoreApplication>

#include <algorithm>

namespace hookglass {

namespace {

constexpr qsizetype DigestBytes = 32;

QString tr(const char *text)
{
    return QCoreApplication::translate("Verifier", text);
}

struct Decoded
{
    QByteArray digest {};
    QString form {};
};

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

Decoded decode(const QByteArray &claim)
{
    if (claim.size() == 2 * DigestBytes && isHex(claim))
        return {QByteArray::fromHex(claim), tr("hexadecimal")};
    const bool urlSafe = claim.contains('-') || claim.contains('_');
    const auto decoded = QByteArray::fromBase64Encoding(
        claim,
        (urlSafe ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding)
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() != DigestBytes)
        return {};
    if (urlSafe)
        return {*decoded, tr("base64url")};
    return {*decoded, claim.endsWith('=') ? QString() : tr("base64 without padding")};
}

} // namespace

QByteArray digestOfClaim(const QByteArray &claim)
{
    return decode(claim).digest;
}

BodyHash compareBodyHash(const QByteArray &claim, QByteArrayView body)
{
    return compareBodyDigest(claim, sha256(body));
}

BodyHash compareBodyDigest(const QByteArray &claim, const QByteArray &digest)
{
    const QByteArray expected = digest.toBase64();
    BodyHash hash {.ofBody = QString::fromLatin1(expected)};
    if (claim.isEmpty())
        return hash;
    if (constantTimeEqual(claim, expected)) {
        hash.match = BodyHash::Match::Exact;
        return hash;
    }
    const Decoded decoded = decode(claim);
    hash.form = decoded.form;
    if (decoded.digest.isEmpty())
        hash.match = BodyHash::Match::NoDigest;
    else if (constantTimeEqual(decoded.digest, digest))
        hash.match = BodyHash::Match::OtherText;
    else
        hash.match = BodyHash::Match::Different;
    return hash;
}

} // namespace hookglass

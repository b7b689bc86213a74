// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>

namespace hookglass {

namespace {
constexpr int DigestBytes = 32;

const uchar *bytesOf(QByteArrayView view)
{
    static constexpr uchar Nothing = 0; // OpenSSL does not take a null pointer for an empty input
    return view.isEmpty() ? &Nothing : reinterpret_cast<const uchar *>(view.data());
}

/// EVP_sha256() makes OpenSSL 3 look the algorithm up again for every use, which takes as long as
/// hashing half a kilobyte.
const EVP_MD *sha256Method()
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> method(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return method ? method.get() : EVP_sha256();
}
} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(DigestBytes, '\0');
    unsigned int size = 0;
    const int ok =
        EVP_Digest(bytesOf(bytes), size_t(bytes.size()), reinterpret_cast<uchar *>(digest.data()),
                   &size, sha256Method(), nullptr);
    return ok == 1 ? digest : QByteArray();
}

QByteArray sha256(std::initializer_list<QByteArrayView> pieces)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    QByteArray digest(DigestBytes, '\0');
    bool ok = context && EVP_DigestInit_ex(context.get(), sha256Method(), nullptr) == 1;
    for (const QByteArrayView piece : pieces)
        ok = ok && EVP_DigestUpdate(context.get(), bytesOf(piece), size_t(piece.size())) == 1;
    ok = ok
        && EVP_DigestFinal_ex(context.get(), reinterpret_cast<uchar *>(digest.data()), nullptr)
            == 1;
    return ok ? digest : QByteArray();
}

QByteArray hmac(MacHash hash, QByteArrayView key, QByteArrayView message)
{
    const EVP_MD *digest = hash == MacHash::Sha512 ? EVP_sha512()
        : hash == MacHash::Sha384                  ? EVP_sha384()
                                                   : EVP_sha256();
    QByteArray mac(EVP_MD_get_size(digest), '\0');
    unsigned int size = 0;
    const auto *done = HMAC(digest, bytesOf(key), int(key.size()), bytesOf(message),
                            size_t(message.size()), reinterpret_cast<uchar *>(mac.data()), &size);
    return done ? mac : QByteArray();
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    return hmac(MacHash::Sha256, key, message);
}

bool isMac(QByteArrayView mac, QByteArrayView signature)
{
    return !mac.isEmpty() && constantTimeEqual(mac, signature);
}

bool constantTimeEqual(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(bytesOf(a), bytesOf(b), size_t(a.size())) == 0;
}

} // namespace hookglass

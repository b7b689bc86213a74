// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/crypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>
#include <string>

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

using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

/// An HMAC that knows its hash and lacks its key.
struct MacMethod
{
    MacContext context;
    qsizetype bytes;
};

MacMethod makeMacMethod(const char *digest, qsizetype bytes)
{
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(
        EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free);
    MacContext context(EVP_MAC_CTX_new(mac.get()), &EVP_MAC_CTX_free);
    std::string name(digest); // the parameter wants to be able to write it
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
        OSSL_PARAM_construct_end()};
    EVP_MAC_CTX_set_params(context.get(), parameters);
    return {std::move(context), bytes};
}

/// Made once, for the same reason.
const MacMethod &macMethod(MacHash hash)
{
    static const MacMethod sha256 = makeMacMethod("SHA256", 32);
    static const MacMethod sha384 = makeMacMethod("SHA384", 48);
    static const MacMethod sha512 = makeMacMethod("SHA512", 64);
    return hash == MacHash::Sha512 ? sha512 : hash == MacHash::Sha384 ? sha384 : sha256;
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
    const MacMethod &method = macMethod(hash);
    const MacContext context(EVP_MAC_CTX_dup(method.context.get()), &EVP_MAC_CTX_free);
    QByteArray mac(method.bytes, '\0');
    size_t size = 0;
    const bool done = context
        && EVP_MAC_init(context.get(), bytesOf(key), size_t(key.size()), nullptr) == 1
        && EVP_MAC_update(context.get(), bytesOf(message), size_t(message.size())) == 1
        && EVP_MAC_final(context.get(), reinterpret_cast<uchar *>(mac.data()), &size,
                         size_t(mac.size()))
            == 1;
    return done ? mac : QByteArray();
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    return hmac(MacHash::Sha256, key, message);
}

bool constantTimeEqual(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(bytesOf(a), bytesOf(b), size_t(a.size())) == 0;
}

} // namespace hookglass

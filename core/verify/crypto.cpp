// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/crypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <memory>

namespace hookglass {

namespace {

struct FreeContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

struct FreeMethod
{
    void operator()(EVP_MD *method) const { EVP_MD_free(method); }
};
using Method = std::unique_ptr<EVP_MD, FreeMethod>;

const uchar *bytesOf(QByteArrayView view)
{
    static constexpr uchar Nothing = 0; // OpenSSL does not take a null pointer for an empty input
    return view.isEmpty() ? &Nothing : reinterpret_cast<const uchar *>(view.data());
}

/// EVP_sha256() makes OpenSSL 3 look the algorithm up again for every use, which takes as long as
/// hashing half a kilobyte.
const EVP_MD *sha256Method()
{
    static const Method method(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return method ? method.get() : EVP_sha256();
}

/// Of several pieces in a row; empty when it cannot be computed. The context may be used again.
QByteArray digest(EVP_MD_CTX *context, const EVP_MD *method,
                  std::initializer_list<QByteArrayView> pieces)
{
    bool ok = context && EVP_DigestInit_ex(context, method, nullptr) == 1;
    for (const QByteArrayView piece : pieces)
        ok = ok && EVP_DigestUpdate(context, bytesOf(piece), size_t(piece.size())) == 1;
    QByteArray digest(EVP_MD_get_size(method), '\0');
    ok = ok && EVP_DigestFinal_ex(context, reinterpret_cast<uchar *>(digest.data()), nullptr) == 1;
    return ok ? digest : QByteArray();
}

struct FreeMac
{
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

/// HMAC with its hash, but no key yet. Null when OpenSSL lacks it.
MacContext makeMac(const char *hashName)
{
    const std::unique_ptr<EVP_MAC, FreeMac> mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
    QByteArray name(hashName); // the parameters are not const
    const std::array parameters {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
        OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_CTX_set_params(context.get(), parameters.data()) != 1)
        return {};
    return context;
}

const MacContext &preparedMac(MacHash hash)
{
    static const MacContext sha256 = makeMac("SHA256");
    static const MacContext sha384 = makeMac("SHA384");
    static const MacContext sha512 = makeMac("SHA512");
    return hash == MacHash::Sha512 ? sha512 : hash == MacHash::Sha384 ? sha384 : sha256;
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    return sha256({bytes});
}

QByteArray sha256(std::initializer_list<QByteArrayView> pieces)
{
    return digest(Context(EVP_MD_CTX_new()).get(), sha256Method(), pieces);
}

/// Not by OpenSSL's HMAC(), which looks up the MAC and its hash anew each time: that takes longer
/// than hashing a token.
QByteArray hmac(MacHash hash, QByteArrayView key, QByteArrayView message)
{
    const MacContext &prepared = preparedMac(hash);
    const MacContext context(prepared ? EVP_MAC_CTX_dup(prepared.get()) : nullptr);
    if (!context || EVP_MAC_init(context.get(), bytesOf(key), size_t(key.size()), nullptr) != 1
        || EVP_MAC_update(context.get(), bytesOf(message), size_t(message.size())) != 1)
        return {};
    QByteArray mac(qsizetype(EVP_MAC_CTX_get_mac_size(context.get())), '\0');
    size_t size = 0;
    const int done = EVP_MAC_final(context.get(), reinterpret_cast<uchar *>(mac.data()), &size,
                                   size_t(mac.size()));
    return done == 1 ? mac : QByteArray();
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

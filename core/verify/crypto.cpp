// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/crypto.h"

#include "core/verify/mackey.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

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

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    return sha256({bytes});
}

QByteArray sha256(std::initializer_list<QByteArrayView> pieces)
{
    return digest(Context(EVP_MD_CTX_new()).get(), sha256Method(), pieces);
}

QByteArray hmac(MacHash hash, QByteArrayView key, QByteArrayView message)
{
    return MacKey(hash, key).mac(message);
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

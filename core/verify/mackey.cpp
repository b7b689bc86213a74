// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/mackey.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>

namespace hookglass {

namespace {

struct FreeMac
{
    void operator()(EVP_MAC *mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX *context) const { EVP_MAC_CTX_free(context); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeMac>;

const uchar *bytesOf(QByteArrayView view)
{
    static constexpr uchar Nothing = 0; // a null pointer would stand for the secret before
    return view.isEmpty() ? &Nothing : reinterpret_cast<const uchar *>(view.data());
}

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

/// Not by OpenSSL's HMAC(), which looks up the MAC and its hash anew each time: that takes longer
/// than hashing a token.
const MacContext &preparedMac(MacHash hash)
{
    static const MacContext sha256 = makeMac("SHA256");
    static const MacContext sha384 = makeMac("SHA384");
    static const MacContext sha512 = makeMac("SHA512");
    return hash == MacHash::Sha512 ? sha512 : hash == MacHash::Sha384 ? sha384 : sha256;
}

} // namespace

void MacKey::Free::operator()(EvpMacContext *context) const
{
    EVP_MAC_CTX_free(context);
}

MacKey::MacKey(MacHash hash, QByteArrayView secret)
{
    const MacContext &prepared = preparedMac(hash);
    m_context.reset(prepared ? EVP_MAC_CTX_dup(prepared.get()) : nullptr);
    if (m_context
        && EVP_MAC_init(m_context.get(), bytesOf(secret), size_t(secret.size()), nullptr) != 1)
        m_context.reset();
}

QByteArray MacKey::mac(QByteArrayView message)
{
    EvpMacContext *const context = m_context.get();
    // Without a key it begins anew with the one that it has.
    const bool ready = context && (!m_used || EVP_MAC_init(context, nullptr, 0, nullptr) == 1);
    m_used = true;
    if (!ready || EVP_MAC_update(context, bytesOf(message), size_t(message.size())) != 1)
        return {};
    QByteArray mac(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    size_t size = 0;
    if (EVP_MAC_final(context, reinterpret_cast<uchar *>(mac.data()), &size, size_t(mac.size()))
        != 1)
        return {};
    mac.truncate(qsizetype(size));
    return mac;
}

} // namespace hookglass

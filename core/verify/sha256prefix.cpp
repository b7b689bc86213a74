// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/sha256prefix.h"

#include <openssl/evp.h>

namespace hookglass {

namespace {

struct FreeContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

bool update(EVP_MD_CTX *context, QByteArrayView bytes)
{
    return bytes.isEmpty() || EVP_DigestUpdate(context, bytes.data(), size_t(bytes.size())) == 1;
}

} // namespace

struct Sha256Prefix::Contexts
{
    Context prefix {EVP_MD_CTX_new()};
    Context copy {EVP_MD_CTX_new()}; ///< used again for each rest
    bool ok = false;
};

Sha256Prefix::Sha256Prefix(QByteArrayView one, QByteArrayView other)
    : m_contexts(std::make_unique<Contexts>())
{
    EVP_MD_CTX *prefix = m_contexts->prefix.get();
    m_contexts->ok = prefix && m_contexts->copy
        && EVP_DigestInit_ex(prefix, EVP_sha256(), nullptr) == 1 && update(prefix, one)
        && update(prefix, other);
}

Sha256Prefix::~Sha256Prefix() = default;

QByteArray Sha256Prefix::followedBy(QByteArrayView rest) const
{
    EVP_MD_CTX *copy = m_contexts->copy.get();
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    if (!m_contexts->ok || EVP_MD_CTX_copy_ex(copy, m_contexts->prefix.get()) != 1
        || !update(copy, rest)
        || EVP_DigestFinal_ex(copy, reinterpret_cast<unsigned char *>(digest.data()), &size) != 1)
        return {};
    return digest.first(size);
}

} // namespace hookglass

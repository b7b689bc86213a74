// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/selfsignedcertificate.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Names = std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)>;

constexpr long DaySeconds = 24L * 60 * 60;
constexpr long ValidDays = 825;
constexpr int SerialBytes = 16;
constexpr const char *CommonName = "Hookglass self-signed";

bool setSerial(X509 *certificate)
{
    std::array<uchar, SerialBytes> bytes {};
    if (RAND_bytes(bytes.data(), SerialBytes) != 1)
        return false;
    bytes.front() &= 0x7f; // positive, and not longer than it may be
    bytes.front() |= 0x40;
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(bytes.data(), SerialBytes, nullptr), &BN_free);
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setName(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                      reinterpret_cast<const uchar *>(CommonName), -1, -1, 0)
        == 1
        && X509_set_issuer_name(certificate, name) == 1;
}

/// Null when the text is neither a host name nor an address.
GENERAL_NAME *generalName(const QString &name)
{
    const QByteArray text = name.toUtf8();
    const bool isAddress = QHostAddress().setAddress(name);
    const bool isName = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '.';
    });
    if (!isAddress && !isName)
        return nullptr;
    return a2i_GENERAL_NAME(nullptr, nullptr, nullptr, isAddress ? GEN_IPADD : GEN_DNS,
                            text.constData(), 0);
}

bool addNames(X509 *certificate, const QStringList &names)
{
    const Names all(sk_GENERAL_NAME_new_null(), &GENERAL_NAMES_free);
    for (const QString &name : names) {
        GENERAL_NAME *one = generalName(name);
        if (!one || sk_GENERAL_NAME_push(all.get(), one) == 0) {
            GENERAL_NAME_free(one);
            return false;
        }
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, all.get(), 0, X509V3_ADD_DEFAULT)
        == 1;
}

bool addExtension(X509 *certificate, int id, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value), &X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// A server's certificate and nothing else: nobody who trusts it trusts another one for it.
bool fill(X509 *certificate, EVP_PKEY *key, const QStringList &names, qint64 nowUs)
{
    auto now = time_t(nowUs / 1'000'000);
    return X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate)
        && X509_time_adj_ex(X509_getm_notBefore(certificate), 0, -DaySeconds, &now)
        && X509_time_adj_ex(X509_getm_notAfter(certificate), 0, (ValidDays - 1) * DaySeconds - 1,
                            &now)
        && X509_set_pubkey(certificate, key) == 1 && setName(certificate)
        && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_key_usage, "critical,digitalSignature")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_subject_key_identifier, "hash")
        && addNames(certificate, names) && X509_sign(certificate, key, EVP_sha256()) > 0;
}

bool isUsable(const QString &name)
{
    const std::unique_ptr<GENERAL_NAME, decltype(&GENERAL_NAME_free)> made(generalName(name),
                                                                           &GENERAL_NAME_free);
    return made != nullptr;
}

Key makeKey(const QByteArray &pem)
{
    if (pem.isEmpty())
        return Key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const Bio reader(BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free);
    return Key(PEM_read_bio_PrivateKey(reader.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("SelfSignedCertificate", text);
}

QByteArray contentOf(const Bio &bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return QByteArray(bytes, size);
}
} // namespace

Result<TlsIdentity> makeSelfSignedCertificate(const QStringList &names, qint64 nowUs,
                                              const QByteArray &keyPem)
{
    for (const QString &name : names) {
        if (isUsable(name))
            continue;
        ERR_clear_error();
        return Error {tr("Cannot make a certificate for \"%1\": this is no host name and no IP "
                         "address.")
                          .arg(name)};
    }
    const Key key = makeKey(keyPem);
    const Certificate certificate(X509_new(), &X509_free);
    const Bio certificatePem(BIO_new(BIO_s_mem()), &BIO_free);
    const Bio newKeyPem(BIO_new(BIO_s_secmem()), &BIO_free);
    const bool made = key && certificate && certificatePem && newKeyPem
        && fill(certificate.get(), key.get(), names, nowUs)
        && PEM_write_bio_X509(certificatePem.get(), certificate.get()) == 1
        && PEM_write_bio_PrivateKey(newKeyPem.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                    nullptr)
            == 1;
    ERR_clear_error();
    if (!made)
        return Error {tr("Cannot make a certificate: OpenSSL, the library for it, failed.")};
    return TlsIdentity {contentOf(certificatePem), contentOf(newKeyPem)};
}

} // namespace hookglass

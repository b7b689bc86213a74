// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/tlscertificate.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

QString tr(const char *text)
{
    return QCoreApplication::translate("TlsCertificate", text);
}

Bio reader(const QByteArray &bytes)
{
    return {BIO_new_mem_buf(bytes.constData(), int(bytes.size())), &BIO_free};
}

/// There is nobody to type a passphrase.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

qint64 toUs(const ASN1_TIME *time)
{
    std::tm parts {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return 0;
    return qint64(timegm(&parts)) * 1'000'000;
}
} // namespace

struct TlsCertificate::Data
{
    std::unique_ptr<X509, decltype(&X509_free)> certificate {nullptr, &X509_free};
};

TlsCertificate::TlsCertificate(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
}

Result<TlsCertificate> TlsCertificate::read(const TlsIdentity &identity)
{
    auto data = std::make_shared<Data>();
    data->certificate.reset(
        PEM_read_bio_X509(reader(identity.certificate).get(), nullptr, noPassphrase, nullptr));
    const Key key(
        PEM_read_bio_PrivateKey(reader(identity.key).get(), nullptr, noPassphrase, nullptr),
        &EVP_PKEY_free);
    ERR_clear_error();
    if (!data->certificate)
        return Error {
            tr("the certificate is not a PEM certificate (\"-----BEGIN CERTIFICATE-----\" "
               "and so on)")};
    if (!key && identity.key.contains("ENCRYPTED"))
        return Error {tr("the key is protected by a passphrase; \"openssl pkey -in KEY -out NEW\" "
                         "writes one without")};
    if (!key)
        return Error {
            tr("the key is not a PEM private key (\"-----BEGIN PRIVATE KEY-----\" and so on)")};
    const bool fits = X509_check_private_key(data->certificate.get(), key.get()) == 1;
    ERR_clear_error();
    if (!fits)
        return Error {tr("the key does not belong to the certificate; perhaps one of them was "
                         "renewed without the other, or the server's own certificate is not the "
                         "first one in its file")};
    return TlsCertificate(std::move(data));
}

qint64 TlsCertificate::notBeforeUs() const
{
    return toUs(X509_get0_notBefore(m_data->certificate.get()));
}

qint64 TlsCertificate::notAfterUs() const
{
    return toUs(X509_get0_notAfter(m_data->certificate.get()));
}

bool TlsCertificate::covers(const QString &name) const
{
    const QByteArray text = name.toUtf8();
    if (QHostAddress().setAddress(name))
        return X509_check_ip_asc(m_data->certificate.get(), text.constData(), 0) == 1;
    return X509_check_host(m_data->certificate.get(), text.constData(), size_t(text.size()), 0,
                           nullptr)
        == 1;
}

QStringList TlsCertificate::names() const
{
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> all(
        static_cast<GENERAL_NAMES *>(
            X509_get_ext_d2i(m_data->certificate.get(), NID_subject_alt_name, nullptr, nullptr)),
        &GENERAL_NAMES_free);
    QStringList names;
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        if (name->type != GEN_DNS && name->type != GEN_IPADD)
            continue;
        const ASN1_STRING *text = name->type == GEN_DNS ? name->d.dNSName : name->d.iPAddress;
        const uchar *bytes = ASN1_STRING_get0_data(text);
        const int size = ASN1_STRING_length(text);
        if (name->type == GEN_DNS)
            names += QString::fromLatin1(reinterpret_cast<const char *>(bytes), size);
        else if (size == 4)
            names += QHostAddress(quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16
                                  | quint32(bytes[2]) << 8 | bytes[3])
                         .toString();
        else if (size == 16)
            names += QHostAddress(bytes).toString();
    }
    return names;
}

} // namespace hookglass

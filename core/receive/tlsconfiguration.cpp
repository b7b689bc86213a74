// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/tlsconfiguration.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
QString tr(const char *text)
{
    return QCoreApplication::translate("TlsConfiguration", text);
}

QSslKey readKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

QString versionName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return u"TLS 1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLS 1.3"_s;
    default: // older ones are not spoken
        return u"TLS"_s;
    }
}
} // namespace

Result<QSslConfiguration> tlsConfiguration(const TlsIdentity &identity)
{
    if (!QSslSocket::supportsSsl())
        return Error {
            tr("this installation of Qt cannot speak TLS (its OpenSSL plugin is missing)")};
    const QList<QSslCertificate> chain = QSslCertificate::fromData(identity.certificate, QSsl::Pem);
    const QSslKey key = readKey(identity.key);
    if (chain.isEmpty())
        return Error {tr("its certificate is not a PEM certificate")};
    if (key.isNull())
        return Error {tr("its key is not a PEM key of the kind RSA or EC")};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return configuration;
}

std::optional<TlsFacts> tlsFactsOf(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    if (!tls || !tls->isEncrypted())
        return std::nullopt;
    return TlsFacts {versionName(tls->sessionProtocol()), tls->sessionCipher().name()};
}

QString certificateFingerprint(const QSslConfiguration &configuration)
{
    const QByteArray digest =
        configuration.localCertificate().digest(QCryptographicHash::Sha256).toHex(':');
    return QString::fromLatin1(digest.toUpper());
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "core/verify/selfsignedcertificate.h"
#include "core/verify/tlscertificate.h"
#include "core/verify/tlsidentityfile.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Judged by Qt's reading of certificates and by the program openssl.
class TlsIdentityTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 DayUs = 24LL * 60 * 60 * 1'000'000;
    const qint64 m_now = systemClockUs();
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QByteArray openssl(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"openssl"_s, arguments);
        process.waitForFinished();
        return process.readAll();
    }

private slots:
    void makesACertificateForItsNames()
    {
        const auto made = makeSelfSignedCertificate(
            {u"localhost"_s, u"hooks.example"_s, u"127.0.0.1"_s, u"::1"_s}, m_now);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const QSslCertificate certificate(made->certificate);
        QCOMPARE(certificate.issuerDisplayName(), certificate.subjectDisplayName());
        const auto names = certificate.subjectAlternativeNames();
        QCOMPARE(QSet<QString>(names.cbegin(), names.cend()),
                 QSet<QString>({u"localhost"_s, u"hooks.example"_s, u"127.0.0.1"_s, u"::1"_s}));
        QVERIFY(certificate.effectiveDate().toMSecsSinceEpoch() < m_now / 1000);
        const qint64 days = certificate.effectiveDate().daysTo(certificate.expiryDate());
        QVERIFY2(days > 800 && days <= 825, qPrintable(QString::number(days)));
        const QString file = write(u"made.pem"_s, made->certificate);
        const QByteArray text = openssl({u"x509"_s, u"-in"_s, file, u"-noout"_s, u"-text"_s});
        for (const char *fact :
             {"Version: 3", "prime256v1", "ecdsa-with-SHA256", "CA:FALSE", "Digital Signature",
              "TLS Web Server Authentication", "DNS:hooks.example", "IP Address:127.0.0.1"})
            QVERIFY2(text.contains(fact), fact);
        QVERIFY(openssl({u"verify"_s, u"-purpose"_s, u"sslserver"_s, u"-verify_ip"_s,
                         u"127.0.0.1"_s, u"-CAfile"_s, file, file})
                    .endsWith(": OK\n"));
        // Never the same twice.
        const auto again = makeSelfSignedCertificate({u"localhost"_s}, m_now);
        QVERIFY(again);
        QVERIFY(QSslCertificate(again->certificate).serialNumber() != certificate.serialNumber());
        QVERIFY(again->key != made->key);
    }

    void makesNoneForWhatIsNoName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "a b", "a,IP:1.2.3.4", "*", "h\u00f6st"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void makesNoneForWhatIsNoName()
    {
        QFETCH(QString, name);
        const auto made = makeSelfSignedCertificate({u"localhost"_s, name}, m_now);
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(u"for \"%1\""_s.arg(name)));
    }

    void loadsFiles_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("warning");
        const auto good = makeSelfSignedCertificate({u"localhost"_s}, m_now);
        const auto other = makeSelfSignedCertificate({u"localhost"_s}, m_now);
        const auto expired = makeSelfSignedCertificate({u"localhost"_s}, m_now - 900 * DayUs);
        const auto future = makeSelfSignedCertificate({u"localhost"_s}, m_now + 9 * DayUs);
        const QString none;
        QTest::newRow("good") << good->certificate << good->key << none << none;
        QTest::newRow("with a chain")
            << good->certificate + other->certificate << good->key << none << none;
        QTest::newRow("chain the wrong way")
            << other->certificate + good->certificate << good->key
            << u"the key does not belong to the certificate"_s << none;
        QTest::newRow("expired") << expired->certificate << expired->key << none << u"expired on"_s;
        QTest::newRow("not yet valid")
            << future->certificate << future->key << none << u"is not valid before"_s;
        QTest::newRow("no certificate")
            << "hello"_ba << good->key << u"the certificate is not a PEM certificate"_s << none;
        QTest::newRow("swapped") << good->key << good->certificate
                                 << u"the certificate is not a PEM certificate"_s << none;
        QTest::newRow("no key") << good->certificate << "hello"_ba
                                << u"the key is not a PEM private key"_s << none;
        QTest::newRow("protected key")
            << good->certificate
            << "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n"_ba
            << u"protected by a passphrase"_s << none;
        QTest::newRow("too large")
            << QByteArray(2'000'000, 'x') << good->key << u"larger than 1 MiB"_s << none;
    }
    void loadsFiles()
    {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        QFETCH(QString, error);
        QFETCH(QString, warning);
        const QString certificateFile = write(u"c.pem"_s, certificate);
        const QString keyFile = write(u"k.pem"_s, key);
        QVERIFY(QFile::setPermissions(keyFile, QFile::ReadOwner | QFile::WriteOwner));
        const auto loaded = loadTlsIdentity(certificateFile, keyFile, m_now);
        QCOMPARE(bool(loaded), error.isEmpty());
        if (!loaded) {
            QVERIFY2(loaded.error().message.contains(error), qPrintable(loaded.error().message));
            QVERIFY(loaded.error().message.contains(certificateFile));
        } else {
            QCOMPARE(loaded->identity.certificate, certificate);
            QCOMPARE(loaded->warning.isEmpty(), warning.isEmpty());
            QVERIFY2(loaded->warning.contains(warning), qPrintable(loaded->warning));
        }
    }

    void warnsOfAKeyThatOthersCanRead()
    {
        const auto made = makeSelfSignedCertificate({u"localhost"_s}, m_now);
        const QString certificate = write(u"c.pem"_s, made->certificate);
        const QString key = write(u"open.pem"_s, made->key);
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner));
        QVERIFY(loadTlsIdentity(certificate, key, m_now)->warning.isEmpty());
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(loadTlsIdentity(certificate, key, m_now)->warning.contains(key));
    }

    void namesMissingFiles()
    {
        const QString there = write(u"there.pem"_s, "x");
        const auto noCertificate = loadTlsIdentity(u"/none/c.pem"_s, there, m_now);
        QVERIFY(!noCertificate && noCertificate.error().message.contains(u"/none/c.pem"_s));
        const auto noKey = loadTlsIdentity(there, u"/none/k.pem"_s, m_now);
        QVERIFY(!noKey && noKey.error().message.contains(u"/none/k.pem"_s));
    }

    void keepsTheSelfSignedOne()
    {
        const QString folder = m_folder.filePath(u"deep/tls"_s);
        const QStringList names {u"localhost"_s, u"127.0.0.1"_s};
        const auto first = keptTlsIdentity(folder, names, m_now);
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        QCOMPARE(QFile::permissions(folder + "/key.pem"_L1) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(keptTlsIdentity(folder, names, m_now)->certificate, first->certificate);
        QCOMPARE(keptTlsIdentity(folder, names, m_now + 700 * DayUs)->certificate,
                 first->certificate);
        // A new name, and those it had stay.
        const auto second = keptTlsIdentity(folder, {u"10.1.2.3"_s}, m_now);
        QVERIFY(second && second->certificate != first->certificate);
        const auto read = TlsCertificate::read(*second);
        QVERIFY(read && read->covers(u"10.1.2.3"_s) && read->covers(u"localhost"_s));
        QVERIFY(!read->covers(u"10.1.2.4"_s) && !read->covers(u"example.org"_s));
        QCOMPARE(keptTlsIdentity(folder, names, m_now)->certificate, second->certificate);
        QCOMPARE(second->key, first->key);
        QString notice;
        QVERIFY(keptTlsIdentity(folder, names, m_now, &notice) && notice.isEmpty());
        QVERIFY(keptTlsIdentity(folder, {u"10.1.2.5"_s}, m_now, &notice));
        QVERIFY2(notice.contains(u"made anew"_s), qPrintable(notice));
        // It came to be readable for others.
        const QString key = folder + "/key.pem"_L1;
        QVERIFY(QFile::setPermissions(key, QFile::permissions(key) | QFile::ReadOther));
        QVERIFY(keptTlsIdentity(folder, names, m_now));
        QVERIFY(!QFile::permissions(key).testFlag(QFile::ReadOther));
        // It expires soon.
        const auto third = keptTlsIdentity(folder, names, m_now + 800 * DayUs);
        QVERIFY(third && third->certificate != second->certificate);
        // Somebody spoilt it.
        write(u"deep/tls/certificate.pem"_s, "x");
        const auto fourth = keptTlsIdentity(folder, names, m_now);
        QVERIFY(fourth && TlsCertificate::read(*fourth));
        QVERIFY(!keptTlsIdentity(u"/proc/none"_s, names, m_now));
    }
};

QTEST_GUILESS_MAIN(TlsIdentityTest)
#include "tst_tlsidentity.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenerresolver.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Security = ListenerChoice::Security;

class ListenerResolverTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static QByteArray certificateOf(const ResolvedListeners &resolved, qsizetype index)
    {
        return resolved.listeners.at(index).tls->certificate;
    }
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private slots:
    void givesEachListenerItsCertificate()
    {
        const ListenerResolver resolver(m_folder.path());
        const ListenerChoice plain {.name = u"plain"_s, .address = u"::1"_s, .port = 1};
        ListenerChoice own {.name = u"own"_s, .port = 2, .security = Security::SelfSigned};
        const auto made = resolver.resolve({plain, own});
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        QCOMPARE(made->listeners.size(), 2);
        QCOMPARE(made->listeners[0].address, u"::1"_s);
        QCOMPARE(made->listeners[0].port, quint16(1));
        QVERIFY(!made->listeners[0].tls);
        const QList<QSslCertificate> certificates =
            QSslCertificate::fromData(certificateOf(*made, 1));
        QCOMPARE(certificates.size(), 1);
        QCOMPARE(certificates[0].issuerDisplayName(), certificates[0].subjectDisplayName());

        // The same one the next time, and the fingerprint is its SHA-256.
        const auto again = resolver.resolve({plain, own});
        QCOMPARE(certificateOf(*again, 1), certificateOf(*made, 1));
        const QString digest = QString::fromLatin1(
            certificates[0].digest(QCryptographicHash::Sha256).toHex(':').toUpper());
        QCOMPARE(*resolver.fingerprint({plain, own}, 1), digest);

        // The two files of one's own.
        write(u"c.pem"_s, certificateOf(*made, 1));
        write(u"k.pem"_s, made->listeners[1].tls->key);
        own.security = Security::Files;
        own.certificatePath = m_folder.filePath(u"c.pem"_s);
        own.keyPath = m_folder.filePath(u"k.pem"_s);
        QCOMPARE(*resolver.fingerprint({own}, 0), digest);
    }

    /// A dialog asks while the user types: what is kept must stay.
    void makesNothingForAFingerprint()
    {
        const QTemporaryDir folder;
        const ListenerResolver resolver(folder.path());
        ListenerChoice own {.name = u"own"_s, .security = Security::SelfSigned};
        QCOMPARE(*resolver.fingerprint({own}, 0), QString());
        QVERIFY(QDir(folder.path()).isEmpty());
        const auto made = resolver.resolve({own});
        QVERIFY(made);
        const QString before = *resolver.fingerprint({own}, 0);
        QVERIFY(!before.isEmpty());
        own.address = u"10.0.0.1"_s;
        QCOMPARE(*resolver.fingerprint({own}, 0), QString());
        own.address = u"127.0.0.1"_s;
        QCOMPARE(*resolver.fingerprint({own}, 0), before);
    }

    void namesTheListenerThatCannotBeHad()
    {
        const ListenerResolver resolver(m_folder.path());
        const auto resolved = resolver.resolve({{},
                                                {.name = u"broken"_s,
                                                 .security = Security::Files,
                                                 .certificatePath = u"/none.pem"_s,
                                                 .keyPath = u"/none.key"_s}});
        QVERIFY(!resolved);
        QVERIFY(resolved.error().message.contains(u"\"broken\""_s));
        QVERIFY(resolved.error().message.contains(u"/none"_s));
    }
};

QTEST_GUILESS_MAIN(ListenerResolverTest)
#include "tst_listenerresolver.moc"

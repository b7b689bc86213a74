// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenoptions.h"
#include "core/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ListenOptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void takesLimitsFromTheSettings()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"s.ini"_s));
        const GuardLimits defaults;
        const GuardLimits unset = guardLimits(settings);
        QCOMPARE(unset.request.maxHeadBytes, defaults.request.maxHeadBytes);
        QCOMPARE(unset.request.maxBodyBytes, defaults.request.maxBodyBytes);
        QCOMPARE(unset.maxConnections, defaults.maxConnections);
        QCOMPARE(unset.maxConnectionsPerPeer, defaults.maxConnectionsPerPeer);
        QCOMPARE(unset.maxBytesInFlight, defaults.maxBytesInFlight);
        QCOMPARE(unset.handshakeTimeoutMs, defaults.handshakeTimeoutMs);
        QCOMPARE(unset.headTimeoutMs, defaults.headTimeoutMs);
        QCOMPARE(unset.bodyTimeoutMs, defaults.bodyTimeoutMs);
        QCOMPARE(unset.idleTimeoutMs, defaults.idleTimeoutMs);

        settings.set(settings::MaxConnections, 7);
        settings.set(settings::HeadTimeoutMs, 1234);
        settings.set(settings::MaxBytesInFlight, qint64(5'000'000));
        QCOMPARE(guardLimits(settings).maxConnections, 7);
        QCOMPARE(guardLimits(settings).headTimeoutMs, 1234);
        QCOMPARE(guardLimits(settings).maxBytesInFlight, qint64(5'000'000));

        settings.set(settings::MaxConnections, -7);
        settings.set(settings::HeadTimeoutMs, 0);
        settings.set(settings::MaxHeadBytes, qint64(-1));
        QCOMPARE(guardLimits(settings).maxConnections, 1);
        QCOMPARE(guardLimits(settings).headTimeoutMs, 1);
        QCOMPARE(guardLimits(settings).request.maxHeadBytes, qint64(256));
    }

    void namesWhatACertificateMustCover()
    {
        const QStringList loopback {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
        QCOMPARE(certificateNames({ListenerOptions {}}), loopback);
        const QStringList bound =
            certificateNames({{u"a"_s, u"10.1.2.3"_s, 1, {}}, {u"b"_s, u"localhost"_s, 2, {}}});
        QCOMPARE(bound, loopback + QStringList {u"10.1.2.3"_s});
        const QStringList all = certificateNames({{u"a"_s, u"0.0.0.0"_s, 1, {}}});
        QVERIFY(all.size() >= loopback.size() && !all.contains(u"0.0.0.0"_s));
        for (const QString &name : all)
            QVERIFY2(!name.isEmpty() && !name.contains(u'%'), qPrintable(name));
    }
};

QTEST_APPLESS_MAIN(ListenOptionsTest)
#include "tst_listenoptions.moc"

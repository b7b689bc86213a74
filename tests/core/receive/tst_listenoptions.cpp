// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/listenoptions.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ListenOptionsTest : public QObject
{
    Q_OBJECT

private slots:
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

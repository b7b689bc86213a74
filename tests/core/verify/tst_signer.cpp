// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signer.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class SignerTest : public QObject
{
    Q_OBJECT

private slots:
    void makesTheKnownTokens_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors =
            test::readJson(u"protocol/token-vectors.json"_s)["vectors"_L1].toArray();
        QVERIFY(!vectors.isEmpty());
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector["body_file"_L1].toString())) << vector.toObject();
    }
    void makesTheKnownTokens()
    {
        QFETCH(QJsonObject, vector);
        const QByteArray body = test::readData(u"protocol/"_s + vector["body_file"_L1].toString());
        QCOMPARE(signBody({test::Key, test::Secret, {}}, body, 1789002000),
                 vector["token_new_style"_L1].toString().toLatin1());
    }
};

QTEST_APPLESS_MAIN(SignerTest)
#include "tst_signer.moc"

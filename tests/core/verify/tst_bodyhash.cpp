// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bodyhash.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using Match = BodyHash::Match;

class BodyHashTest : public QObject
{
    Q_OBJECT

private slots:
    void compares_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<int>("match");
        // printf abc | openssl dgst -sha256 -binary | base64
        const QByteArray right = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        QTest::newRow("exact") << right << int(Match::Exact);
        QTest::newRow("hexadecimal")
            << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba
            << int(Match::OtherText);
        QTest::newRow("upper-case hexadecimal")
            << "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"_ba
            << int(Match::OtherText);
        QTest::newRow("base64url")
            << "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"_ba << int(Match::OtherText);
        QTest::newRow("without padding") << right.chopped(1) << int(Match::OtherText);
        QTest::newRow("of other bytes")
            << "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="_ba << int(Match::Different);
        QTest::newRow("no digest") << "hello"_ba << int(Match::NoDigest);
        QTest::newRow("too short") << "AAAA"_ba << int(Match::NoDigest);
        QTest::newRow("empty") << ""_ba << int(Match::NoClaim);
    }
    void compares()
    {
        QFETCH(QByteArray, claim);
        QFETCH(int, match);
        const BodyHash hash = compareBodyHash(claim, "abc");
        QCOMPARE(int(hash.match), match);
        QCOMPARE(hash.ofBody, u"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="_s);
    }
};

QTEST_APPLESS_MAIN(BodyHashTest)
#include "tst_bodyhash.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/crypto.h"
#include "core/verify/mackeys.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CryptoTest : public QObject
{
    Q_OBJECT

    MacKeys m_keys;

private slots:
    void hashes_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("hex");
        // FIPS 180-4 examples.
        QTest::newRow("empty")
            << ""_ba
            << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba;
        QTest::newRow("abc")
            << "abc"_ba
            << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_ba;
        QTest::newRow("a million times a")
            << QByteArray(1'000'000, 'a')
            << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_ba;
    }
    void hashes()
    {
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, hex);
        QCOMPARE(sha256(input).toHex(), hex);
    }

    void authenticates_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("hex");
        // RFC 4231, test cases 1, 2 and 6.
        QTest::newRow("case 1")
            << QByteArray(20, '\x0b') << "Hi There"_ba
            << "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"_ba;
        QTest::newRow("case 2")
            << "Jefe"_ba
            << "what do ya want for nothing?"_ba
            << "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba;
        QTest::newRow("case 6, long key")
            << QByteArray(131, '\xaa')
            << "Test Using Larger Than Block-Size Key - Hash Key First"_ba
            << "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"_ba;
        // openssl dgst -sha256 -hmac "" </dev/null
        QTest::newRow("nothing at all")
            << ""_ba
            << ""_ba
            << "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_ba;
    }
    void authenticates()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, hex);
        QCOMPARE(hmacSha256(key, message).toHex(), hex);
    }

    void authenticatesLonger()
    {
        // RFC 4231, test case 2.
        const QByteArray message = "what do ya want for nothing?";
        QCOMPARE(hmac(MacHash::Sha384, "Jefe", message).toHex(),
                 "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                 "8e2240ca5e69e2c78b3239ecfab21649"_ba);
        QCOMPARE(hmac(MacHash::Sha512, "Jefe", message).toHex(),
                 "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                 "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"_ba);
    }

    /// As the RFC has it, whatever was computed before.
    void usesKeysAgain_data()
    {
        QTest::addColumn<MacHash>("hash");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("hex");
        // RFC 4231, test cases 1 and 2, and the same as above.
        QTest::newRow("case 1")
            << MacHash::Sha256 << QByteArray(20, '\x0b') << "Hi There"_ba
            << "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"_ba;
        QTest::newRow("case 2")
            << MacHash::Sha256 << "Jefe"_ba << "what do ya want for nothing?"_ba
            << "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba;
        QTest::newRow("case 2, longer")
            << MacHash::Sha384 << "Jefe"_ba << "what do ya want for nothing?"_ba
            << "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
               "8e2240ca5e69e2c78b3239ecfab21649"_ba;
        QTest::newRow("nothing at all")
            << MacHash::Sha256 << ""_ba << ""_ba
            << "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_ba;
    }
    void usesKeysAgain()
    {
        QFETCH(MacHash, hash);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, hex);
        MacKey key(hash, secret);
        key.mac("another message, longer than the block of any of these hashes. "_ba.repeated(3));
        QCOMPARE(key.mac(message).toHex(), hex);
        QCOMPARE(key.mac(message).toHex(), hex);
        // m_keys has seen the other rows.
        QCOMPARE(m_keys.mac(hash, secret, message).toHex(), hex);
        m_keys.mac(hash, "another secret", message);
        m_keys.mac(MacHash::Sha512, secret, message);
        QCOMPARE(m_keys.mac(hash, secret, message).toHex(), hex);
        MacKeys copy(m_keys);
        QCOMPARE(copy.mac(hash, secret, message).toHex(), hex);
        m_keys = MacKeys(copy);
        QCOMPARE(m_keys.mac(hash, secret, message).toHex(), hex);
    }

    void computesWithAnyNumberOfKeys()
    {
        MacKeys keys;
        for (int i = 0; i < 200; ++i) {
            const QByteArray secret = QByteArray::number(i % 100);
            QCOMPARE(keys.mac(MacHash::Sha256, secret, "x"), hmacSha256(secret, "x"));
        }
    }

    void compares()
    {
        QVERIFY(isMac("abc", "abc") && !isMac("abc", "abd"));
        QVERIFY(!isMac("", "")); // it could not be computed
        QVERIFY(constantTimeEqual("abc", "abc"));
        QVERIFY(constantTimeEqual("", ""));
        QVERIFY(!constantTimeEqual("abc", "abd"));
        QVERIFY(!constantTimeEqual("abc", "ab"));
    }
};

QTEST_APPLESS_MAIN(CryptoTest)
#include "tst_crypto.moc"

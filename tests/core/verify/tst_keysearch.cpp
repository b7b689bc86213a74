// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/keysearch.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class KeySearchTest : public QObject
{
    Q_OBJECT

    const QByteArray m_input = "eyJh.eyJi";

    std::optional<KeyMatch> search(const Credentials &credentials, const QByteArray &usedSecret,
                                   const QString &issuer = u"k1"_s) const
    {
        const QByteArray signature =
            QMessageAuthenticationCode::hash(m_input, usedSecret, QCryptographicHash::Sha256);
        return searchKey(credentials, issuer, {m_input, signature});
    }

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("configured");
        QTest::addColumn<QByteArray>("used");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char *name, const QByteArray &configured, const QByteArray &used,
                            const QString &cause) {
            QTest::newRow(name) << configured << used << cause;
        };
        row("line end here", "s3cret\n", "s3cret", u"secret-whitespace"_s);
        row("line end there", "s3cret", "s3cret\n", u"secret-whitespace"_s);
        row("CR LF there", "s3cret", "s3cret\r\n", u"secret-whitespace"_s);
        row("blanks here", "  s3cret\t", "s3cret", u"secret-whitespace"_s);
        row("base64 here", "c2VjcmV0IQ==", "secret!", u"secret-encoding"_s);
        row("base64 there", "secret!", "c2VjcmV0IQ==", u"secret-encoding"_s);
        row("base64url here", "-_-_", "\xfb\xff\xbf", u"secret-encoding"_s);
        row("base64url there", "\xfb\xff\xbf", "-_-_", u"secret-encoding"_s);
        row("hex here", "736563726574", "secret", u"secret-encoding"_s);
        row("hex there", "secret", "736563726574", u"secret-encoding"_s);
        row("the key as secret", "secret", "k1", u"key-secret-swapped"_s);
        row("something else", "secret", "Secret", QString());
        row("base64 of something else", "secret", "c2VjcmV1", QString());
    }
    void finds()
    {
        QFETCH(QByteArray, configured);
        QFETCH(QByteArray, used);
        QFETCH(QString, cause);
        const auto match = search({{u"k1"_s, configured, {}}}, used);
        QCOMPARE(match ? causeId(match->cause) : QString(), cause);
        if (match) {
            QCOMPARE(match->key, u"k1"_s);
            QCOMPARE(match->how.isEmpty(), cause == "key-secret-swapped"_L1);
            QVERIFY(!match->how.contains(QString::fromLatin1(configured.trimmed())));
            QVERIFY(!match->how.contains(QString::fromLatin1(used.trimmed())));
        }
    }

    void findsOtherKeys()
    {
        const Credentials credentials {{u"k1"_s, "one", {}}, {u"k2"_s, "two", {}}};
        const auto match = search(credentials, "two");
        QVERIFY(match);
        QCOMPARE(causeId(match->cause), u"signed-with-other-key"_s);
        QCOMPARE(match->key, u"k2"_s);
        QVERIFY(!search(credentials, "three"));
    }

    void knowsSwappedPairs()
    {
        const Credentials credentials {{u"k1"_s, "one", {}}};
        QVERIFY(isConfiguredSecret(credentials, u"one"_s));
        QVERIFY(!isConfiguredSecret(credentials, u"k1"_s));
        const auto match = search(credentials, "k1", u"one"_s);
        QVERIFY(match);
        QCOMPARE(causeId(match->cause), u"key-secret-swapped"_s);
    }

    void looksAtNoMoreThanItSays()
    {
        Credentials credentials;
        for (int i = 0; i < 65; ++i)
            credentials.append({u"key%1"_s.arg(i), "secret" + QByteArray::number(i), {}});
        QVERIFY(search(credentials, "secret63"));
        QVERIFY(!search(credentials, "secret64"));
        QVERIFY(!search({}, "x"));
    }
};

QTEST_GUILESS_MAIN(KeySearchTest)
#include "tst_keysearch.moc"

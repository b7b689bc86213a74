// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/token.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {
QByteArray part(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
} // namespace

class TokenTest : public QObject
{
    Q_OBJECT

private slots:
    void takesApart()
    {
        const QByteArray text = part("{\"alg\":\"HS256\"}") + '.'
            + part("{\"iss\":\"k\",\"sha256\":\"h\"}") + ".AAECAw";
        const auto token = parseToken(text);
        QVERIFY2(token, token ? "" : qPrintable(token.error().message));
        QCOMPARE(token->algorithm(), u"HS256"_s);
        QCOMPARE(token->issuer(), u"k"_s);
        QCOMPARE(token->bodyHash(), "h"_ba);
        QCOMPARE(token->signature, QByteArray("\0\1\2\3", 4));
        QCOMPARE(token->signingInput, text.left(text.lastIndexOf('.')));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const QByteArray head = part("{\"alg\":\"HS256\"}");
        const QByteArray claims = part("{}");
        QTest::newRow("empty") << ""_ba << u"parts"_s;
        QTest::newRow("one part") << head << u"1 parts"_s;
        QTest::newRow("four parts") << head + ".a.b.c" << u"4 parts"_s;
        QTest::newRow("header no base64url") << "e+/=." + claims + ".AA" << u"header"_s;
        QTest::newRow("header no JSON") << part("hello") + '.' + claims + ".AA" << u"header"_s;
        QTest::newRow("header no object") << part("[1]") + '.' + claims + ".AA" << u"header"_s;
        QTest::newRow("payload no JSON") << head + '.' + part("{") + ".AA" << u"payload"_s;
        QTest::newRow("payload deep")
            << head + '.' + part(QByteArray(1000, '[')) + ".AA" << u"nested"_s;
        QTest::newRow("padded signature") << head + '.' + claims + ".AA==" << u"signature"_s;
        QTest::newRow("signature of 1 mod 4") << head + '.' + claims + ".AAAAA" << u"signature"_s;
        QTest::newRow("NUL") << head + '.' + claims + QByteArray(".A\0AA", 5) << u"signature"_s;
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'e') << u"64 KiB"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto token = parseToken(text);
        QVERIFY(!token);
        QVERIFY2(token.error().message.contains(says), qPrintable(token.error().message));
    }
};

QTEST_APPLESS_MAIN(TokenTest)
#include "tst_token.moc"

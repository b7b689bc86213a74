// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/acceptance.h"
#include "core/verify/crypto.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verifier.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Now = 1795425129;
const QByteArray Secret = "FICTIONALsecretFICTIONALsecret123456";
const Credentials Keys {{QStringLiteral("plugnmeet"), Secret, {}}};
const QByteArray Body = "{\"event\":\"room_started\"}";

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A token from literal JSON; "HASH" stands for the hash of Body.
QByteArray token(const QByteArray &header, const char *claims)
{
    QByteArray payload(claims);
    payload.replace("HASH", sha256(Body).toBase64());
    const QByteArray input = base64Url(header) + '.' + base64Url(payload);
    return QByteArray(input + '.' + base64Url(hmacSha256(Secret, input)));
}

QByteArray asJson(const Verification &verification)
{
    json::Writer writer;
    writeVerification(writer, verification);
    return writer.bytes();
}

/// One letter for each profile, in the order of the table: A accepts, r rejects.
QString letters(const QList<Acceptance> &answers)
{
    QString text;
    for (const Acceptance &answer : answers)
        text += answer.accepts ? u'A' : u'r';
    return text;
}

QString reasons(const QList<Acceptance> &answers)
{
    QStringList lines;
    for (const Acceptance &answer : answers)
        lines.append(answer.profile + u": "_s + answer.reason);
    return lines.join(u'\n');
}

} // namespace

class AcceptanceTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithTheMeasuredVerifiers_data()
    {
        QTest::addColumn<QJsonObject>("recorded");
        const QJsonObject file = test::readJson(u"protocol/verifier-cases.json"_s).object();
        for (const QJsonValue &recorded : file["cases"_L1].toArray())
            QTest::addRow("%s", qPrintable(recorded["name"_L1].toString())) << recorded.toObject();
    }
    void agreesWithTheMeasuredVerifiers()
    {
        QFETCH(QJsonObject, recorded);
        const Credentials keys {
            {recorded["key"_L1].toString(), recorded["secret"_L1].toString().toUtf8(), {}}};
        const Delivery delivery {
            .authorization = recorded["token"_L1].toString().toUtf8(),
            .body = QByteArray::fromBase64(recorded["body_base64"_L1].toString().toLatin1()),
            .atSeconds = recorded["at"_L1].toInteger()};
        const QJsonObject expected = recorded["expected"_L1].toObject();
        const QList<Acceptance> answers = whoWouldAccept(delivery, keys);
        QCOMPARE(answers.size(), 5);
        for (const Acceptance &answer : answers) {
            QVERIFY(expected.contains(answer.profile));
            QVERIFY2(answer.accepts == (expected[answer.profile].toString() == "accept"_L1),
                     qPrintable(answer.profile + u": "_s + answer.reason));
            QCOMPARE(answer.reason.isEmpty(), answer.accepts);
        }
    }

    /// What the recorded cases do not hold; worked out by hand from the verifiers' sources.
    void followsTheRules_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const char *plain = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        const auto row = [&](const char *name, const char *claims, const char *expected) {
            QTest::newRow(name) << token(plain, claims) << QString::fromLatin1(expected);
        };
        row("exp exactly 60 s ago", // go-jose is inclusive, golang-jwt is not
            "{\"iss\":\"plugnmeet\",\"exp\":1795425069,\"sha256\":\"HASH\"}", "Arrrr");
        row("exp 10 s ago", "{\"iss\":\"plugnmeet\",\"exp\":1795425119,\"sha256\":\"HASH\"}",
            "AAArr");
        row("nbf exactly 60 s ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1795425189,\"sha256\":\"HASH\"}",
            "AAArr");
        row("nbf 10 s ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1795425139,\"sha256\":\"HASH\"}",
            "AAAAr");
        row("iat ahead without nbf", // PHP looks at iat only then
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"iat\":1795425219,\"sha256\":\"HASH\"}",
            "rAAAr");
        row("exp null", "{\"iss\":\"plugnmeet\",\"exp\":null,\"sha256\":\"HASH\"}", "ArArA");
        row("iat null",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"iat\":null,\"sha256\":\"HASH\"}", "AAArA");
        row("nbf text",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":\"x\",\"sha256\":\"HASH\"}",
            "rrrrr");
        row("duplicate name",
            "{\"iss\":\"x\",\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha256\":\"HASH\"}",
            "rAAAA");
        row("duplicate name, once with an escape in it",
            "{\"iss\":\"plugnmeet\",\"x\":1,\"\\u0078\":2,\"exp\":1795425429,\"sha256\":\"HASH\"}",
            "rAAAA");
        row("duplicate name beyond ASCII",
            "{\"iss\":\"plugnmeet\",\"\xc3\xa9\":1,\"\xc3\xa9\":2,\"exp\":1795425429,"
            "\"sha256\":\"HASH\"}",
            "rAAAA");
        row("upper-case name", // Go's encoding/json matches in any case
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"SHA256\":\"HASH\"}", "rAArr");
        row("in two cases, the last one wrong", // Go takes the last that matches
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha256\":\"HASH\",\"SHA256\":\"x\"}",
            "ArrAA");
        row("in two cases, the first one wrong",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"SHA256\":\"x\",\"sha256\":\"HASH\"}",
            "AAAAA");
        row("in two cases, one beyond ASCII", // U+017F is a small s to encoding/json
            "{\"iss\":\"plugnmeet\",\"i\xc5\xbfs\":\"other\",\"exp\":1795425429,"
            "\"sha256\":\"HASH\"}",
            "ArrAA");
        row("name with an escape in it",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha\\u0032\u0035\\u0036\":\"HASH\"}",
            "AAAAA");
        row("name of the wrong type",
            "{\"iss\":\"plugnmeet\",\"name\":1,\"exp\":1795425429,\"sha256\":\"HASH\"}", "rrrAA");
        row("nbf half a second ahead", // PHP rounds it down
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1795425129.5,\"sha256\":\"HASH\"}",
            "AAAAA");
        row("nbf 10.5 s ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1795425139.5,\"sha256\":\"HASH\"}",
            "AAArr");
        row("exp half a second ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425129.5,\"sha256\":\"HASH\"}", "AAAAA");
        row("exp half a second ahead as text", // PHP compares it with its fraction
            "{\"iss\":\"plugnmeet\",\"exp\":\"1795425129.5\",\"sha256\":\"HASH\"}", "rAArA");
        row("exp text with white space around it",
            "{\"iss\":\"plugnmeet\",\"exp\":\" 1795425429\\n\",\"sha256\":\"HASH\"}", "rrrrA");
        row("exp empty text", "{\"iss\":\"plugnmeet\",\"exp\":\"\",\"sha256\":\"HASH\"}", "rrrrr");
        row("exp negative", "{\"iss\":\"plugnmeet\",\"exp\":-1,\"sha256\":\"HASH\"}", "rrrrr");
        row("exp 0", "{\"iss\":\"plugnmeet\",\"exp\":0,\"sha256\":\"HASH\"}", "rrrrr");
        row("exp true", "{\"iss\":\"plugnmeet\",\"exp\":true,\"sha256\":\"HASH\"}", "rrrrr");
        row("exp with an exponent", "{\"iss\":\"plugnmeet\",\"exp\":1.8e9,\"sha256\":\"HASH\"}",
            "AAAAA");
        row("exp beyond 64 bits", // in Go it overflows into the past
            "{\"iss\":\"plugnmeet\",\"exp\":1e300,\"sha256\":\"HASH\"}", "rrrAA");
        row("exp beyond a double", // Go cannot read it, the others take it for infinity
            "{\"iss\":\"plugnmeet\",\"exp\":1e400,\"sha256\":\"HASH\"}", "rrrAA");
        row("nbf beyond 64 bits",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1e300,\"sha256\":\"HASH\"}",
            "AAArr");
        row("nbf null",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":null,\"sha256\":\"HASH\"}", "AAArA");
        row("iat exactly 60 s ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1,\"iat\":1795425189,"
            "\"sha256\":\"HASH\"}",
            "AAAAA");
        row("iat 61 s ahead",
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"nbf\":1,\"iat\":1795425190,"
            "\"sha256\":\"HASH\"}",
            "rAAAA");
        row("half a surrogate pair", // json_decode() refuses it
            "{\"iss\":\"plugnmeet\",\"x\":\"\\ud83d\",\"exp\":1795425429,\"sha256\":\"HASH\"}",
            "AAAAr");
        row("name that begins with U+0000", // PHP has no such property
            "{\"iss\":\"plugnmeet\",\"\\u0000x\":1,\"exp\":1795425429,\"sha256\":\"HASH\"}",
            "AAAAr");
        row("invalid UTF-8", // Go and Node put U+FFFD in its place
            "{\"iss\":\"plugnmeet\",\"x\":\"\xff\",\"exp\":1795425429,\"sha256\":\"HASH\"}",
            "AAAAr");
        const char *good = "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha256\":\"HASH\"}";
        QTest::newRow("empty crit") << token("{\"alg\":\"HS256\",\"crit\":[]}", good) << u"AAArA"_s;
        QTest::newRow("crit b64") << token("{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":true}",
                                           good)
                                  << u"AAAAA"_s;
        const auto nested = [](int depth) {
            return QByteArray("{\"alg\":\"HS256\",\"x\":" + QByteArray(depth, '[')
                              + QByteArray(depth, ']') + '}');
        };
        QTest::newRow("nested a hundred deep") << token(nested(100), good) << u"AAAAA"_s;
        QTest::newRow("nested 511 deep") << token(nested(510), good) << u"AAAAA"_s;
        QTest::newRow("nested 512 deep") << token(nested(511), good) << u"AAAAr"_s;
        QTest::newRow("rubbish in the signature")
            << QByteArray(token(plain, good) + "!!") << u"rrrAA"_s;
        QTest::newRow("more behind the padding") // Node stops there, PHP does not
            << QByteArray(token(plain, good) + "=AAAA") << u"rrrAr"_s;
        // Go-jose computes the MAC over its own encoding: "IA" for the space behind the header.
        const QByteArray otherBits = "eyJhbGciOiJIUzI1NiJ9IB." + token(plain, good).split('.')[1];
        QTest::newRow("bits set that are left over")
            << QByteArray(otherBits + '.' + base64Url(hmacSha256(Secret, otherBits)))
            << u"rAAAA"_s;
        QTest::newRow("four parts") << QByteArray(token(plain, good) + ".x") << u"rrrrr"_s;
        QTest::newRow("cut") << token(plain, good).chopped(2) << u"rrrrr"_s;
    }
    void followsTheRules()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QList<Acceptance> answers =
            whoWouldAccept({.authorization = text, .body = Body, .atSeconds = Now}, Keys);
        QVERIFY2(letters(answers) == expected,
                 qPrintable(letters(answers) + u'\n' + reasons(answers)));
        // Whoever verifies first has read the token already.
        const Verification verification =
            Verifier(Keys).verify({.authorization = text, .body = Body, .atSeconds = Now});
        QCOMPARE(letters(verification.acceptedBy), expected);
        QCOMPARE(reasons(verification.acceptedBy), reasons(answers));
    }

    /// Of correctly signed bodies. Only Node looks into them.
    void bodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("isJson");
        const auto nested = [](int depth, const QByteArray &inside) {
            return QByteArray("{\"x\":" + QByteArray(depth - 1, '[') + inside
                              + QByteArray(depth - 1, ']') + '}');
        };
        QTest::newRow("an object") << QByteArray("{}") << u"AAAAA"_s << true;
        QTest::newRow("nothing") << QByteArray() << u"AAArA"_s << true; // said as an empty body
        QTest::newRow("behind a mark") << QByteArray("\xef\xbb\xbf{}") << u"AAArA"_s << true;
        QTest::newRow("256 deep") << nested(256, "1") << u"AAAAA"_s << true;
        QTest::newRow("257 deep") << nested(257, "1") << u"AAAAA"_s << true;
        QTest::newRow("4000 deep") << nested(4000, "1") << u"AAAAA"_s << true;
        QTest::newRow("never closed") << QByteArray(300, '[') << u"AAArA"_s << false;
        // Fields by both of their names, escapes and all, and in no other case.
        QTest::newRow("event is a number") << QByteArray("{\"event\":1}") << u"AAArA"_s << true;
        QTest::newRow("event is a number, with an escape")
            << QByteArray("{\"ev\\u0065nt\":1}") << u"AAArA"_s << true;
        QTest::newRow("another field is a number")
            << QByteArray("{\"Event\":1,\"event_\":1,\"\":1}") << u"AAAAA"_s << true;
        QTest::newRow("egress in snake case") // a text is no object
            << QByteArray("{\"egress_info\":\"x\"}") << u"AAArA"_s << true;
        QTest::newRow("egress in camel case")
            << QByteArray("{\"egressInfo\":\"x\"}") << u"AAArA"_s << true;
        QTest::newRow("invalid UTF-8 300 deep") << nested(300, "\"\xff\"") << u"AAArA"_s << true;
    }
    void bodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        QFETCH(bool, isJson);
        const QByteArray hash =
            QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64();
        const QByteArray claims =
            "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha256\":\"" + hash + "\"}";
        const Delivery delivery {.authorization = token("{\"alg\":\"HS256\"}", claims.constData()),
                                 .body = body,
                                 .atSeconds = Now};
        const QList<Acceptance> answers = whoWouldAccept(delivery, Keys);
        QVERIFY2(letters(answers) == expected,
                 qPrintable(letters(answers) + u'\n' + reasons(answers)));
        // Whoever has parsed the body already gets the same judgement.
        const Verification verification = Verifier(Keys).verify(delivery);
        const json::Body parsed = json::parseBody(body);
        Delivery again = delivery;
        again.parsedBody = &parsed;
        QCOMPARE(asJson(Verifier(Keys).verify(again)), asJson(verification));
        QCOMPARE(letters(verification.acceptedBy), expected);
        const auto names = [&](Cause cause) {
            return std::any_of(verification.diagnosis.begin(), verification.diagnosis.end(),
                               [&](const Diagnosis &each) { return each.cause == cause; });
        };
        if (!body.isEmpty())
            QCOMPARE(names(Cause::BodyNotJson), !isJson);
        QCOMPARE(names(Cause::BodyNotUtf8), body.contains('\xff'));
    }

    void headers_data()
    {
        QTest::addColumn<bool>("authorization");
        QTest::addColumn<bool>("hashToken");
        QTest::addColumn<QString>("expected");
        QTest::newRow("both") << true << true << u"AAAAA"_s;
        QTest::newRow("Authorization only") << true << false << u"AAAAA"_s;
        QTest::newRow("Hash-Token only") << false << true << u"ArrrA"_s;
        QTest::newRow("none") << false << false << u"rrrrr"_s;
    }
    void headers()
    {
        QFETCH(bool, authorization);
        QFETCH(bool, hashToken);
        QFETCH(QString, expected);
        const QByteArray text =
            token("{\"alg\":\"HS256\"}",
                  "{\"iss\":\"plugnmeet\",\"exp\":1795425429,\"sha256\":\"HASH\"}");
        Delivery delivery {.body = Body, .atSeconds = Now};
        if (authorization)
            delivery.authorization = text;
        if (hashToken)
            delivery.hashToken = text;
        QCOMPARE(letters(whoWouldAccept(delivery, Keys)), expected);
    }

    void saysNothingWithoutKeys()
    {
        QVERIFY(whoWouldAccept({.authorization = QByteArray("x"), .atSeconds = Now}, {}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(AcceptanceTest)
#include "tst_acceptance.moc"

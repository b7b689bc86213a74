// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A verifier and its parts remember what they computed. Nothing of that may show in another
// delivery, with another key or for another of the official verifiers.

#include "core/verify/signer.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verifier.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Now = 1789002000;
const QByteArray Secret = "FICTIONALsecretFICTIONALsecret123456";
const QByteArray OtherSecret = "FICTIONALotherFICTIONALother12345678";
const QByteArray Header = "{\"alg\":\"HS256\"}";
const Credentials Keys {{QStringLiteral("plugnmeet"), Secret, {}},
                        {QStringLiteral("second"), OtherSecret, {}}};
const Credentials SwappedKeys {{QStringLiteral("plugnmeet"), OtherSecret, {}},
                               {QStringLiteral("second"), Secret, {}}};

QByteArray claims(const QByteArray &issuer, const QByteArray &body, qint64 from = Now)
{
    const QByteArray begin = QByteArray::number(from);
    return "{\"iss\":\"" + issuer + "\",\"nbf\":" + begin + ",\"iat\":" + begin
        + ",\"exp\":" + QByteArray::number(from + 300) + ",\"sha256\":\""
        + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() + "\"}";
}

QByteArray asJson(const Verification &verification)
{
    json::Writer writer;
    writeVerification(writer, verification);
    return writer.bytes();
}

/// They differ from the first one in one thing each.
QList<Delivery> deliveries()
{
    const QByteArray good = signClaims(Header, claims("plugnmeet", "{}"), Secret);
    const QByteArray forged = signClaims(Header, claims("plugnmeet", "{}"), OtherSecret);
    const QByteArray upperCase = claims("plugnmeet", "{}").replace("\"exp\"", "\"EXP\"");
    Delivery delivery {.authorization = good, .body = "{}", .atSeconds = Now};
    QList<Delivery> list {delivery};
    for (const char *body : {"{ }", "[]", ""}) {
        list.append(delivery);
        list.last().body = body;
    }
    list.append(delivery);
    list.last().atSeconds = Now + 1000;
    for (const QByteArray &token :
         {forged, signClaims(Header, claims("second", "{}"), OtherSecret),
          signClaims(Header, claims("second", "{}"), Secret),
          signClaims(Header, claims("plugnmeet", "{}", Now + 200), Secret),
          signClaims("{\"alg\":\"HS384\"}", claims("plugnmeet", "{}"), Secret),
          signClaims("{\"alg\":\"HS512\"}", claims("plugnmeet", "{}"), Secret),
          signClaims(Header, upperCase, Secret)}) {
        list.append(delivery);
        list.last().authorization = token;
    }
    list.append({.authorization = forged, .hashToken = good, .body = "{}", .atSeconds = Now});
    list.append({.hashToken = good, .body = "{}", .atSeconds = Now});
    return list;
}

} // namespace

class VerifierAgainTest : public QObject
{
    Q_OBJECT

private slots:
    void judgesLikeAFreshOne_data()
    {
        QTest::addColumn<Credentials>("keys");
        QTest::addColumn<Credentials>("keysBefore");
        QTest::newRow("the same keys") << Keys << Keys;
        QTest::newRow("secrets that changed places") << Keys << SwappedKeys;
        QTest::newRow("a key that went") << Credentials(Keys.first(1)) << Keys;
        QTest::newRow("no keys any more") << Credentials() << Keys;
    }
    void judgesLikeAFreshOne()
    {
        QFETCH(Credentials, keys);
        QFETCH(Credentials, keysBefore);
        Verifier verifier(keysBefore);
        const QList<Delivery> list = deliveries();
        for (const Delivery &before : list) {
            verifier.verify(before);
            const Verifier copy(verifier);
            QCOMPARE(asJson(copy.verify(before)), asJson(Verifier(keysBefore).verify(before)));
        }
        verifier = Verifier(keys);
        for (const Delivery &before : list) {
            verifier.verify(before);
            for (const Delivery &each : list)
                QCOMPARE(asJson(verifier.verify(each)), asJson(Verifier(keys).verify(each)));
        }
    }

    /// Were all of them judged alike, the test above would say nothing.
    void deliveriesDiffer()
    {
        const Verifier verifier(Keys);
        QList<QByteArray> judgements;
        for (const Delivery &each : deliveries())
            judgements.append(asJson(verifier.verify(each)));
        for (const QByteArray &each : judgements)
            QCOMPARE(judgements.count(each), 1);
    }
};

QTEST_APPLESS_MAIN(VerifierAgainTest)
#include "tst_verifieragain.moc"

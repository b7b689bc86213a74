// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/signer.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verifier.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 VectorNbf = 1789002000;

const Credentials TestKeys {
    {QStringLiteral("plugnmeet"), "FICTIONALsecretFICTIONALsecret123456", {}}};

QString firstCause(const Verification &verification)
{
    return verification.diagnosis.isEmpty() ? QString()
                                            : causeId(verification.diagnosis.first().cause);
}

QStringList causes(const Verification &verification)
{
    QStringList ids;
    for (const Diagnosis &diagnosis : verification.diagnosis)
        ids.append(causeId(diagnosis.cause));
    return ids;
}

/// What our default policy (PROTOCOL: strict HS256, issuer, exp, ±60 s, exact hash text) makes of
/// each recorded case; decided by hand from the policy.
struct Expected
{
    const char *name;
    const char *verdict;
    const char *cause;
};
constexpr Expected Cases[] = {
    {"valid (iss,exp+300,nbf,iat,sha256)", "verified", ""},
    {"valid, no iat (PNM<=2.2 / go-jose era)", "verified", ""},
    {"prefix \"Bearer \"", "failed", "bearer-prefix"},
    {"prefix \"bearer \"", "failed", "bearer-prefix"},
    {"leading space", "failed", "token-whitespace"},
    {"trailing newline in token", "verified", ""},
    {"sha256 claim missing", "failed", "hash-missing"},
    {"sha256 claim empty string", "failed", "hash-missing"},
    {"sha256 hex", "failed", "hash-encoding"},
    {"sha256 base64url unpadded", "failed", "hash-encoding"},
    {"sha256 base64 std without padding", "failed", "hash-encoding"},
    {"expired 0s ago", "verified", ""},
    {"expired 5s ago", "verified", ""},
    {"expired 9s ago", "verified", ""},
    {"expired 11s ago", "verified", ""},
    {"expired 30s ago", "verified", ""},
    {"expired 61s ago", "failed", "expired"},
    {"expired 90s ago", "failed", "expired"},
    {"nbf in 1s", "verified", ""},
    {"nbf in 5s", "verified", ""},
    {"nbf in 11s", "verified", ""},
    {"nbf in 30s", "verified", ""},
    {"nbf in 59s", "verified", ""},
    {"nbf in 62s", "failed", "not-yet-valid"},
    {"nbf in 90s", "failed", "not-yet-valid"},
    {"iat in 90s (nbf ok)", "failed", "issued-in-future"},
    {"no exp", "failed", "exp-missing"},
    {"no nbf", "verified", ""},
    {"exp is numeric string", "failed", "exp-not-numeric"},
    {"wrong iss", "unattempted", "issuer-unknown"},
    {"alg HS384 same secret", "failed", "alg-unsupported"},
    {"alg HS512 same secret", "failed", "alg-unsupported"},
    {"alg none, empty sig", "failed", "alg-none"},
    {"alg \"hs256\" lower case", "failed", "alg-unsupported"},
    {"no typ header", "verified", ""},
    {"unknown crit header", "failed", "crit-unsupported"},
    {"wrong secret", "failed", "wrong-secret"},
    {"signature padded with =", "failed", "token-malformed"},
    {"body + trailing \\n", "failed", "body-altered"},
    {"body re-serialised pretty", "failed", "body-altered"},
    {"body with UTF-8 BOM (hash over BOM too)", "verified", "body-bom"},
    {"body not JSON (hash correct)", "verified", "body-not-json"},
    {"short secret (8 bytes)", "verified", "secret-too-short"},
    {"PNM participant_joined body (snake_case)", "verified", ""},
    {"PNM artifact_created body", "verified", ""},
    {"LiveKit agent_job_started body", "verified", ""},
};

QJsonArray recordedCases()
{
    return test::readJson(u"protocol/verifier-cases.json"_s)["cases"_L1].toArray();
}

} // namespace

class VerifierTest : public QObject
{
    Q_OBJECT

    /// A token of the vectors and its body (start_recording.json).
    QByteArray m_token;
    QByteArray m_body;

    HttpRequest request(const HttpHeaders &headers) const
    {
        HttpRequest request;
        request.headers = headers;
        request.body = m_body;
        request.receivedAtUs = VectorNbf * 1'000'000;
        return request;
    }

private slots:
    void initTestCase()
    {
        const QJsonArray vectors =
            test::readJson(u"protocol/token-vectors.json"_s)["vectors"_L1].toArray();
        const QJsonObject vector = vectors[3].toObject();
        m_token = vector["token_new_style"_L1].toString().toLatin1();
        m_body = test::readData(u"protocol/"_s + vector["body_file"_L1].toString());
    }

    void agreesWithTheVectors_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("body");
        const QJsonArray vectors =
            test::readJson(u"protocol/token-vectors.json"_s)["vectors"_L1].toArray();
        for (const QJsonValue &vector : vectors) {
            const QString file = vector["body_file"_L1].toString();
            const QByteArray body = test::readData(u"protocol/"_s + file);
            for (const char *style : {"token_new_style", "token_old_style"})
                QTest::addRow("%s %s", qPrintable(file), style)
                    << vector[QLatin1StringView(style)].toString().toLatin1() << body;
        }
    }
    void agreesWithTheVectors()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, body);
        const Verifier verifier(TestKeys);
        // Valid from nbf to exp, 300 s on, with 60 s of leeway, both ends included.
        const auto verdict = [&](qint64 at) {
            return verifier.verify(token, body, at).verdict;
        };
        QCOMPARE(verdict(VectorNbf - 61), Verdict::Failed);
        QCOMPARE(verdict(VectorNbf - 60), Verdict::Verified);
        QCOMPARE(verdict(VectorNbf + 150), Verdict::Verified);
        QCOMPARE(verdict(VectorNbf + 360), Verdict::Verified);
        QCOMPARE(verdict(VectorNbf + 361), Verdict::Failed);
        const Verification altered = verifier.verify(token, body + '\n', VectorNbf);
        QCOMPARE(causes(altered), QStringList {u"body-altered"_s});
        QCOMPARE(altered.diagnosis.first().certainty, Certainty::Certain);
        QCOMPARE(altered.key, test::Key);
    }

    void judgesTheRecordedCases_data()
    {
        QTest::addColumn<QJsonObject>("given");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("cause");
        const QJsonArray cases = recordedCases();
        QCOMPARE(cases.size(), qsizetype(std::size(Cases)));
        for (const QJsonValue &given : cases) {
            const QString name = given["name"_L1].toString();
            const auto *expected =
                std::find_if(std::begin(Cases), std::end(Cases), [&](const Expected &each) {
                    return name == QString::fromUtf8(each.name);
                });
            QVERIFY2(expected != std::end(Cases), qPrintable(name));
            QTest::newRow(qPrintable(name))
                << given.toObject() << QString::fromLatin1(expected->verdict)
                << QString::fromLatin1(expected->cause);
        }
    }
    void judgesTheRecordedCases()
    {
        QFETCH(QJsonObject, given);
        QFETCH(QString, verdict);
        QFETCH(QString, cause);
        const QByteArray secret = given["secret"_L1].toString().toUtf8();
        const Verifier verifier({{given["key"_L1].toString(), secret, {}}});
        const Verification verification =
            verifier.verify(given["token"_L1].toString().toUtf8(),
                            QByteArray::fromBase64(given["body_base64"_L1].toString().toLatin1()),
                            given["at"_L1].toInteger());
        QCOMPARE(verdictId(verification.verdict), verdict);
        QCOMPARE(firstCause(verification), cause);
        // What every official verifier refuses, we never call verified.
        const QJsonObject answers = given["expected"_L1].toObject();
        const bool anyAccepts = std::any_of(answers.begin(), answers.end(), [](QJsonValue answer) {
            return answer.toString() == "accept"_L1;
        });
        QVERIFY(anyAccepts || verification.verdict != Verdict::Verified);
        // Whatever is said, the secret is not.
        json::Writer writer;
        writeVerification(writer, verification);
        QVERIFY(!writer.bytes().contains(secret));
        QCOMPARE(verification.checks.size(), qsizetype(9));
    }

    void choosesTheHeader_data()
    {
        QTest::addColumn<QByteArrayList>("headers"); // name, value, name, value…; "T" is the token
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QStringList>("causes");
        QTest::newRow("both") << QByteArrayList {"Authorization", "T", "Hash-Token", "T"}
                              << u"verified"_s << u"Authorization"_s << QStringList {};
        QTest::newRow("lower case") << QByteArrayList {"authorization", "T"} << u"verified"_s
                                    << u"Authorization"_s << QStringList {};
        QTest::newRow("only Hash-Token")
            << QByteArrayList {"Hash-Token", "T"} << u"verified"_s << u"Hash-Token"_s
            << QStringList {u"authorization-stripped"_s};
        QTest::newRow("empty Authorization")
            << QByteArrayList {"Authorization", "", "Hash-Token", "T"} << u"verified"_s
            << u"Hash-Token"_s << QStringList {u"authorization-stripped"_s};
        QTest::newRow("differing")
            << QByteArrayList {"Authorization", "T", "Hash-Token", "x"} << u"verified"_s
            << u"Authorization"_s << QStringList {u"tokens-differ"_s};
        QTest::newRow("none") << QByteArrayList {} << u"unsigned"_s << QString()
                              << QStringList {u"token-missing"_s};
        QTest::newRow("both empty") << QByteArrayList {"Authorization", "", "Hash-Token", ""}
                                    << u"unsigned"_s << QString() << QStringList {u"token-empty"_s};
        QTest::newRow("basic") << QByteArrayList {"Authorization", "Basic dXNlcjpwYXNz"}
                               << u"failed"_s << u"Authorization"_s
                               << QStringList {u"token-malformed"_s};
    }
    void choosesTheHeader()
    {
        QFETCH(QByteArrayList, headers);
        QFETCH(QString, verdict);
        QFETCH(QString, from);
        QFETCH(QStringList, causes);
        HttpHeaders list;
        for (qsizetype i = 0; i < headers.size(); i += 2)
            list.append({headers[i], headers[i + 1] == "T" ? m_token : headers[i + 1]});
        const Verification verification = Verifier(TestKeys).verify(request(list));
        QCOMPARE(verdictId(verification.verdict), verdict);
        QCOMPARE(verification.tokenHeader, from);
        QVERIFY2(::causes(verification) == causes, qPrintable(::causes(verification).join(u' ')));
    }

    void choosesTheKeyByIssuer()
    {
        const auto verify = [&](const Credentials &keys) {
            return Verifier(keys).verify(m_token, m_body, VectorNbf);
        };
        const Credential right = TestKeys.first();
        const Credential wrong {test::Key, "some other secret", {}};
        const Credential other {u"livekit"_s, test::Secret, {}};
        QCOMPARE(verify({other, right}).verdict, Verdict::Verified);
        QCOMPARE(verify({wrong, right}).verdict, Verdict::Verified); // the same key twice
        QCOMPARE(verify({}).verdict, Verdict::Unattempted);
        QCOMPARE(verify({other}).verdict, Verdict::Unattempted);
        const Verification failed = verify({other, wrong});
        QVERIFY2(causes(failed) == QStringList({u"signed-with-other-key"_s, u"secret-too-short"_s}),
                 qPrintable(causes(failed).join(u' ')));
        QCOMPARE(failed.diagnosis.first().certainty, Certainty::Certain);
        QVERIFY(failed.key.isEmpty());
    }

    void namesAllFaults()
    {
        const QByteArray bom = "\xef\xbb\xbf";
        const Verification verification =
            Verifier(TestKeys).verify("Bearer " + m_token, bom + m_body, VectorNbf + 1000);
        const QStringList expected {u"bearer-prefix"_s, u"expired"_s, u"body-altered"_s,
                                    u"body-bom"_s};
        QCOMPARE(causes(verification), expected);
        QCOMPARE(causes(Verifier(TestKeys).verify(m_token, {}, VectorNbf)),
                 QStringList({u"body-empty"_s, u"body-altered"_s}));
        QCOMPARE(causes(Verifier(TestKeys).verify(m_token, "a=b", VectorNbf)),
                 QStringList({u"body-altered"_s, u"body-not-json"_s}));
        QCOMPARE(causes(Verifier(TestKeys).verify(m_token, "\"\xff\"", VectorNbf)),
                 QStringList({u"body-altered"_s, u"body-not-utf8"_s}));
    }

    /// Never surer than what is proved; whatever is wrong is named.
    void saysHowSureItIs_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<Credentials>("keys");
        QTest::addColumn<QStringList>("expected");
        const QByteArray input = m_token.left(m_token.lastIndexOf('.') + 1);
        const QByteArray secret = TestKeys.first().secret;
        const Credentials others {{test::Key, "quite another secret of a good length", {}}};
        const auto row = [](const char *name, const QByteArray &token, const Credentials &keys,
                            const QStringList &expected) {
            QTest::newRow(name) << token << keys << expected;
        };
        row("begins as it should", m_token.chopped(9), TestKeys, {u"token-truncated certain"_s});
        row("cut, of another secret", m_token.chopped(9), others, {u"token-truncated likely"_s});
        row("made up", input + "AAAA", TestKeys, {u"token-truncated likely"_s});
        row("none at all", input, TestKeys, {u"token-truncated likely"_s});
        row("cut within a group of four", m_token.chopped(2), TestKeys,
            {u"token-truncated likely"_s});
        row("cut, of an unknown issuer", m_token.chopped(9), {{u"k"_s, secret, {}}},
            {u"token-truncated likely"_s, u"issuer-unknown certain"_s});
        row("too early and too late",
            signClaims("{\"alg\":\"HS256\"}",
                       "{\"iss\":\"plugnmeet\",\"exp\":1,\"nbf\":1789009999,\"iat\":1789009999}",
                       secret),
            TestKeys,
            {u"expired certain"_s, u"not-yet-valid certain"_s, u"issued-in-future certain"_s,
             u"hash-missing certain"_s});
        row("padded signature", m_token + "=", TestKeys, {u"token-malformed certain"_s});
        const auto withHash = [&](const QByteArray &hash) {
            return signClaims(
                "{\"alg\":\"HS256\"}",
                "{\"iss\":\"plugnmeet\",\"exp\":1789002300,\"sha256\":\"" + hash + "\"}", secret);
        };
        const QByteArray digest = QCryptographicHash::hash(m_body, QCryptographicHash::Sha256);
        const QByteArray other = QCryptographicHash::hash("x", QCryptographicHash::Sha256);
        row("hash in hex", withHash(digest.toHex()), TestKeys, {u"hash-encoding certain"_s});
        row("no hash", withHash("wrong"), TestKeys, {u"hash-encoding likely"_s});
        row("hash in hex, of another body", withHash(other.toHex()), TestKeys,
            {u"hash-encoding certain"_s, u"body-altered certain"_s});
        row("unpadded hash of another body", withHash(other.toBase64().chopped(1)), TestKeys,
            {u"hash-encoding certain"_s, u"body-altered certain"_s});
        row("a short secret that has no part in it", m_token,
            {{test::Key, "short", {}}, TestKeys.first()}, {});
        row("iss is the secret with a line end",
            signClaims("{\"alg\":\"HS256\"}",
                       "{\"iss\":\"" + secret + "\\n\",\"exp\":1789002300,\"sha256\":\""
                           + digest.toBase64() + "\"}",
                       "plugnmeet"),
            TestKeys, {u"key-secret-swapped likely"_s});
    }
    void saysHowSureItIs()
    {
        QFETCH(QByteArray, token);
        QFETCH(Credentials, keys);
        QFETCH(QStringList, expected);
        const Verification verification = Verifier(keys).verify(token, m_body, VectorNbf);
        QStringList said;
        for (const Diagnosis &diagnosis : verification.diagnosis)
            said.append(causeId(diagnosis.cause) + u' ' + certaintyId(diagnosis.certainty));
        QVERIFY2(said == expected, qPrintable(said.join(u", "_s)));
        json::Writer writer;
        writeVerification(writer, verification);
        QVERIFY(!writer.bytes().contains(TestKeys.first().secret));
    }

    void recognisesCutTokens()
    {
        const Verifier verifier(TestKeys);
        // At every length the cut is seen, and never taken for anything good.
        for (qsizetype size = 1; size < m_token.size(); ++size) {
            const Verification verification =
                verifier.verify(m_token.left(size), m_body, VectorNbf);
            QCOMPARE(verification.verdict, Verdict::Failed);
            if (size > 3 && m_token.left(size).count('.') < 2)
                QCOMPARE(firstCause(verification), u"token-truncated"_s);
        }
        const Verification shortSignature = verifier.verify(m_token.chopped(3), m_body, VectorNbf);
        QVERIFY(causes(shortSignature).contains(u"token-truncated"_s));
    }

    void survivesHostileTokens()
    {
        const Verifier verifier(TestKeys);
        const QByteArray deep = QByteArray("{\"a\":").repeated(5000).toBase64(
            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        for (const QByteArray &token : {QByteArray(1024 * 1024, 'a'), QByteArray(1000, '.'),
                                        QByteArray(100, '\0'), QByteArray("\xff\xfe.\xff.\xff"),
                                        QByteArray(deep + '.' + deep + ".AA"), QByteArray("..")}) {
            const Verification verification = verifier.verify(token, m_body, VectorNbf);
            QCOMPARE(verification.verdict, Verdict::Failed);
            for (const Check &check : verification.checks)
                QVERIFY(check.actual.size() < 400);
        }
    }

    void acceptsTheNodeSdksToken()
    {
        // Made by npm livekit-server-sdk: no typ, no iat, sha256 first.
        const QByteArray token = "eyJhbGciOiJIUzI1NiJ9."
                                 "eyJzaGEyNTYiOiJJSkVXcDVXMmt1YzF5dElyMlZUUStneU5OSjFjUWJWWEJMNitKS"
                                 "lh2Q3lNPSIsImlzcyI6InBs"
                                 "dWdubWVldCIsImV4cCI6MTc5NTQyNjAxMSwibmJmIjoxNzk1NDI1NzExfQ."
                                 "UfqQDrmay2TnQG2_ciGAfhncxEhxMcWXXkXpn7sGCWw";
        const Verification verification = Verifier(TestKeys).verify(token, m_body, 1795425800);
        QCOMPARE(verification.verdict, Verdict::Verified);
        QCOMPARE(verification.issuedAt, std::optional<qint64>(1795425711));
    }
};

QTEST_APPLESS_MAIN(VerifierTest)
#include "tst_verifier.moc"

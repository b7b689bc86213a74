// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/document.h"
#include "core/verify/verificationjson.h"
#include "core/verify/verifier.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class VerificationJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReads()
    {
        const QByteArray text =
            "{\"verdict\":\"failed\",\"key\":\"k\",\"token_header\":\"Hash-Token\",\"issued_at\":5,"
            "\"checks\":[{\"id\":\"body-hash\",\"outcome\":\"fail\",\"expected\":\"a\",\"actual\":"
            "\"b\"},"
            "{\"id\":\"expiry\",\"outcome\":\"skip\"}],"
            "\"diagnosis\":[{\"cause\":\"body-altered\",\"certainty\":\"certain\","
            "\"explanation\":\"e\",\"remedy\":\"r\"}]}";
        const auto document = json::Document::parse(text);
        const Verification verification = readVerification(document.root());
        QCOMPARE(verification.verdict, Verdict::Failed);
        QCOMPARE(verification.checks.first().id, CheckId::BodyHash);
        QCOMPARE(verification.checks.last().outcome, CheckOutcome::Skip);
        QCOMPARE(verification.diagnosis.first().cause, Cause::BodyAltered);
        QCOMPARE(verification.issuedAt, std::optional<qint64>(5));
        json::Writer writer;
        writeVerification(writer, verification);
        QCOMPARE(writer.bytes(), text.constData());
    }

    void writesAndReadsTheProof()
    {
        Verification verification;
        verification.verdict = Verdict::Failed;
        verification.senderClockAheadUs = -4'200'000;
        Diagnosis why;
        why.cause = Cause::BodyAltered;
        why.certainty = Certainty::Certain;
        why.repair = u"trimmed+compacted"_s;
        why.evidence = {.expected = u"e"_s,
                        .actual = u"a"_s,
                        .skewSeconds = -7,
                        .offset = 12,
                        .headers = {u"Authorization"_s}};
        verification.diagnosis = {why};
        verification.acceptedBy = Verifier({{u"k"_s, "s", {}}}).verify("x", "{}", 0).acceptedBy;
        QCOMPARE(verification.acceptedBy.size(), qsizetype(5));
        json::Writer writer;
        writeVerification(writer, verification);
        const QByteArray text = writer.bytes();
        QVERIFY2(text.contains("\"sender_clock_ahead_us\":-4200000"), text.constData());
        QVERIFY2(text.contains("\"repair\":\"trimmed+compacted\""), text.constData());
        QVERIFY2(
            text.contains("\"evidence\":{\"expected\":\"e\",\"actual\":\"a\","
                          "\"skew_seconds\":-7,\"offset\":12,\"headers\":[\"Authorization\"]}"),
            text.constData());
        for (const char *profile :
             {"plugnmeet-go", "livekit-go", "livekit-go-1.13", "livekit-node", "plugnmeet-php"})
            QVERIFY2(text.contains(QByteArray(profile).append("\":{\"accepts\":false")),
                     text.constData());
        const auto document = json::Document::parse(text);
        json::Writer again;
        writeVerification(again, readVerification(document.root()));
        QCOMPARE(again.bytes(), text);
    }

    void leavesAbsentFactsOut()
    {
        json::Writer writer;
        writeVerification(writer, {});
        QCOMPARE(writer.bytes(), "{\"verdict\":\"unattempted\",\"checks\":[],\"diagnosis\":[]}"_ba);
    }

    void survivesOtherJson()
    {
        for (const char *text : {"null", "[]", "{\"checks\":5,\"diagnosis\":[1]}",
                                 "{\"checks\":[{\"id\":\"new\",\"outcome\":\"pass\"}]}"}) {
            const auto document = json::Document::parse(text);
            QVERIFY(readVerification(document.root()).checks.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(VerificationJsonTest)
#include "tst_verificationjson.moc"

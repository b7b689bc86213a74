// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/document.h"
#include "core/verify/verificationjson.h"

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
        QCOMPARE(writer.bytes(), text);
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

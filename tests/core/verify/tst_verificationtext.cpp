// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/diagnosistext.h"
#include "core/verify/repairtext.h"
#include "core/verify/reserialiselint.h"
#include "core/verify/timechecks.h"
#include "core/verify/tokenjudge.h"
#include "core/verify/verificationtext.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What people read: whole sentences that say no more than what is known.
class VerificationTextTest : public QObject
{
    Q_OBJECT

    static Verification failed(const QString &key, const QList<Cause> &causes)
    {
        Verification verification {.verdict = Verdict::Failed, .key = key};
        for (const Cause cause : causes)
            verification.diagnosis.append(diagnose(cause, Certainty::Certain, u"…"_s));
        return verification;
    }

private slots:
    void verdicts_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QList<Cause>>("causes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QString &key, const QList<Cause> &causes,
                            const QString &sentence) {
            QTest::newRow(name) << key << causes << sentence;
        };
        row("expired", u"k"_s, {Cause::Expired},
            u"Failed: signed with key \"k\", but the token had expired."_s);
        row("altered", u"k"_s, {Cause::BodyAltered},
            u"Failed: signed with key \"k\", but the body is not the one that was signed."_s);
        row("right body, hash in hex", u"k"_s, {Cause::HashEncoding},
            u"Failed: signed with key \"k\", but the hash of the body is not written as the "
            "servers write it."_s);
        row("wrong secret", {}, {Cause::WrongSecret},
            u"Failed: the signature does not match the secret of its key."_s);
        row("what fails nothing is not the reason", u"k"_s,
            {Cause::TokensDiffer, Cause::SecretTooShort, Cause::Expired},
            u"Failed: signed with key \"k\", but the token had expired."_s);
        row("the first one", {}, {Cause::BearerPrefix, Cause::WrongSecret},
            u"Failed: the token has \"Bearer\" before it."_s);
        row("nothing known", {}, {}, u"Failed: the token cannot be accepted."_s);
    }
    void verdicts()
    {
        QFETCH(QString, key);
        QFETCH(QList<Cause>, causes);
        QFETCH(QString, sentence);
        QCOMPARE(verdictSentence(failed(key, causes)), sentence);
    }

    void signatures_data()
    {
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing matches")
            << Cause::WrongSecret
            << u"No configured secret makes it: neither as it stands nor trimmed, decoded, encoded "
               "or swapped with its key."_s;
        QTest::newRow("another key")
            << Cause::SignedWithOtherKey << u"It is signed with the secret of another key."_s;
        QTest::newRow("cut") << Cause::TokenTruncated << u"25 bytes instead of 32."_s;
    }
    void signatures()
    {
        QFETCH(Cause, cause);
        QFETCH(QString, sentence);
        Verification verification = failed({}, {Cause::BearerPrefix, cause});
        verification.checks = {
            {CheckId::Signature, CheckOutcome::Fail, {}, u"25 bytes instead of 32"_s}};
        QCOMPARE(signatureSentence(verification), sentence);
        verification.checks = {
            {CheckId::Signature, CheckOutcome::Skip, {}, u"no secret for this issuer"_s}};
        QCOMPARE(signatureSentence(verification), u"No secret for this issuer."_s);
    }

    void repairs()
    {
        BodyRepair repair {.outcome = BodyRepair::Outcome::Found,
                           .steps = {{Repair::TrailingNewline}}};
        QVERIFY2(describeRepair(repair).startsWith(
                     u"After it was signed, a line end was added behind it. "_s),
                 qPrintable(describeRepair(repair)));
        repair.steps = {{Repair::CommaSpaced}, {Repair::ColonSpaced}, {Repair::UnicodeEscaped}};
        QVERIFY2(describeRepair(repair).contains(
                     u"every comma, a space was put after every colon and its characters"_s),
                 qPrintable(describeRepair(repair)));
        QVERIFY(describeRepair(repair).contains(u"json.dumps"_s));
    }

    void clocks_data()
    {
        QTest::addColumn<qint64>("aheadUs");
        QTest::addColumn<QString>("says");
        QTest::newRow("equal") << qint64(0) << u"agreed with this one: the clocks do not explain"_s;
        QTest::newRow("behind") << qint64(-95'000'000)
                                << u"1 min 35 s behind this one: that explains it."_s;
        QTest::newRow("a little behind")
            << qint64(-4'200'000) << u"4.2 s behind this one: that does not explain it."_s;
        QTest::newRow("ahead") << qint64(4'200'000)
                               << u"4.2 s ahead of this one: that does not explain it."_s;
    }
    /// A token that ended 100 s ago.
    void clocks()
    {
        QFETCH(qint64, aheadUs);
        QFETCH(QString, says);
        const PeerClaims claims(std::make_shared<const json::Document>(
                                    json::Document::parse("{\"exp\":1000,\"nbf\":700}")),
                                false);
        CheckList list;
        checkTimes(list, claims, {.now = 1100, .senderClockAheadUs = aheadUs});
        QCOMPARE(list.diagnosis().size(), qsizetype(1));
        const QString text = list.diagnosis().first().explanation;
        QVERIFY2(text.contains(says), qPrintable(text));
    }

    void lint()
    {
        const QByteArray compact = "{\"b\":\"a/b\",\"a\":1}";
        const QString text = describeLint(lintReserialising(compact));
        QVERIFY2(text.startsWith(u"Hash the raw bytes. Parsing this body and writing it again "
                                 "changes its hash with json.dumps"_s),
                 qPrintable(text));
        QVERIFY2(
            text.contains(u"With JSON.stringify (Express, Node) it happens to stay the same"_s),
            qPrintable(text));
        QVERIFY(describeLint(lintReserialising("no JSON")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(VerificationTextTest)
#include "tst_verificationtext.moc"

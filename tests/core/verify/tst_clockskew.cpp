// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/clockskew.h"
#include "core/verify/signer.h"
#include "core/verify/verificationtext.h"
#include "core/verify/verifier.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class ClockSkewTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Second = 1'000'000;
    static constexpr qint64 Start = 1'789'000'000;

    /// Deliveries that took `delaysMs` by our clock.
    static ClockSkew clocks(const QList<qint64> &delaysMs)
    {
        ClockSkew skew;
        for (qsizetype i = 0; i < delaysMs.size(); ++i)
            skew.add(u"k"_s, Start + i, (Start + i) * Second + delaysMs[i] * 1000);
        return skew;
    }

private slots:
    void takesTheShortestDelay_data()
    {
        QTest::addColumn<QList<qint64>>("delaysMs");
        QTest::addColumn<qint64>("aheadUs"); // -1: nothing is said
        QTest::newRow("none") << QList<qint64> {} << qint64(-1);
        QTest::newRow("two are too few") << QList<qint64> {-5000, -5000} << qint64(-1);
        QTest::newRow("sender ahead") << QList<qint64> {-3900, -4200, 60'000} << qint64(4'200'000);
        QTest::newRow("sender behind") << QList<qint64> {9000, 7500, 8000} << qint64(-7'500'000);
        QTest::newRow("below a second is no difference")
            << QList<qint64> {999, 700, 30'000} << qint64(0);
        QTest::newRow("one retry does not hide it")
            << QList<qint64> {300'000, 90'000, 50} << qint64(0);
    }
    void takesTheShortestDelay()
    {
        QFETCH(QList<qint64>, delaysMs);
        QFETCH(qint64, aheadUs);
        QCOMPARE(clocks(delaysMs).senderAheadUs(u"k"_s).value_or(-1), aheadUs);
        QVERIFY(!clocks(delaysMs).senderAheadUs(u"other"_s));
    }

    void forgetsOldDeliveries()
    {
        // The clock was set right: the difference is gone once the old deliveries are.
        QList<qint64> delays(3, -60'000);
        delays.append(QList<qint64>(32, 500));
        QCOMPARE(clocks(delays).senderAheadUs(u"k"_s).value_or(-1), qint64(0));
    }

    void countsARetryOnce()
    {
        ClockSkew skew;
        for (int i = 0; i < 5; ++i)
            skew.add(u"k"_s, Start, (Start + 5 * i) * Second);
        QVERIFY(!skew.senderAheadUs(u"k"_s)); // one token says too little
    }

    void saysWhetherItExplainsAFailure_data()
    {
        QTest::addColumn<qint64>("issuedAt");
        QTest::addColumn<QList<qint64>>("delaysMs");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<qint64>("skew");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("clock behind") << Start - 400 << QList<qint64>(3, 401'000) << u"expired"_s
                                      << qint64(-400) << u"behind this one: that explains it."_s;
        QTest::newRow("really late")
            << Start - 400 << QList<qint64>(3, 10) << u"expired"_s << qint64(-400)
            << u"agreed with this one: the clocks do not "
               "explain it."_s;
        QTest::newRow("clock ahead")
            << Start + 100 << QList<qint64>(3, -100'000) << u"not-yet-valid"_s << qint64(100)
            << u"1 min 40 s ahead of this one: that explains it."_s;
    }
    void saysWhetherItExplainsAFailure()
    {
        QFETCH(qint64, issuedAt);
        QFETCH(QList<qint64>, delaysMs);
        QFETCH(QString, cause);
        QFETCH(qint64, skew);
        QFETCH(QString, sentence);
        const Credential credential {u"k"_s, test::Secret, {}};
        const ClockSkew known = clocks(delaysMs);
        Delivery delivery;
        delivery.authorization = signBody(credential, "{}", issuedAt);
        delivery.body = "{}";
        delivery.atSeconds = Start;
        const Verifier verifier({credential});
        const Verification alone = verifier.verify(delivery);
        delivery.clocks = &known;
        const Verification informed = verifier.verify(delivery);
        for (const Verification &verification : {alone, informed}) {
            QCOMPARE(causeId(verification.diagnosis.first().cause), cause);
            QCOMPARE(verification.diagnosis.first().evidence.skewSeconds.value_or(0), skew);
        }
        const QString said = informed.diagnosis.first().explanation;
        QVERIFY2(said != alone.diagnosis.first().explanation, qPrintable(said));
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(ClockSkewTest)
#include "tst_clockskew.moc"

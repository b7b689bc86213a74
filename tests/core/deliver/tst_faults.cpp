// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/faults.h"
#include "core/deliver/samples.h"
#include "core/events/eventcatalog.h"
#include "core/verify/bodyhash.h"
#include "core/verify/repairsearch.h"
#include "core/verify/repairtext.h"
#include "core/verify/token.h"
#include "core/verify/verifier.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {
constexpr qint64 Now = 1795425129;
}

/// Every fault that `send` can make is really there: the verifier names it.
class FaultsTest : public QObject
{
    Q_OBJECT

    const Credential m_credential {u"plugnmeet"_s, "FICTIONALsecretFICTIONALsecret123456", {}};
    const Credential m_other {u"livekit"_s, "ANOTHERfictionalSECRETanother7890123", {}};
    EventCatalog m_catalog;

    FaultContext context() const
    {
        const Sample sample = findSample(u"room_started"_s, 1, Now).value();
        return {.body = sample.body,
                .credential = m_credential,
                .others = {m_credential, m_other},
                .nowSeconds = Now};
    }

    Verification judge(const SignedDelivery &delivery, const Credentials &keys) const
    {
        HttpRequest request;
        request.headers = delivery.headers;
        request.body = delivery.body;
        request.receivedAtUs = Now * 1'000'000;
        Verification verification = Verifier(keys).verify(request);
        if (wantsRepair(verification)) {
            const QByteArray claim = bodyHashClaim(delivery.headers.first().value);
            applyRepair(
                verification,
                RepairSearch(digestOfClaim(claim), m_catalog.fieldGuide()).search(delivery.body));
        }
        return verification;
    }

private slots:
    void initTestCase()
    {
        const Result<EventCatalog> catalog = EventCatalog::load();
        QVERIFY(catalog);
        m_catalog = *catalog;
    }

    void isSoundWithoutFault()
    {
        QCOMPARE(judge(makeDelivery(context()), {m_credential}).verdict, Verdict::Verified);
    }

    void isReallyThere_data()
    {
        QTest::addColumn<QString>("fault");
        for (const QString &fault : faultIds())
            QTest::addRow("%s", qPrintable(fault)) << fault;
        QCOMPARE(faultIds().size(), 50);
    }
    void isReallyThere()
    {
        QFETCH(QString, fault);
        FaultContext faulty = context();
        Credentials keys {m_credential, m_other};
        if (fault == "secret-too-short"_L1) {
            faulty.credential.secret = "mysecret";
            keys = {faulty.credential};
        }
        const Result<SignedDelivery> delivery =
            makeFaultyDelivery(fault, faulty, m_catalog.fieldGuide());
        QVERIFY(delivery);
        const Verification verification = judge(*delivery, keys);
        QVERIFY(!verification.diagnosis.isEmpty());
        const Diagnosis first = verification.diagnosis.first();
        if (causeFromId(fault))
            QCOMPARE(causeId(first.cause), fault);
        else
            QCOMPARE(first.repair, fault);
        for (const HttpHeader &header : delivery->headers)
            QVERIFY(!header.value.contains(faulty.credential.secret));
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown") << u"no-such-fault"_s << u"wrong-secret"_s;
        QTest::newRow("two keys") << u"signed-with-other-key"_s << u"two keys"_s;
        QTest::newRow("short secret") << u"secret-too-short"_s << u"shorter than 32"_s;
        QTest::newRow("no fields") << u"int64-as-number"_s << u"int64-as-number"_s;
    }
    void saysWhatIsMissing()
    {
        QFETCH(QString, fault);
        QFETCH(QString, word);
        const FaultContext poor {.body = "{}", .credential = m_credential, .nowSeconds = Now};
        const Result<SignedDelivery> delivery =
            makeFaultyDelivery(fault, poor, m_catalog.fieldGuide());
        QVERIFY(!delivery);
        QVERIFY2(delivery.error().message.contains(word), qPrintable(delivery.error().message));
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CaptureAnnotatorTest : public QObject
{
    Q_OBJECT

    const CaptureAnnotator m_annotator {EventCatalog::load().value()};

private slots:
    /// Wherever "hunter2" stands, no fact that may be shown has it, and the others are not hidden.
    void hidesSecretFacts_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArrayList lines = test::readData(u"secrets/facts.txt"_s).split('\n');
        for (qsizetype i = 2; i + 1 < lines.size(); i += 3)
            QTest::newRow(lines[i].constData()) << lines[i + 1];
    }
    void hidesSecretFacts()
    {
        QFETCH(QByteArray, body);
        Capture capture;
        capture.request.body = body;
        m_annotator.prepareToShow(capture);
        QVERIFY(!capture.maskedBody->contains("hunter2"));
        int open = 0;
        for (const EventFact &fact : capture.event.facts) {
            QVERIFY2(fact.secret || !fact.value.contains(u"hunter2"_s), qPrintable(fact.label));
            open += fact.secret ? 0 : 1;
        }
        QVERIFY(capture.event.facts.isEmpty() || open > 0 || capture.maskedBody == "[redacted]");
    }

    void hidesNothingWithoutSecrets()
    {
        Capture capture;
        capture.request.body = test::body(u"livekit/egress_ended.json"_s);
        capture.request.body.replace("roomComposite", "unheardOf");
        m_annotator.annotate(capture);
        m_annotator.prepareToShow(capture);
        QVERIFY(!capture.event.facts.isEmpty());
    }

    /// What a finding quotes is a secret, too.
    void hidesSecretsInFindings()
    {
        Capture capture;
        capture.request.body =
            "{\"event\":\"egress_started\",\"id\":\"EV_a\",\"createdAt\":\"1789000000\","
            "\"egressInfo\":{\"egressId\":\"EG_1\",\"status\":\"EGRESS_STARTING\","
            "\"roomComposite\":"
            "{\"roomName\":\"r\",\"preset\":\"hunter2\"}}}";
        m_annotator.annotate(capture);
        for (const EventFinding &finding : capture.event.findings)
            QVERIFY2(!finding.text.contains(u"hunter2"_s), qPrintable(finding.text));
    }

    void hidesTheSecretsOfForms()
    {
        Capture capture;
        capture.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        capture.request.body = "password=hunter2&n=1";
        m_annotator.prepareToShow(capture);
        QCOMPARE(capture.event.facts.size(), 2);
        QVERIFY(capture.event.facts.at(0).secret);
        QCOMPARE(capture.event.facts.at(0).label, u"password"_s);
        QVERIFY(!capture.event.facts.at(1).secret);
        QCOMPARE(capture.event.facts.at(1).path, u"$.n"_s);
    }

    /// What is no form at all is one field without a value: its name is all of it.
    void hidesSecretsInNamesOfForms_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("broken JSON") << "{\"token\":\"hunter2\",}"_ba << false;
        QTest::newRow("broken JSON behind spaces")
            << "\r\n {\"token\":\"hunter2\",}"_ba << false;
        QTest::newRow("broken JSON with a value")
            << "{\"token\":\"hunter2\",\"a\":\"b=c\",}"_ba << false;
        QTest::newRow("escaped JSON")
            << "%7B%22token%22%3A%22hunter2%22%7D"_ba << true;
        QTest::newRow("escaped JSON and a field")
            << "n=1&%7B%22token%22%3A%22hunter2%22%7D=2"_ba << true;
        QTest::newRow("JSON behind a letter") << "x{\"token\":\"hunter2\"}"_ba << true;
    }
    void hidesSecretsInNamesOfForms()
    {
        QFETCH(QByteArray, body);
        Capture capture;
        capture.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        capture.request.body = body;
        m_annotator.prepareToShow(capture);
        QVERIFY(!capture.maskedBody->contains("hunter2"));
        for (const EventFact &fact : capture.event.facts) {
            QVERIFY2(fact.secret || !fact.value.contains(u"hunter2"_s), qPrintable(fact.value));
            QVERIFY2(!fact.label.contains(u"hunter2"_s), qPrintable(fact.label));
            QVERIFY2(!fact.path.contains(u"hunter2"_s), qPrintable(fact.path));
        }
        QTEST(!capture.event.facts.isEmpty()
                  && capture.event.facts.last().value.contains(u"hunter2"_s),
              "isTold"); // to those who show secrets
    }
};

QTEST_GUILESS_MAIN(CaptureAnnotatorTest)
#include "tst_captureannotator.moc"

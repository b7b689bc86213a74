// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/events/catalogloader.h"
#include "core/events/requestdecoder.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QString schemaPath(const QString &name)
{
    return QStringLiteral(HOOKGLASS_TEST_DATA "/schemas/") + name;
}

EventCatalog catalogWith(const QStringList &names)
{
    QStringList paths;
    for (const QString &name : names)
        paths.append(schemaPath(name));
    const Result<LoadedCatalog> loaded = loadCatalog(paths);
    return loaded && loaded->problems.isEmpty() ? loaded->catalog : EventCatalog();
}

const QByteArray Paid =
    R"({"number":"A-7","paid":1789000000,"customer":{"name":"Ada","card":"4111"},"total":12.5})";

} // namespace

class OwnSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void decodesByHeader()
    {
        const EventCatalog catalog = catalogWith({u"shop.json"_s});
        HttpRequest request;
        request.body = Paid;
        QCOMPARE(decodeRequest(request, catalog).name, QString());
        request.headers = {{"x-shop-event", "order.paid"}};
        const Event event = decodeRequest(request, catalog);
        QCOMPARE(event.name, u"order.paid"_s);
        QCOMPARE(event.id, u"A-7"_s);
        QCOMPARE(event.createdAt, 1789000000);
        QCOMPARE(event.participant, u"Ada"_s);
        QCOMPARE(event.summary, u"Order paid: Ada"_s);
        request.headers = {{"X-Shop-Event", "order.other"}};
        QCOMPARE(decodeRequest(request, catalog).name, QString());
    }

    void decodesByField()
    {
        const EventCatalog catalog = catalogWith({u"shop.json"_s, u"one-event.json"_s});
        HttpRequest request;
        request.body = R"({"event":"stop_recording","reason":"user"})";
        QCOMPARE(decodeRequest(request, catalog).summary, u"Recorder stopped"_s);
        // The built-in ones stay as they are.
        request.body = test::body(u"plugnmeet/room_created.json"_s);
        QCOMPARE(decodeRequest(request, catalog).summary, u"Room demo-room-01 was created"_s);
    }

    void decodesReferredEvents_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("summary");
        QTest::newRow("by reference") << "push"_ba << u"Pushed in main"_s;
        QTest::newRow("with a slash") << "pull_request/opened"_ba << u"Pull request opened"_s;
    }
    void decodesReferredEvents()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, summary);
        const EventCatalog catalog = catalogWith({u"references.json"_s});
        HttpRequest request;
        request.headers = {{"X-Hub-Event", name}};
        const bool isPush = name == "push";
        request.body = isPush ? "\xef\xbb\xbf{\"ref\":\"main\"}" : "{}";
        QCOMPARE(decodeRequest(request, catalog).summary, summary);
    }

    void checksAndTells()
    {
        const CaptureAnnotator annotator(catalogWith({u"shop.json"_s, u"one-event.json"_s}));
        Capture capture;
        capture.request.headers = {{"X-Shop-Event", "order.paid"}};
        capture.request.receivedAtUs = 1'789'000'010'000'000;
        capture.request.body = Paid;
        annotator.annotate(capture);
        QCOMPARE(capture.event.findings.size(), 0);
        annotator.prepareToShow(capture);
        QCOMPARE(capture.maskedBody.value(), QByteArray(Paid).replace("4111", "[redacted]"));
        QStringList facts;
        for (const EventFact &fact : capture.event.facts)
            facts.append(fact.label + u'=' + (fact.secret ? u"?"_s : fact.value));
        QCOMPARE(facts.size(), 5);
        QVERIFY(facts.contains(u"Total=12.5 EUR"_s));
        QVERIFY(facts.contains(u"Card=?"_s));

        capture.request.body = R"({"number":7,"customer":{},"total":-1,"more":0})";
        annotator.annotate(capture);
        QStringList paths;
        for (const EventFinding &finding : capture.event.findings)
            paths.append(finding.path);
        paths.sort();
        QCOMPARE(paths,
                 QStringList({u"$.customer.name"_s, u"$.more"_s, u"$.number"_s, u"$.total"_s}));
    }

    void listsItsEvents()
    {
        const EventCatalog catalog = catalogWith({u"shop.json"_s});
        const CatalogEvent *event = catalog.find(u"order.paid");
        QVERIFY(event);
        QCOMPARE(event->title, u"Order paid"_s);
        QCOMPARE(event->fields.size(), 6);
    }

    void tellsWhatIsBroken_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not there") << u"broken-none.json"_s << u"Cannot read"_s;
        QTest::newRow("no JSON") << u"broken-json.json"_s << u"is not JSON"_s;
        QTest::newRow("a keyword outside the subset")
            << u"broken-pattern.json"_s << u"the keyword \"pattern\""_s;
        QTest::newRow("where it is") << u"broken-pattern.json"_s << u"#/properties/a/pattern"_s;
        QTest::newRow("a reference to nothing")
            << u"broken-reference.json"_s << u"#/definitions/none"_s;
        QTest::newRow("no x-match") << u"broken-no-match.json"_s << u"x-match"_s;
    }
    void tellsWhatIsBroken()
    {
        QFETCH(QString, file);
        QFETCH(QString, reason);
        const Result<LoadedCatalog> loaded =
            loadCatalog({schemaPath(file), schemaPath(u"shop.json"_s)});
        QVERIFY(loaded);
        QCOMPARE(loaded->problems.size(), 1);
        QVERIFY2(loaded->problems.first().contains(reason), qPrintable(loaded->problems.first()));
        QVERIFY(loaded->problems.first().contains(file));
        QVERIFY(loaded->catalog.find(u"order.paid")); // the good one is there all the same
    }

    void findsTheFilesOfAFolder()
    {
        const QStringList files = ownSchemaFiles(schemaPath({}));
        QCOMPARE(files.size(), 8);
        QVERIFY(files.first().endsWith(u"/broken-json.json"_s));
        QVERIFY(ownSchemaFiles(u"/nowhere"_s).isEmpty());
    }

    /// A schema that refers to itself in every way, against a body that follows it everywhere.
    void isNeverSlow()
    {
        const Result<LoadedCatalog> loaded = loadCatalog({schemaPath(u"self-reference.json"_s)});
        QVERIFY(loaded);
        QCOMPARE(loaded->problems, QStringList());
        Capture capture;
        const QByteArray body = "{\"t\":\"x\",\"b\":[" + QByteArray("{},").repeated(200'000)
            + "{\"b\":[" + QByteArray("{\"a\":").repeated(100) + "{}" + QByteArray(100, '}')
            + "]}]}";
        capture.request.body = body;
        const CaptureAnnotator annotator(loaded->catalog);
        annotator.annotate(capture); // the runner's time limit would tell
        annotator.prepareToShow(capture);
        QVERIFY(capture.event.findings.size() <= 250);
        QVERIFY(capture.event.facts.size() <= 300);
    }
};

QTEST_GUILESS_MAIN(OwnSchemaTest)
#include "tst_ownschema.moc"

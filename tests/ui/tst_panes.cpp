// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filter.h"
#include "core/filter/filterhighlight.h"
#include "tests/support/panetexts.h"
#include "ui/bodypane.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/headerspane.h"
#include "ui/icons.h"
#include "ui/jsoncolors.h"
#include "ui/partstable.h"
#include "ui/summarypane.h"
#include "ui/wirepane.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

using test::factTexts;
using test::labelTexts;
using test::signedCapture;

/// The summary and the headers, and what holds for several panes.
class PanesTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

    static QStringList markedFacts(const QTreeWidget &tree)
    {
        QStringList labels;
        for (int i = 0; i < tree.topLevelItemCount(); ++i) {
            for (int k = 0; k < tree.topLevelItem(i)->childCount(); ++k) {
                const QTreeWidgetItem *item = tree.topLevelItem(i)->child(k);
                if (item->data(1, Qt::AccessibleDescriptionRole) == u"matches the filter"_s)
                    labels.append(item->text(0));
            }
        }
        return labels;
    }
    static QByteArray markedBytes(const BytesView &view)
    {
        QByteArray bytes;
        for (const ByteRange &place : view.matches())
            bytes += view.bytes().mid(place.begin, place.end - place.begin);
        return bytes;
    }

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

    void summaryTellsTheEvent()
    {
        SummaryPane pane(m_icons);
        const QByteArray body = test::body(u"plugnmeet/participant_joined.json"_s);
        const Capture capture = signedCapture(body, body);
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"Amina Rahman joined demo-room-01"_s));
        QVERIFY(labelTexts(pane).contains(u"Verified: signed with key \"plugnmeet\""_s));
        const QString facts = factTexts(pane);
        for (const char *line :
             {"Event: Event: participant_joined", "Room: Room title: Weekly Sync",
              "Room: Sid: 6f1c2f0e-5a77-4b7b-9d0e-0c6a3d5f7a11", "Participant: Name: Amina Rahman",
              "Participant: Identity: user-001", "Room: Empty timeout: 30 min 0 s (1,800 s)",
              "Delivery: Sender: Plug-N-Meet", "7.0 s after the event was created",
              "Delivery: Body: 4.0 KB"})
            QVERIFY2(facts.contains(QLatin1StringView(line)), qPrintable(facts));
        pane.setCapture(nullptr);
        QVERIFY(labelTexts(pane).contains(u"Select an event"_s));
    }

    void summarySaysWhyItFailed()
    {
        SummaryPane pane(m_icons);
        const Capture capture =
            signedCapture("{\"event\":\"room_started\"}", "{\"event\": \"room_started\"}");
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"the body is not the one that was signed"_s));
        QVERIFY(factTexts(pane).contains(u"Problems: Token: Hash the raw bytes"_s));
    }

    void summaryLeadsToTheBody()
    {
        DetailTabs tabs(m_icons, EventCatalog::load().value());
        const QByteArray body = test::body(u"plugnmeet/participant_joined.json"_s);
        const Capture capture = signedCapture(body, body);
        tabs.setCapture(&capture);
        auto *tree = tabs.findChild<SummaryPane *>()->findChild<QTreeWidget *>();
        for (const auto &[label, selected] : {std::pair {u"Identity"_s, u"\"user-001\""_s},
                                              std::pair {u"Max participants"_s, u"0"_s}}) {
            const auto found = tree->findItems(label, Qt::MatchExactly | Qt::MatchRecursive);
            QCOMPARE(found.size(), 1);
            tree->setCurrentItem(found.first());
            emit tree->itemActivated(found.first(), 0);
            auto *pane = qobject_cast<BodyPane *>(tabs.currentWidget());
            QVERIFY(pane);
            const auto *view = pane->findChild<BytesView *>();
            const ByteRange mark = view->mark();
            QCOMPARE(QString::fromUtf8(view->bytes().mid(mark.begin, mark.end - mark.begin)),
                     selected);
        }
    }

    void headersKeepOrderAndDuplicates()
    {
        const EventCatalog catalog = EventCatalog::load().value();
        HeadersPane pane(catalog);
        Capture capture = signedCapture("{}", "{}");
        capture.request.target = "/hook?room=a%20b&x=1+2&room=%zz";
        CaptureAnnotator(catalog).prepareToShow(capture);
        pane.setCapture(&capture);
        const QString rows = factTexts(pane);
        for (const char *row :
             {"Headers, in the order in which they came: Host: a",
              "X-Dup: 1\nHeaders, in the order in which they came: x-dup: <b>2</b>\\u001b",
              "decoded: room: a b\n", "decoded: x: 1 2\n", "decoded: room: %zz\n",
              "Connection: From: 127.0.0.1:4711", "Connection: Protocol: HTTP/1.1"})
            QVERIFY2(rows.contains(QString::fromUtf8(row)), qPrintable(rows));
        const auto *tree = pane.findChild<QTreeWidget *>();
        const QTreeWidgetItem *headers = tree->topLevelItem(0);
        QVERIFY(headers->child(1)->text(2).startsWith(u"The token that signs the body"_s));
        QVERIFY(!headers->child(3)->toolTip(1).contains(u"<b>2"_s));
        QVERIFY(labelTexts(pane).contains(u"POST /hook?room=a%20b"_s));
    }

    void headersStayWhereOneWas()
    {
        const EventCatalog catalog = EventCatalog::load().value();
        HeadersPane pane(catalog);
        Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        const auto *tree = pane.findChild<QTreeWidget *>();
        const QPersistentModelIndex first(tree->model()->index(0, 0));
        capture.answer.status = 503; // which is not shown here
        pane.setCapture(&capture);
        QVERIFY(first.isValid());
        pane.setSecretsShown(true);
        pane.setCapture(&capture);
        QVERIFY(!first.isValid());
        QVERIFY(factTexts(pane).contains(
            QString::fromLatin1(capture.request.headers[1].value))); // now with the signature
        capture.request.peer = u"192.0.2.1:99"_s;
        pane.setCapture(&capture);
        QVERIFY(factTexts(pane).contains(u"From: 192.0.2.1:99"_s));
    }

    void coloursFollowThePalette()
    {
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(0x20, 0x20, 0x20));
        QPalette light;
        light.setColor(QPalette::Base, Qt::white);
        const EventCatalog catalog = EventCatalog::load().value();
        HeadersPane pane(catalog);
        PartsTable parts;
        const Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        pane.setHighlight(FilterHighlight(*Filter::compile(u"header.host:a"_s)));
        parts.setParts({{.name = "a", .value = "1", .begin = 0, .end = 3},
                        {.name = "b", .value = "2", .begin = 4, .end = 7},
                        {.name = "c", .value = "3", .begin = 8, .end = 11}});
        parts.setMatches({{2, 3}, {10, 11}});
        const QTreeWidgetItem *host = pane.findChild<QTreeWidget *>()->topLevelItem(0)->child(0);
        for (const QPalette &palette : {dark, light}) {
            pane.setPalette(palette);
            parts.setPalette(palette);
            const JsonColors colours = JsonColors::of(palette);
            QCOMPARE(host->foreground(2).color(), colours.muted);
            QCOMPARE(host->background(1).color(), colours.match);
            QCOMPARE(parts.topLevelItem(1)->foreground(2).color(), colours.muted);
            for (const int row : {0, 2})
                QCOMPARE(parts.topLevelItem(row)->background(1).color(), colours.match);
            QCOMPARE(parts.topLevelItem(1)->background(1), QBrush());
        }
    }

    /// What the filter matches is marked in every pane, and nothing else is.
    void marksWhatTheFilterMatches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("facts"); // labels in the summary
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("none") << QString() << QStringList() << QByteArray();
        QTest::newRow("body") << u"body.participant.identity:user-001"_s
                              << QStringList {u"Identity"_s} << "\"user-001\""_ba;
        QTest::newRow("other body")
            << u"body.participant.identity:nobody"_s << QStringList() << QByteArray();
        QTest::newRow("not") << u"-body.participant.identity:nobody"_s << QStringList()
                             << QByteArray();
        QTest::newRow("header") << u"header.x-dup:1"_s << QStringList() << "1"_ba;
        QTest::newRow("method") << u"method:post"_s << QStringList {u"Request"_s} << "POST"_ba;
        QTest::newRow("status") << u"status:2xx"_s << QStringList {u"Answer"_s} << QByteArray();
        QTest::newRow("size") << u"size>1kb"_s << QStringList {u"Body"_s} << QByteArray();
        QTest::newRow("sender") << u"sender:plugnmeet"_s << QStringList {u"Sender"_s}
                                << QByteArray();
    }
    void marksWhatTheFilterMatches()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, facts);
        QFETCH(QByteArray, wire);
        DetailTabs tabs(m_icons, EventCatalog::load().value());
        const QByteArray body = test::body(u"plugnmeet/participant_joined.json"_s);
        Capture capture = signedCapture(body, body);
        capture.answer = {200, u"default"_s, 900};
        tabs.setCapture(&capture);
        QSignalSpy matched(tabs.findChild<BodyPane *>(), &BodyPane::matched);
        tabs.setHighlight(FilterHighlight(*Filter::compile(filter)));
        QTRY_VERIFY(filter.isEmpty() || !matched.isEmpty());
        const auto *tree = tabs.findChild<SummaryPane *>()->findChild<QTreeWidget *>();
        QTRY_COMPARE(markedFacts(*tree), facts);
        const BytesView *request = nullptr;
        for (const auto *view : tabs.findChild<WirePane *>()->findChildren<BytesView *>())
            request = view->accessibleName().contains(u"request"_s) ? view : request;
        QTRY_COMPARE(markedBytes(*request), wire);
        tabs.setHighlight({});
        QTRY_COMPARE(markedFacts(*tree), QStringList());
        QTRY_VERIFY(request->matches().isEmpty());
    }

    /// A refused request got its answer, though nobody took the time of it.
    void tellsOfRefusedRequestsWhatIsTrue()
    {
        const EventCatalog catalog = EventCatalog::load().value();
        Capture capture;
        capture.request = makeRequest("\x16\x03\x01", {});
        capture.request.method.clear();
        capture.request.refusal = {400, u"x"_s};
        capture.answer = {400, u"refused"_s, 0};
        CaptureAnnotator(catalog).prepareToShow(capture);
        WirePane wire;
        wire.setCapture(&capture);
        QVERIFY2(labelTexts(wire).contains(u"Answer: 400"_s), qPrintable(labelTexts(wire)));
        QVERIFY2(!labelTexts(wire).contains(u"not given"_s), qPrintable(labelTexts(wire)));
        SummaryPane summary(m_icons);
        summary.setCapture(&capture);
        QVERIFY(factTexts(summary).contains(u"Answer: 400"_s));
        QVERIFY(!factTexts(summary).contains(u"not given"_s));
        HeadersPane headers(catalog);
        headers.setCapture(&capture);
        QVERIFY(labelTexts(headers).contains(u"(no request line was read)"_s));
        capture.request.method = "GET";
        headers.setCapture(&capture);
        QVERIFY(labelTexts(headers).split(u'\n').contains(u"GET"_s));
    }
};

QTEST_MAIN(PanesTest)
#include "tst_panes.moc"

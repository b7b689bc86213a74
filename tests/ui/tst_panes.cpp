// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/events/decoder.h"
#include "core/verify/signer.h"
#include "core/verify/verifier.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"
#include "ui/bodypane.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/diffview.h"
#include "ui/headerspane.h"
#include "ui/icons.h"
#include "ui/jsoncolors.h"
#include "ui/partstable.h"
#include "ui/summarypane.h"
#include "ui/tokenpane.h"
#include "ui/validitybar.h"
#include "ui/wirepane.h"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qint64 Now = 1'789'000'020;

/// A request signed by our key, judged and decoded by the real parts.
Capture signedCapture(const QByteArray &body, const QByteArray &sentBody)
{
    const Credential credential {test::Key, test::Secret, {}};
    Capture capture = test::makeCapture(sentBody, {});
    capture.request.headers = {{"Host", "a"},
                               {"Authorization", signBody(credential, body, Now - 5)},
                               {"X-Dup", "1"},
                               {"x-dup", "<b>2</b>\x1b"}};
    capture.request.receivedAtUs = Now * 1'000'000;
    capture.verification = Verifier({credential}).verify(capture.request);
    capture.event = decodeEvent(sentBody);
    capture.seq = 1;
    const CaptureAnnotator annotator(EventCatalog::load().value());
    annotator.annotate(capture);
    annotator.prepareToShow(capture);
    return capture;
}

QString labelTexts(const QWidget &widget)
{
    QStringList texts;
    for (const auto *label : widget.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::PlainText || !label->text().contains(u'<'))
            texts.append(label->text());
        else
            texts.append(u"RICH TEXT"_s);
    }
    return texts.join(u'\n');
}

/// "Room › Sid: 6f1c", a line each.
QString factTexts(const QWidget &widget)
{
    QStringList texts;
    const auto *tree = widget.findChild<QTreeWidget *>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = tree->topLevelItem(i);
        for (int k = 0; k < group->childCount(); ++k)
            texts.append(group->text(0) + u": "_s + group->child(k)->text(0) + u": "_s
                         + group->child(k)->text(1));
    }
    return texts.join(u'\n');
}

/// Everything that a widget shows, has in a tool tip or would copy.
QString allTexts(QWidget &widget)
{
    QString texts = labelTexts(widget);
    for (auto *edit : widget.findChildren<QPlainTextEdit *>())
        texts += edit->toPlainText() + edit->toolTip();
    for (auto *view : widget.findChildren<BytesView *>()) {
        const QByteArray &bytes = view->bytes();
        texts += QString::fromUtf8(bytes) + u'\n' + QString(QString::fromUtf8(bytes)).remove(u'\\');
    }
    for (auto *view : widget.findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel &model = *view->model();
        for (const QModelIndex &index : model.match(model.index(0, 0), Qt::DisplayRole, u"*"_s, -1,
                                                    Qt::MatchWildcard | Qt::MatchRecursive)) {
            for (int column = 0; column < model.columnCount(index.parent()); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                    texts += index.siblingAtColumn(column).data(role).toString() + u'\n';
        }
    }
    for (auto *button : widget.findChildren<QPushButton *>()) {
        if (!button->text().contains(u"opy"_s))
            continue;
        QApplication::clipboard()->clear();
        button->click();
        texts += QApplication::clipboard()->text() + u'\n';
    }
    return texts;
}

QStringList rowTexts(const QTableWidget &table, int row)
{
    QStringList texts;
    for (int column = 0; column < table.columnCount(); ++column)
        texts.append(table.item(row, column)->text());
    return texts;
}

} // namespace

class PanesTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

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

    void showsHostileTextPlainly()
    {
        const QByteArray body = "{\"event\":\"participant_joined\",\"id\":\"<img src=x>\",\"room\":"
                                "{\"room_id\":\"<script>\"},\"participant\":{\"name\":\"<img "
                                "src='http://x/'>\\u001b[2J\"}}";
        const Capture capture = signedCapture(body, body);
        SummaryPane pane(m_icons);
        pane.setCapture(&capture);
        const QString text = labelTexts(pane);
        QVERIFY(!text.contains(u"RICH TEXT"_s));
        QVERIFY(text.contains(u"<img src='http://x/'>\\u001b[2J"_s));
        QVERIFY(!text.contains(u'\x1b'));
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

    /// Whatever a pane shows or copies, no secret is in it until it is asked for.
    void hidesSecretsUntilAsked()
    {
        const QByteArray body = test::body(u"plugnmeet/room_started.secrets_in_metadata.json"_s);
        const Capture capture = signedCapture(body, body);
        const auto metadata = QJsonDocument::fromJson(
            QJsonDocument::fromJson(body)[u"room"][u"metadata"].toString().toUtf8());
        const QJsonValue features = metadata[u"room_features"];
        const QByteArray token = capture.request.headers[1].value;
        const QStringList secrets {
            features[u"end_to_end_encryption_features"][u"encryption_key"].toString(),
            features[u"sip_dial_in_features"][u"pin"].toString(),
            features[u"ingress_features"][u"stream_key"].toString(),
            metadata[u"webhook_url"].toString(),
            QString::fromLatin1(token.mid(token.lastIndexOf('.') + 1))};
        DetailTabs tabs(m_icons, EventCatalog::load().value());
        tabs.resize(1000, 700);
        tabs.show();
        tabs.setCapture(&capture);
        for (const QString &secret : secrets) {
            QVERIFY(!secret.isEmpty());
            QVERIFY2(!allTexts(tabs).contains(secret), qPrintable(secret));
        }
        auto *reveal = tabs.findChild<QToolButton *>(u"revealSecrets"_s);
        reveal->click();
        for (const QString &secret : secrets)
            QVERIFY2(allTexts(tabs).contains(secret), qPrintable(secret));
        Capture next = capture;
        next.seq = 2;
        tabs.setCapture(&next);
        QVERIFY(!reveal->isChecked());
        QVERIFY(!allTexts(tabs).contains(secrets.first()));
    }

    /// A secret in the query stands in more places than its row in Headers.
    void hidesSecretsOfTheQuery()
    {
        Capture capture = signedCapture("{}", "{}");
        capture.request = makeRequest("POST /hook/a?access_token=QSECRET&x=1 HTTP/1.1\r\n"
                                      "Host: a\r\nContent-Length: 2\r\n\r\n",
                                      "{}");
        CaptureAnnotator(EventCatalog::load().value()).prepareToShow(capture);
        DetailTabs tabs(m_icons, EventCatalog::load().value());
        tabs.resize(1000, 700);
        tabs.show();
        tabs.setCapture(&capture);
        const QString hidden = allTexts(tabs) + factTexts(tabs);
        QVERIFY2(!hidden.contains(u"QSECRET"_s), qPrintable(hidden));
        QVERIFY(hidden.count(u"POST /hook/a?access_token=[redacted]&x=1"_s) >= 4);
        tabs.findChild<QToolButton *>(u"revealSecrets"_s)->click();
        QVERIFY(allTexts(tabs).contains(u"POST /hook/a?access_token=QSECRET&x=1 HTTP/1.1"_s));
    }

    void hidesSecretsInTheDifference()
    {
        const QByteArray signedBody =
            "{\"event\":\"room_started\",\"room\":{\"turnPassword\":\"hunter2\"}}";
        const QByteArray sentBody = signedBody + '\n';
        const Capture capture = signedCapture(signedBody, sentBody);
        TokenPane pane(m_icons);
        pane.setCatalog(EventCatalog::load().value());
        pane.resize(1000, 1000);
        pane.show();
        auto *diff = pane.findChild<DiffView *>();
        for (const bool shown : {false, true}) {
            pane.setSecretsShown(shown);
            pane.setCapture(&capture);
            QTRY_VERIFY(diff->isVisibleTo(&pane));
            QVERIFY2(diff->toPlainText().contains(u"\"}}"_s), qPrintable(diff->toPlainText()));
            QTRY_COMPARE(diff->toPlainText().contains(u"hunter2"_s),
                         shown); // the one before stays shown
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

    void wireShowsTheExactBytes()
    {
        Capture capture = test::makeCapture("{\"a\":1}\n", {});
        capture.answer = {202, u"slow"_s, 1'500'000, {{"X-A", "1"}}, "later"};
        WirePane pane;
        pane.setSecretsShown(true);
        capture.maskedTarget = capture.request.target;
        pane.setCapture(&capture);
        const BytesView *request = nullptr;
        const BytesView *answer = nullptr;
        for (const auto *view : pane.findChildren<BytesView *>())
            (view->accessibleName().contains(u"request"_s) ? request : answer) = view;
        QVERIFY(request && answer);
        QCOMPARE(request->bytes(), capture.request.head + capture.request.body);
        QCOMPARE(answer->bytes(),
                 "HTTP/1.1 202 Accepted\r\nX-A: 1\r\nContent-Length: 5\r\n\r\nlater");
        QVERIFY2(labelTexts(pane).contains(u"Answer: 202, by the rule \"slow\", after 1.5 s"_s),
                 qPrintable(labelTexts(pane)));
        pane.setSecretsShown(false);
        pane.setCapture(&capture);
        QVERIFY(!request->bytes().contains("c2ln")); // the signature, and nothing else
        QCOMPARE(
            request->bytes(),
            QByteArray(capture.request.head + capture.request.body).replace("c2ln", "[redacted]"));
    }

    static QTableWidget &table(const QWidget &pane, QLatin1StringView name)
    {
        for (auto *table : pane.findChildren<QTableWidget *>()) {
            if (table->accessibleName() == name)
                return *table;
        }
        qFatal("no table %s", name.data());
    }

    void wireOffersToCopyTheRequest()
    {
        WirePane pane;
        pane.setCatalog(EventCatalog::load().value());
        const Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        for (auto *view : pane.findChildren<BytesView *>()) {
            QMenu menu;
            emit view->menuAboutToShow(&menu, -1);
            QStringList copied;
            for (QAction *action : menu.actions()) {
                action->trigger();
                if (!action->isSeparator())
                    copied.append(QApplication::clipboard()->text());
            }
            QCOMPARE(copied.size(), 2);
            QVERIFY(copied.first().contains(u"curl "_s) && copied.last().startsWith(u"POST "_s));
        }
    }

    /// Nothing in the tables is cut off, and nothing in them scrolls by itself.
    void tokenShowsWholeReasons_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 520;
        QTest::newRow("wide") << 1200;
    }
    void tokenShowsWholeReasons()
    {
        QFETCH(int, width);
        TokenPane pane(m_icons);
        pane.resize(width, 500);
        pane.show();
        Capture capture = signedCapture("{}", "{} ");
        const QString reason = u"reason "_s.repeated(20);
        capture.verification.checks[3].actual = reason;
        capture.verification.acceptedBy[1].reason = reason;
        capture.verification.checks[4].actual = u"word "_s.repeated(1000); // there is a bound
        pane.setCapture(&capture);
        for (const auto name : {"Checks"_L1, "Who would accept this?"_L1}) {
            const QTableWidget &shown = table(pane, name);
            QTRY_COMPARE(shown.verticalScrollBar()->maximum(), 0);
            QTRY_COMPARE(shown.horizontalScrollBar()->maximum(), 0);
            int bottom = 0;
            for (int row = 0; row < shown.rowCount(); ++row)
                bottom += shown.rowHeight(row);
            QTRY_COMPARE_LE(bottom, shown.viewport()->height());
        }
        const QTableWidget &checks = table(pane, "Checks"_L1);
        constexpr int Found = 2;
        const QRect cell = checks.visualItemRect(checks.item(3, Found));
        const QRect needed = checks.fontMetrics().boundingRect(
            QRect(0, 0, cell.width() - 8, 10'000), Qt::TextWordWrap, reason.trimmed());
        QVERIFY2(cell.height() >= needed.height(),
                 qPrintable(QString::number(cell.height()) + u' ' + QString::number(cell.width())));
        QVERIFY(checks.rowHeight(4) < 20 * checks.fontMetrics().height());
    }

    void tokenShowsChecksAndClaims()
    {
        TokenPane pane(m_icons);
        const Capture capture = signedCapture("{}", "{} ");
        pane.setCapture(&capture);
        const QTableWidget &checks = table(pane, "Checks"_L1);
        QCOMPARE(checks.rowCount(), 9);
        QCOMPARE(rowTexts(checks, 4).mid(0, 2), QStringList({u"Signature"_s, u"pass"_s}));
        QCOMPARE(rowTexts(checks, 8).mid(0, 2), QStringList({u"Body hash (sha256)"_s, u"fail"_s}));
        QVERIFY(!checks.item(8, 3)->text().isEmpty());
        const QTableWidget &claims = table(pane, "Header and claims"_L1);
        QStringList names;
        QString expMeaning;
        for (int row = 0; row < claims.rowCount(); ++row) {
            names.append(claims.item(row, 1)->text());
            if (names.last() == "exp"_L1)
                expMeaning = claims.item(row, 3)->text();
        }
        QCOMPARE(
            names,
            QStringList({u"alg"_s, u"typ"_s, u"iss"_s, u"exp"_s, u"nbf"_s, u"iat"_s, u"sha256"_s}));
        QVERIFY2(expMeaning.endsWith(u"4 min 55 s after it arrived"_s), qPrintable(expMeaning));
        const QTableWidget &accepts = table(pane, "Who would accept this?"_L1);
        QCOMPARE(accepts.rowCount(), 5);
        for (int row = 0; row < 5; ++row) // an altered body is refused by all
            QCOMPARE(accepts.item(row, 1)->text(), u"rejects"_s);
        QVERIFY(labelTexts(pane).contains(u"body-altered"_s));
        QVERIFY(!labelTexts(pane).contains(QString::fromUtf8(test::Secret)));
    }

    void tokenShowsTheRepair()
    {
        TokenPane pane(m_icons);
        pane.resize(900, 700);
        pane.show();
        const Capture capture = signedCapture("{\"a\":1}", "{\"a\":1}\n");
        pane.setCapture(&capture);
        QTRY_VERIFY2(labelTexts(pane).contains(u"a line end was added behind it"_s),
                     qPrintable(labelTexts(pane)));
        const auto edits = pane.findChildren<QPlainTextEdit *>();
        const bool marked = std::any_of(edits.begin(), edits.end(), [](QPlainTextEdit *edit) {
            return edit->isVisible() && edit->toPlainText().contains(u"{\"a\":1}↵"_s);
        });
        QVERIFY(marked);
        // A good capture afterwards shows nothing of it.
        const Capture good = signedCapture("{\"a\":1}", "{\"a\":1}");
        pane.setCapture(&good);
        for (const auto *label : pane.findChildren<QLabel *>())
            QVERIFY(!label->isVisible() || !label->text().contains(u"was added behind"_s));
    }

    void tokenKeepsBothVerdicts()
    {
        TokenPane pane(m_icons);
        pane.show();
        Capture capture = signedCapture("{}", "{}");
        capture.reverified = Reverification {Now * 1'000'000, capture.verification};
        capture.verification = Verifier().verify(capture.request); // no keys then
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"Judged again"_s));
        const QTableWidget &checks = table(pane, "Checks"_L1);
        QCOMPARE(rowTexts(checks, 4).mid(0, 2), QStringList({u"Signature"_s, u"pass"_s}));
    }

    /// The leg says what is wrong with it, and nothing that is not.
    void tokenTellsTheBodyLeg_data()
    {
        QTest::addColumn<QByteArray>("hash");
        QTest::addColumn<QString>("says");
        const QByteArray digest = QCryptographicHash::hash("{}", QCryptographicHash::Sha256);
        QTest::newRow("good") << digest.toBase64() << u"Body: as it was signed"_s;
        QTest::newRow("none") << QByteArray() << u"Body: the token says nothing about it"_s;
        QTest::newRow("hex") << digest.toHex() << u"Body: its hash is not written as it should"_s;
        QTest::newRow("other") << QByteArray(32, 'x').toBase64() << u"Body: not as it was signed"_s;
    }
    void tokenTellsTheBodyLeg()
    {
        QFETCH(QByteArray, hash);
        QFETCH(QString, says);
        const Credential credential {test::Key, test::Secret, {}};
        Capture capture = test::makeCapture("{}", {});
        const QByteArray claims = "{\"iss\":\"" + test::Key.toUtf8()
            + "\",\"exp\":" + QByteArray::number(Now) + ",\"sha256\":\"" + hash + "\"}";
        capture.request.headers = {
            {"Authorization", signClaims("{\"alg\":\"HS256\"}", claims, credential.secret)}};
        capture.request.receivedAtUs = Now * 1'000'000;
        capture.verification = Verifier({credential}).verify(capture.request);
        TokenPane pane(m_icons);
        pane.setCapture(&capture);
        QVERIFY2(labelTexts(pane).contains(says), qPrintable(labelTexts(pane)));
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
        const auto marked = [&] {
            QStringList labels;
            for (int i = 0; i < tree->topLevelItemCount(); ++i) {
                for (int k = 0; k < tree->topLevelItem(i)->childCount(); ++k) {
                    const QTreeWidgetItem *item = tree->topLevelItem(i)->child(k);
                    if (item->data(1, Qt::AccessibleDescriptionRole) == u"matches the filter"_s)
                        labels.append(item->text(0));
                }
            }
            return labels;
        };
        QTRY_COMPARE(marked(), facts);
        const BytesView *request = nullptr;
        for (const auto *view : tabs.findChild<WirePane *>()->findChildren<BytesView *>())
            request = view->accessibleName().contains(u"request"_s) ? view : request;
        QByteArray bytes;
        for (const ByteRange &place : request->matches())
            bytes += request->bytes().mid(place.begin, place.end - place.begin);
        QCOMPARE(bytes, wire);
        tabs.setHighlight({});
        QTRY_COMPARE(marked(), QStringList());
        QVERIFY(request->matches().isEmpty());
    }

    void tokenMarksWhatTheFilterMatches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("marked");
        QTest::newRow("verdict") << u"verdict:failed"_s << u"Failed"_s;
        QTest::newRow("cause") << u"cause:body-altered"_s << u"Fix this first"_s;
        QTest::newRow("another") << u"cause:expired verdict:verified"_s << QString();
    }
    void tokenMarksWhatTheFilterMatches()
    {
        QFETCH(QString, filter);
        QFETCH(QString, marked);
        TokenPane pane(m_icons);
        pane.setHighlight(FilterHighlight(*Filter::compile(filter)));
        const Capture capture = signedCapture("{}", "{} ");
        pane.setCapture(&capture);
        QStringList texts;
        for (const auto *label : pane.findChildren<QLabel *>()) {
            if (label->accessibleDescription() == u"matches the filter"_s)
                texts.append(label->text());
        }
        QCOMPARE(texts.size(), marked.isEmpty() ? 0 : 1);
        QVERIFY2(marked.isEmpty() || texts.first().startsWith(marked),
                 qPrintable(texts.join(u'|')));
    }

    void tokenBeginsAtTheTop()
    {
        TokenPane pane(m_icons);
        pane.resize(600, 200);
        pane.show();
        Capture capture = signedCapture("{}", "{}");
        pane.setCapture(&capture);
        auto *bar = pane.findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        pane.setCapture(&capture); // judged again: one stays where one was
        QVERIFY(bar->value() > 0);
        capture.seq = 2;
        pane.setCapture(&capture);
        QCOMPARE(bar->value(), 0);
    }

    /// However short its life was, and however long ago.
    void labelsOfValidityStandApart_data()
    {
        QTest::addColumn<qint64>("life");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<int>("labels");
        QTest::newRow("valid") << qint64(300) << qint64(5) << 2;
        QTest::newRow("expired long ago") << qint64(300) << qint64(500'000) << 1;
        QTest::newRow("expires before it begins") << qint64(-300) << qint64(500'000) << 1;
        QTest::newRow("no life at all") << qint64(0) << qint64(5) << 1;
    }
    void labelsOfValidityStandApart()
    {
        QFETCH(qint64, life);
        QFETCH(qint64, age);
        QFETCH(int, labels);
        ValidityBar bar(m_icons);
        bar.setValidity({.from = Now - age, .until = Now - age + life, .arrived = Now});
        for (int width = 160; width < 1500; width += 20) {
            bar.resize(width, 60);
            double end = -1;
            QList<ValidityLabel> found = bar.labels();
            std::sort(found.begin(), found.end(),
                      [](const auto &one, const auto &other) { return one.left < other.left; });
            for (const ValidityLabel &label : found) {
                QVERIFY(label.left > end);
                end = label.left + label.width;
                QVERIFY(end <= width);
            }
            if (width > 500)
                QCOMPARE(found.size(), labels);
        }
    }

    void tokenSaysWhenThereIsNone()
    {
        TokenPane pane(m_icons);
        Capture capture = test::makeCapture("{}", {});
        capture.request.headers.clear();
        capture.verification = Verifier().verify(capture.request);
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"carries no token"_s));
        capture.request.refusal = {431, u"x"_s};
        pane.setCapture(&capture);
        QVERIFY(labelTexts(pane).contains(u"refused before"_s));
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

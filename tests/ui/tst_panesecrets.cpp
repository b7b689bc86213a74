// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/panetexts.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/diffview.h"
#include "ui/icons.h"
#include "ui/summarypane.h"
#include "ui/tokenpane.h"
#include "ui/wirepane.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

using test::factTexts;
using test::labelTexts;
using test::signedCapture;

namespace {

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

} // namespace

/// What the panes show, hide and copy of what came: the exact bytes, but no secret unasked.
class PaneSecretsTest : public QObject
{
    Q_OBJECT

    Icons m_icons;

private slots:
    void initTestCase() { m_icons.setPalette(QPalette()); }

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
            QTRY_VERIFY2(allTexts(tabs).contains(secret), qPrintable(secret));
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
        const auto texts = [&tabs]() -> QString {
            return allTexts(tabs) + factTexts(tabs);
        };
        QTRY_VERIFY(texts().count(u"POST /hook/a?access_token=[redacted]&x=1"_s) >= 4);
        QVERIFY2(!texts().contains(u"QSECRET"_s), qPrintable(texts()));
        tabs.findChild<QToolButton *>(u"revealSecrets"_s)->click();
        QTRY_VERIFY(allTexts(tabs).contains(u"POST /hook/a?access_token=QSECRET&x=1 HTTP/1.1"_s));
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
            QTRY_VERIFY2(diff->toPlainText().contains(u"\"}}"_s),
                         qPrintable(diff->toPlainText()));
            QTRY_COMPARE(diff->toPlainText().contains(u"hunter2"_s),
                         shown); // the one before stays shown
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
};

QTEST_MAIN(PaneSecretsTest)
#include "tst_panesecrets.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/http/contentcoding.h"
#include "tests/support/bodypanes.h"
#include "ui/bodymodel.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"
#include "ui/partstable.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::menuAction;
using test::noteOf;

/// The fields of forms and the parts of multipart bodies.
class BodyPanePartsTest : public QObject, private test::BodyPanes
{
    Q_OBJECT

private slots:
    void showsThePartsOfForms()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        Capture capture = test::makeCapture(
            "user=Am%C3%ADna+R&password=hunter2&payload=%7B%22secret%22%3A%22s3%22%7D&n=1", {});
        capture.request.headers.append(
            HttpHeader {"Content-Type", "application/x-www-form-urlencoded"});
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        pane.setCapture(&capture);
        QTRY_VERIFY2(noteOf(pane).contains(u"4 fields"_s), qPrintable(noteOf(pane)));
        auto *table = pane.findChild<QTreeWidget *>();
        QStringList rows;
        for (int i = 0; i < table->topLevelItemCount(); ++i)
            rows.append(table->topLevelItem(i)->text(0) + u'=' + table->topLevelItem(i)->text(1));
        QCOMPARE(rows,
                 QStringList({u"user=Amína R"_s, u"password=[redacted]"_s, u"payload=[redacted]"_s,
                              u"n=1"_s}));
        auto *view = pane.findChild<BytesView *>();
        QVERIFY(!view->bytes().contains("hunter2"));
        emit view->byteActivated(view->bytes().size() - 1);
        QCOMPARE(table->currentItem()->text(0), u"n"_s);
        table->setCurrentItem(table->topLevelItem(0));
        QCOMPARE(view->mark(), (ByteRange {5, 17}));
    }

    /// A long text is one wherever it is cut.
    void showsLongTexts()
    {
        const QByteArray han = u"\u6f22"_s.toUtf8();
        QByteArray form;
        for (int ahead = 0; ahead < 4; ++ahead)
            form += "&a=" + QByteArray(ahead, 'x') + han.repeated(1000);
        form += "&b=" + QByteArray(3000, '\xbf');
        BodyPane pane(m_catalog);
        const Capture capture = captureOf(form, "application/x-www-form-urlencoded");
        pane.setCapture(&capture);
        const auto *table = pane.findChild<PartsTable *>();
        QTRY_COMPARE(table->topLevelItemCount(), 5);
        for (int ahead = 0; ahead < 4; ++ahead)
            QVERIFY2(table->topLevelItem(ahead)->text(1).startsWith(
                         QString(ahead, u'x') + u"\u6f22\u6f22"_s),
                     qPrintable(table->topLevelItem(ahead)->text(1)));
        QCOMPARE(table->topLevelItem(4)->text(1), u"binary data"_s);
    }

    /// A field is a value like any other: it has a name for the filter, and a menu.
    void offersWhatCanBeDoneWithAField()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        Capture capture = captureOf("odd+name=de%6Do+%281%29&password=hunter2&n=1");
        capture.request.headers.append(
            HttpHeader {"Content-Type", "application/x-www-form-urlencoded"});
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        QSignalSpy status(&pane, &DetailPane::statusChanged);
        pane.setCapture(&capture);
        auto *table = pane.findChild<PartsTable *>();
        QTRY_COMPARE(table->topLevelItemCount(), 3);
        table->setCurrentItem(table->topLevelItem(0));
        QCOMPARE(status.last().first().toString(), u"body.\"odd name\""_s);
        const auto openMenu = [&] {
            emit table->customContextMenuRequested(
                table->visualItemRect(table->currentItem()).center());
        };
        const auto copied = [&](const QString &action) {
            menuAction(pane, action)->trigger();
            return QApplication::clipboard()->text();
        };
        openMenu();
        QCOMPARE(copied(u"Copy name"_s), u"odd name"_s);
        QCOMPARE(copied(u"Copy value"_s), u"demo (1)"_s);
        QCOMPARE(copied(u"Copy path"_s), u"$[\"odd name\"]"_s);
        QCOMPARE(copied(u"Copy as filter term"_s), u"body.\"odd name\"=\"demo (1)\""_s);
        const auto filter = Filter::compile(QApplication::clipboard()->text());
        QVERIFY(filter && filter->matches(capture, 0));
        QVERIFY(copied(u"Copy the request as cURL"_s).contains(u"curl "_s));
        QSignalSpy wanted(&pane, &DetailPane::filterRequested);
        QSignalSpy column(&pane, &DetailPane::columnRequested);
        menuAction(pane, u"… or this"_s)->trigger();
        QCOMPARE(wanted.last(),
                 (QVariantList {u"body.\"odd name\"=\"demo (1)\""_s,
                                QVariant::fromValue(FilterUse::Or)}));
        menuAction(pane, u"Show as column"_s)->trigger();
        QCOMPARE(column.last().first().toString(), u"body.\"odd name\""_s);
        qDeleteAll(pane.findChildren<QMenu *>());
        // From its name in the bytes, too; what is hidden is not asked for.
        const auto *view = pane.findChild<BytesView *>();
        emit pane.findChild<BytesView *>()->byteActivated(view->bytes().indexOf("password"));
        QCOMPARE(table->currentItem()->text(0), u"password"_s);
        QCOMPARE(view->bytes().sliced(view->mark().begin), "[redacted]&n=1"_ba);
        QVERIFY(!pane.findChild<BodyTree *>()->isVisible()); // it is no broken JSON
        openMenu();
        QCOMPARE(copied(u"Copy value"_s), u"[redacted]"_s);
        QVERIFY(!menuAction(pane, u"Copy as filter term"_s));
        QVERIFY(!menuAction(pane, u"Filter by this"_s));
    }

    /// A name or value of many megabytes is no field and no path, and is copied all the same.
    void copiesVeryLongParts()
    {
        BodyPane pane(m_catalog);
        pane.show();
        pane.setSecretsShown(true);
        const QByteArray longName(100'000, 'n');
        const QByteArray longValue(100'000, 'v');
        Capture capture = captureOf(longName + "=1&b=" + longValue + "&c={\"a\":1}");
        capture.request.headers.append(
            HttpHeader {"Content-Type", "application/x-www-form-urlencoded"});
        pane.setCapture(&capture);
        auto *table = pane.findChild<PartsTable *>();
        QTRY_COMPARE(table->topLevelItemCount(), 3);
        QVERIFY(table->nameOf(0).size() < 5000);
        table->goTo(0);
        QCOMPARE(table->currentField(), QString());
        PointedValue value = table->valueOf(0);
        QCOMPARE(value.path, QString());
        QCOMPARE(value.term, QString());
        QCOMPARE(value.wholeName(), QString::fromLatin1(longName));
        table->goTo(1);
        QCOMPARE(table->currentField(), u"body.b"_s);
        value = table->valueOf(1);
        QVERIFY(value.value.size() < 5000);
        QCOMPARE(value.all(), QString::fromLatin1(longValue));
        QCOMPARE(value.term, u"body.b="_s + u"v"_s.repeated(400) + u'*');
        const auto filter = Filter::compile(value.term);
        QVERIFY(filter && filter->matches(capture, 0));
    }

    /// A part that is packed stays so, and what cannot be read as text is not shown as such.
    void tellsWhatPartsAre()
    {
        BodyPane pane(m_catalog);
        const QByteArray head = "--b\r\nContent-Disposition: form-data; name=";
        Capture capture =
            captureOf(head + "packed\r\nContent-Encoding: GZIP\r\n\r\n" + gzip("{\"a\":1}", 9, 3)
                      + "\r\n" + head + "zero\r\n\r\na" + QByteArray(1, '\0') + "\r\n" + head
                      + "text\r\n\r\nAm\u00edna\r\n--b--");
        capture.request.headers.append(
            HttpHeader {"Content-Type", "multipart/form-data; boundary=b"});
        pane.setCapture(&capture);
        const auto *table = pane.findChild<QTreeWidget *>();
        QTRY_COMPARE(table->topLevelItemCount(), 3);
        QCOMPARE(table->topLevelItem(0)->text(1), u"binary data"_s);
        QVERIFY(table->topLevelItem(0)->text(2).startsWith(u"packed with gzip · "_s));
        QCOMPARE(table->topLevelItem(1)->text(1), u"binary data"_s);
        QCOMPARE(table->topLevelItem(2)->text(1), u"Am\u00edna"_s);
        QCOMPARE(table->topLevelItem(2)->text(2), u"6 B"_s);
    }

    void opensWhatPartsHold()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        picture.save(&buffer, "PNG");
        const QByteArray head = "--b\r\nContent-Disposition: form-data; name=\"";
        Capture capture = test::makeCapture(head + "json\"\r\n\r\n{\"a\":[1,\"two\"]}\r\n" + head
                                                + "picture\"\r\n\r\n" + png + "\r\n" + head
                                                + "text\"\r\n\r\nhello\r\n--b--",
                                            {});
        capture.request.headers.append(
            HttpHeader {"Content-Type", "multipart/form-data; boundary=b"});
        pane.setCapture(&capture);
        QTRY_VERIFY2(noteOf(pane).contains(u"3 parts"_s), qPrintable(noteOf(pane)));
        auto *table = pane.findChild<QTreeWidget *>();
        auto *tree = pane.findChild<BodyTree *>();
        const auto isPicture = [&pane] {
            const QList<QLabel *> labels = pane.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *each) {
                return each->isVisible() && !each->pixmap(Qt::ReturnByValue).isNull();
            });
        };
        QVERIFY(!tree->isVisible());
        table->setCurrentItem(table->topLevelItem(0));
        QVERIFY(tree->isVisible());
        tree->goTo(tree->bodyModel().indexOf(u"$.a[1]"_s));
        const auto *view = pane.findChild<BytesView *>();
        const qsizetype at = capture.request.body.indexOf("\"two\"");
        QCOMPARE(view->mark(), (ByteRange {at, at + 5}));
        QCOMPARE(tree->bodyModel().fieldOf(tree->currentIndex()), u"body.json.a[1]"_s);
        QCOMPARE(tree->bodyModel().pointedValue(tree->currentIndex()).path, u"$.json.a[1]"_s);
        QCOMPARE(tree->bodyModel().pointedValue(tree->currentIndex()).term,
                 u"body.json.a[1]=two"_s);
        table->setCurrentItem(table->topLevelItem(1));
        QVERIFY(!tree->isVisible());
        QTRY_VERIFY(isPicture());
        table->setCurrentItem(table->topLevelItem(2));
        QVERIFY(!isPicture());
        emit pane.findChild<BytesView *>()->byteActivated(at); // and from the bytes
        QCOMPARE(table->currentItem(), table->topLevelItem(0));
        QCOMPARE(tree->currentIndex().data().toString(), u"[1]"_s);
    }

    /// Behind the last part nothing is known; a part that breaks at its end breaks inside of it.
    void staysInsideOfTheParts()
    {
        BodyPane pane(m_catalog);
        pane.resize(900, 400);
        pane.show();
        const QByteArray head = "--b\r\nContent-Disposition: form-data; name=\"";
        const QByteArray body = head + "a\"\r\n\r\n{\"x\":[1,2\r\n--b--\r\n";
        Capture capture = captureOf(body);
        capture.request.headers.append(
            HttpHeader {"Content-Type", "multipart/form-data; boundary=b"});
        pane.setCapture(&capture);
        auto *table = pane.findChild<PartsTable *>();
        QTRY_COMPARE(table->topLevelItemCount(), 1);
        table->goTo(0);
        auto *view = pane.findChild<BytesView *>();
        const qsizetype last = body.indexOf("2\r\n--b--");
        const BodyModel &model = pane.findChild<BodyTree *>()->bodyModel();
        QCOMPARE(model.errorRange(), (ByteRange {last, last + 1}));
        emit view->byteActivated(last - 1);
        emit view->byteActivated(body.size() - 3);
        QCOMPARE(view->mark(), (ByteRange {body.size() - 3, body.size() - 2}));
    }

    /// Whatever is drawn wider, the names of the parts can be read.
    void keepsRoomForEveryView()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        Capture capture = captureOf("name=1&other=2");
        capture.request.headers.append(
            HttpHeader {"Content-Type", "application/x-www-form-urlencoded"});
        pane.setCapture(&capture);
        auto *table = pane.findChild<PartsTable *>();
        QTRY_VERIFY(table->isVisible());
        auto *views = pane.findChild<QSplitter *>();
        views->setSizes({1, 1, 1, 1, 5000});
        QVERIFY(table->width() >= 20 * table->fontMetrics().averageCharWidth());
    }

    /// A path leads to a field, and on into the JSON that it holds.
    void goesToAField()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf("a=1&odd+name=2&p=%7B%22x%22%3A%5B7%2C8%5D%7D",
                                          "application/x-www-form-urlencoded");
        pane.setCapture(&capture);
        pane.showPath(u"$[\"odd name\"]"_s); // as soon as it is read
        auto *table = pane.findChild<PartsTable *>();
        QTRY_COMPARE(table->topLevelItemCount(), 3);
        QTRY_COMPARE(table->currentPart(), 1);
        pane.showPath(u"$.p.x[1]"_s);
        QCOMPARE(table->currentPart(), 2);
        const auto *tree = pane.findChild<BodyTree *>();
        QCOMPARE(tree->bodyModel().fieldOf(tree->currentIndex()), u"body.p.x[1]"_s);
    }
};

QTEST_MAIN(BodyPanePartsTest)
#include "tst_bodypaneparts.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"
#include "core/http/contentcoding.h"
#include "tests/support/captures.h"
#include "tests/support/testdata.h"
#include "ui/bodymodel.h"
#include "ui/bodypane.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/findbar.h"
#include "ui/icons.h"
#include "ui/partstable.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QThreadPool>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

QString note(const BodyPane &pane)
{
    return pane.findChildren<QLabel *>().first()->text();
}

/// The action of the menu that is open whose text begins so.
QAction *menuAction(const BodyPane &pane, const QString &text)
{
    for (const QMenu *menu : pane.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').startsWith(text))
                return action;
        }
    }
    return nullptr;
}

} // namespace

class BodyPaneTest : public QObject
{
    Q_OBJECT

    EventCatalog m_catalog = EventCatalog::load().value();

    Capture captureOf(const QByteArray &body)
    {
        Capture capture = test::makeCapture(body, u"room_started"_s);
        CaptureAnnotator(m_catalog).prepareToShow(capture);
        return capture;
    }

private slots:
    void marksWhatIsPointedAtEverywhere()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture =
            captureOf("{\"room\":{\"sid\":\"RM_1\",\"name\":\"demo\"},\"n\":12}");
        pane.setCapture(&capture);
        auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
        auto *model = static_cast<BodyModel *>(tree->model());
        const QList<BytesView *> views = pane.findChildren<BytesView *>();
        QCOMPARE(views.size(), 2);
        QSignalSpy status(&pane, &DetailPane::statusChanged);
        QSignalSpy byte(views[0], &BytesView::byteActivated);
        pane.showPath(u"$.room.name"_s);
        const qsizetype at = capture.request.body.indexOf("\"demo\"");
        for (const BytesView *view : views)
            QCOMPARE(view->mark(), (ByteRange {at, at + 6}));
        QCOMPARE(status.last().first().toString(), u"body.room.name"_s);
        for (BytesView *view : views) { // and the other way round
            emit view->byteActivated(capture.request.body.indexOf("12"));
            QCOMPARE(model->fieldOf(tree->currentIndex()), u"body.n"_s);
            QCOMPARE(status.last().first().toString(), u"body.n"_s);
            emit view->byteActivated(at);
            QCOMPARE(model->fieldOf(tree->currentIndex()), u"body.room.name"_s);
        }
    }

    void showsWhatIsNoJson_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        picture.save(&buffer, "PNG");
        QTest::newRow("text") << "hello <b>you</b>"_ba << u"text · 16 B"_s;
        QTest::newRow("bytes") << QByteArray("\0\1\xff", 3) << u"binary data · 3 B"_s;
        QTest::newRow("broken") << "{\"a\":1,oops"_ba << u"broken JSON"_s;
        QTest::newRow("picture") << png << u"PNG, 40 × 30 pixels"_s;
        QTest::newRow("broken picture")
            << png.left(png.size() - 30) << u"PNG, 40 × 30 pixels: incomplete"_s;
        QTest::newRow("huge picture") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"
                                                             "0000ffff0000ffff080200000039674e07"
                                                             "000000014944415400000000")
                                      << u"too large to show"_s;
        QTest::newRow("packed") << gzip("{\"a\":1}", 9, 3) << u"JSON · 7 B · unpacked from"_s;
        QTest::newRow("packed and cut off")
            << gzip("{\"a\":1}", 9, 3).chopped(9)
            << u"cannot be unpacked: the gzip data is damaged · binary data"_s;
    }
    void showsWhatIsNoJson()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf(body);
        pane.setCapture(&capture);
        QTRY_VERIFY2(note(pane).contains(says), qPrintable(note(pane)));
    }

    /// What is packed shows no secret either.
    void masksWhatWasPacked()
    {
        const QByteArray body =
            "{\"event\":\"x\",\"token\":\"eyJhIjoxfQ.eyJiIjoxfQ.c2lnbmF0dXJl\"}";
        Capture capture = captureOf(gzip(body, 9, 3));
        capture.seq = 5; // one and the same, masked and not
        BodyPane pane(m_catalog);
        for (const bool shown : {false, true}) {
            pane.setSecretsShown(shown);
            pane.setCapture(&capture);
            QTRY_VERIFY(note(pane).contains(u"JSON"_s));
            QCOMPARE(pane.findChild<BytesView *>()->bytes().contains("c2lnbmF0dXJl"), shown);
        }
    }

    /// What is read in the background has nothing of the pane's.
    void isClosedWhileItReads()
    {
        const QByteArray body =
            "{\"event\":\"x\",\"token\":[" + QByteArray("1,").repeated(3'000'000) + "1]}";
        const Capture capture = captureOf(gzip(body, 9, 3));
        for (int i = 0; i < 3; ++i) {
            BodyPane pane(EventCatalog::load().value());
            pane.setCapture(&capture);
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    }

    /// What came, not what is shown of it.
    void tellsTheSizeThatCame_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const QByteArray json = "{\"event\":\"x\",\"token\":\"eyJhIjoxfQ.eyJiIjoxfQ.c2ln\"}";
        QTest::newRow("plain") << json << u"JSON · %1 B"_s.arg(json.size());
        QTest::newRow("packed") << gzip(json, 9, 3) << u"JSON · %1 B · unpacked"_s.arg(json.size());
    }
    void tellsTheSizeThatCame()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        BodyPane pane(m_catalog);
        const Capture capture = captureOf(body);
        pane.setCapture(&capture);
        QTRY_VERIFY2(note(pane).startsWith(says), qPrintable(note(pane)));
        QVERIFY(pane.findChild<BytesView *>()->bytes().contains("[redacted]"));
    }

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
        QTRY_VERIFY2(note(pane).contains(u"4 fields"_s), qPrintable(note(pane)));
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
        PointedValue value = table->currentValue();
        QCOMPARE(value.path, QString());
        QCOMPARE(value.term, QString());
        QCOMPARE(value.wholeName(), QString::fromLatin1(longName));
        table->goTo(1);
        QCOMPARE(table->currentField(), u"body.b"_s);
        value = table->currentValue();
        QVERIFY(value.value.size() < 5000);
        QCOMPARE(value.all(), QString::fromLatin1(longValue));
        QCOMPARE(value.term, u"body.b="_s + u"v"_s.repeated(400) + u'*');
        const auto filter = Filter::compile(value.term);
        QVERIFY(filter && filter->matches(capture, 0));
    }

    void copiesVeryLongMembers()
    {
        BodyPane pane(m_catalog);
        pane.show();
        pane.setSecretsShown(true);
        const QByteArray longName(100'000, 'n');
        const QByteArray longValue = QByteArray("v\\u0041").repeated(20'000);
        const Capture capture =
            captureOf("{\"" + longName + "\":{\"x\":1},\"b\":\"" + longValue + "\"}");
        pane.setCapture(&capture);
        const BodyModel &model = pane.findChild<BodyTree *>()->bodyModel();
        QTRY_COMPARE(model.rowCount(model.index(0, 0)), 2);
        const QModelIndex wide = model.index(0, 0, model.index(0, 0));
        QCOMPARE(model.fieldOf(wide), QString());
        QCOMPARE(model.fieldOf(model.index(0, 0, wide)), QString());
        QCOMPARE(model.pointedValue(wide).path, QString());
        QCOMPARE(model.pointedValue(wide).wholeName(), QString::fromLatin1(longName));
        QCOMPARE(model.pointedValue(wide).all(), u"{\"x\":1}"_s);
        const PointedValue value = model.pointedValue(model.index(1, 0, model.index(0, 0)));
        QCOMPARE(value.name, u"b"_s);
        QCOMPARE(value.all(), u"vA"_s.repeated(20'000));
        QCOMPARE(value.json(), QString::fromLatin1('"' + longValue + '"'));
        QCOMPARE(value.term, u"body.b="_s + u"vA"_s.repeated(200) + u'*');
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
        QTRY_VERIFY2(note(pane).contains(u"3 parts"_s), qPrintable(note(pane)));
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

    void marksWhatTheFilterMatches_data()
    {
        QTest::addColumn<qsizetype>("padding"); // large ones are searched in the background
        QTest::newRow("small") << qsizetype(1);
        QTest::newRow("large") << qsizetype(300'000);
    }
    void marksWhatTheFilterMatches()
    {
        QFETCH(qsizetype, padding);
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf("{\"name\":\"Alice\",\"other\":\"Bob\",\"x\":\""
                                          + QByteArray(padding, 'x') + "\"}");
        const auto highlight = [](const QString &filter) {
            return FilterHighlight(*Filter::compile(filter));
        };
        pane.setHighlight(highlight(u"body.name:al*"_s));
        pane.setCapture(&capture);
        auto *view = pane.findChild<BytesView *>();
        QTRY_COMPARE(view->matches(), QList<ByteRange>({{8, 15}}));
        const BodyModel &model = pane.findChild<BodyTree *>()->bodyModel();
        const QModelIndex root = model.index(0, 0);
        const auto isMarked = [&](int row, int column) {
            const QModelIndex index = model.index(row, column, root);
            const bool marked = index.data(Qt::BackgroundRole).isValid();
            // Not by the colour alone.
            if (marked != index.data(Qt::FontRole).value<QFont>().underline()
                || marked == index.data(Qt::AccessibleDescriptionRole).toString().isEmpty())
                qFatal("marked in one way only");
            return marked;
        };
        QVERIFY(isMarked(0, BodyModel::Value));
        QVERIFY(!isMarked(0, BodyModel::Name) && !isMarked(1, BodyModel::Value));
        pane.setHighlight(highlight(u"bob or other"_s));
        QTRY_COMPARE(view->matches().size(), 2);
        QVERIFY(isMarked(1, BodyModel::Value) && isMarked(1, BodyModel::Name));
        QVERIFY(!isMarked(0, BodyModel::Value));
        pane.setHighlight({});
        QTRY_VERIFY(view->matches().isEmpty());
        QVERIFY(!isMarked(1, BodyModel::Value));
    }

    void largeBodiesAreThereAtOnce()
    {
        const QByteArray body = '[' + QByteArray("{\"key\":\"value\"},").repeated(300'000) + "1]";
        Capture capture = test::makeCapture(body, {});
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        pane.setCapture(&capture);
        QCOMPARE(pane.findChild<BytesView *>()->bytes(), body);
        QVERIFY(note(pane).startsWith(u"Reading"_s));
        pane.showPath(u"$[3].key"_s); // as soon as it is read
        auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
        auto *model = static_cast<BodyModel *>(tree->model());
        QTRY_COMPARE_WITH_TIMEOUT(model->fieldOf(tree->currentIndex()), u"body[3].key"_s, 30'000);
        QVERIFY(model->rowCount(model->index(0, 0)) < 10'000); // of 300 001
        pane.setCapture(nullptr);
        QCOMPARE(model->rowCount(), 0);
    }

    void offersWhatCanBeDoneWithAValue()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf("{\"room\":{\"name\":\"de\\u006do (1)\"}}");
        pane.setCapture(&capture);
        pane.showPath(u"$.room.name"_s);
        auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
        emit tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        const auto copied = [&](const QString &action) {
            if (!menuAction(pane, action))
                return u"no such action"_s;
            menuAction(pane, action)->trigger();
            return QApplication::clipboard()->text();
        };
        QCOMPARE(copied(u"Copy value"_s), u"demo (1)"_s);
        QCOMPARE(copied(u"Copy JSON"_s), u"\"de\\u006do (1)\""_s);
        QCOMPARE(copied(u"Copy path"_s), u"$.room.name"_s);
        QCOMPARE(copied(u"Copy as filter term"_s), u"body.room.name=\"demo (1)\""_s);
        QVERIFY(copied(u"Copy the request as cURL"_s).contains(u"fit\ncurl "_s));
        QVERIFY(
            copied(u"Copy the request as raw HTTP"_s).startsWith(u"POST /hook?x=1 HTTP/1.1\r\n"_s));
        QVERIFY(!QApplication::clipboard()->text().contains(u"c2ln"_s)); // the signature
        QSignalSpy filter(&pane, &DetailPane::filterRequested);
        QSignalSpy column(&pane, &DetailPane::columnRequested);
        menuAction(pane, u"… and not this"_s)->trigger();
        QCOMPARE(filter.last(),
                 (QVariantList {u"body.room.name=\"demo (1)\""_s,
                                QVariant::fromValue(FilterUse::AndNot)}));
        menuAction(pane, u"Follow room room-1"_s)->trigger();
        QCOMPARE(filter.last().first().toString(), u"room=room-1"_s);
        menuAction(pane, u"Show as column"_s)->trigger();
        QCOMPARE(column.last().first().toString(), u"body.room.name"_s);
    }

    void findsInTheEvent()
    {
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        tabs.resize(1000, 400);
        tabs.show();
        Capture capture = captureOf("{\"a\":\"Demo\",\"b\":\"d\\u0065mo\"}");
        capture.request.headers.append(HttpHeader {"X-Where", "in the DEMO"});
        capture.answer.body = "a demo";
        tabs.setCapture(&capture);
        auto *body = tabs.findChild<BodyPane *>();
        tabs.setCurrentWidget(body);
        auto *tree = body->findChild<QTreeView *>(u"bodyTree"_s);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_F, Qt::ControlModifier);
        auto *bar = tabs.findChild<FindBar *>();
        QVERIFY(bar->isVisible());
        auto *text = bar->findChild<QLineEdit *>();
        const auto count = [&] {
            return bar->findChild<QLabel *>()->text();
        };
        text->setText(u"demo"_s);
        QTest::keyClick(text, Qt::Key_Return); // does not wait for the pause
        auto *model = static_cast<BodyModel *>(tree->model());
        QCOMPARE(model->fieldOf(tree->currentIndex()), u"body.a"_s);
        QCOMPARE(body->findChild<BytesView *>()->selectedBytes(), "Demo"_ba);
        QStringList visited;
        for (const int total = count().section(u' ', -1).toInt(); visited.size() < total;) {
            visited.append(tabs.tabText(tabs.currentIndex()).remove(u'&'));
            QTest::keyClick(text, Qt::Key_Return);
            if (visited.size() == 1)
                QCOMPARE(model->fieldOf(tree->currentIndex()), u"body.b"_s);
        }
        QCOMPARE(visited.join(u' '), u"Body Body Headers Wire"_s);
        QCOMPARE(count(), u"1 of 4"_s); // around
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count(), u"4 of 4"_s);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
    }

    /// Also where the tree does not go: the match is marked, not the list that it stands in.
    void marksWhatWasFound()
    {
        const QByteArray body = "[" + QByteArray("\"x\",").repeated(BodyModel::MostForOne)
            + "\"a needle in it\",\"y\"]";
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf(body);
        pane.setCapture(&capture);
        QTRY_VERIFY(note(pane).contains(u"JSON"_s));
        QTRY_COMPARE(pane.find(u"needle"_s), qsizetype(1));
        pane.showFound(0);
        const qsizetype at = body.indexOf("needle");
        for (const auto *view : pane.findChildren<BytesView *>())
            QCOMPARE(view->mark(), (ByteRange {at, at + 6}));
    }

    /// Without a tree the views point at each other; what is selected in one is marked in the
    /// other.
    void marksInTheOtherView()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf("plain тext");
        pane.setCapture(&capture);
        QTRY_VERIFY(note(pane).startsWith(u"text"_s));
        const QList<BytesView *> views = pane.findChildren<BytesView *>();
        QCOMPARE(views.size(), 2);
        for (int i : {0, 1}) {
            emit views[i]->byteActivated(6);
            QCOMPARE(views[1 - i]->mark(), (ByteRange {6, 8})); // the whole character
            emit views[i]->bytesSelected({2, 5});
            QCOMPARE(views[1 - i]->mark(), (ByteRange {2, 5}));
        }
    }

    /// Also where the tree does not go, what is clicked is marked, not the list that it stands in.
    void marksFarInWideLists()
    {
        const QByteArray body =
            "{\"l\":[" + QByteArray("\"x\",").repeated(BodyModel::MostForOne) + "12,\"yes\"]}";
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf(body);
        pane.setCapture(&capture);
        QTRY_VERIFY(note(pane).contains(u"JSON"_s));
        auto *view = pane.findChild<BytesView *>();
        const qsizetype at = body.indexOf("\"yes\"");
        emit view->byteActivated(at + 2);
        QCOMPARE(view->mark(), (ByteRange {at, at + 5}));
        emit view->byteActivated(at - 1); // between them it is the list
        QCOMPARE(view->mark().begin, 5);
    }

    void marksWhereItBreaks()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture broken = captureOf("{\"a\":1,\"b\":tru}");
        pane.setCapture(&broken);
        const auto faults = [&] {
            QList<ByteRange> ranges;
            for (const auto *view : pane.findChildren<BytesView *>())
                ranges.append(view->fault());
            return ranges;
        };
        QTRY_VERIFY(note(pane).contains(u"broken"_s));
        QCOMPARE(faults().size(), 2);
        for (const ByteRange &fault : faults()) {
            QVERIFY(fault.begin >= 11 && fault.begin <= 15);
            QCOMPARE(fault.end, fault.begin + 1);
        }
        const Capture whole = captureOf("{\"a\":1}");
        pane.setCapture(&whole);
        QCOMPARE(faults(), QList<ByteRange>({{}, {}}));
    }

    /// Back at an event, the tree stands open as it was left.
    void goesOnWhereOneWas()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        Capture first = captureOf("{\"a\":{\"b\":{\"c\":1}},\"m\":\"{\\\"x\\\":[1,2]}\"}");
        Capture second = captureOf("{\"z\":1}");
        first.seq = 1;
        second.seq = 2;
        pane.setCapture(&first);
        auto *tree = pane.findChild<BodyTree *>();
        BodyModel &model = tree->bodyModel();
        tree->collapse(model.indexOf(u"$.a"_s));
        tree->expand(model.indexOf(u"$.m"_s));
        tree->goTo(model.indexOf(u"$.m.x[1]"_s));
        const TreePlace left = tree->place();
        pane.setCapture(&second);
        QVERIFY(tree->place().opened != left.opened);
        pane.setCapture(&first);
        QVERIFY(!tree->isExpanded(model.indexOf(u"$.a"_s)));
        QVERIFY(tree->isExpanded(model.indexOf(u"$.m"_s)));
        QCOMPARE(model.fieldOf(tree->currentIndex()), u"body.m.x[1]"_s);
        QCOMPARE(tree->place().opened, left.opened);
        second.seq = 1; // of another session
        second.request.receivedAtUs += 1;
        pane.setCapture(&second);
        QVERIFY(!tree->currentIndex().isValid());
    }

    /// Rows tell repeated keys apart, and long keys cost nothing.
    void goesBackToTheSameRow()
    {
        BodyPane pane(m_catalog);
        pane.resize(900, 600);
        pane.show();
        Capture first = captureOf("{\"k\":{\"x\":1},\"k\":{\"x\":2},\"" + QByteArray(5000, 'n')
                                  + "\":1}");
        Capture second = captureOf("{\"k\":3}");
        first.seq = 1;
        second.seq = 2;
        pane.setCapture(&first);
        auto *tree = pane.findChild<BodyTree *>();
        BodyModel &model = tree->bodyModel();
        const auto child = [&model](int row, int inside) {
            return model.index(inside, 0, model.index(row, 0, model.index(0, 0)));
        };
        tree->collapse(child(1, 0).parent());
        tree->goTo(child(0, 0));
        pane.setCapture(&second);
        pane.setCapture(&first);
        QCOMPARE(tree->currentIndex(), child(0, 0));
        QVERIFY(!tree->isExpanded(model.index(1, 0, model.index(0, 0))));
        // What leads nowhere is no place.
        tree->goTo(model.index(1, 0, model.index(0, 0)));
        tree->goBack({.opened = {{0}}, .current = {0, 2, 7}});
        QCOMPARE(tree->currentIndex(), model.index(1, 0, model.index(0, 0)));
    }

    /// However deep, the name of a value can be read.
    void showsNamesDeepInTheTree()
    {
        const auto picture = [this](const QByteArray &name) {
            BodyPane pane(m_catalog);
            pane.resize(900, 300);
            pane.show();
            QByteArray path = "$";
            QByteArray body;
            for (int i = 0; i < 60; ++i) {
                body += "{\"k\":";
                path += ".k";
            }
            body += "{\"" + name + "\":1}" + QByteArray(60, '}');
            const Capture capture = captureOf(body);
            pane.setCapture(&capture);
            pane.showPath(QString::fromLatin1(path + '.' + name));
            auto *tree = pane.findChild<BodyTree *>();
            if (!QTest::qWaitFor([tree] { return tree->columnWidth(0) > 100; }))
                qFatal("there is no room");
            QRect row = tree->visualRect(tree->currentIndex());
            row.setLeft(tree->columnViewportPosition(0));
            row.setWidth(tree->columnWidth(0));
            return tree->viewport()->grab(row).toImage();
        };
        QVERIFY(picture("first") != picture("other"));
    }

    /// What is painted over a deep name has the colour of its row.
    void paintsDeepNamesOnTheirRows()
    {
        BodyPane pane(m_catalog);
        pane.resize(900, 400);
        pane.show();
        const Capture capture = captureOf(QByteArray("{\"k\":").repeated(60)
                                          + R"({"a":1,"b":2,"c":3,"d":4})" + QByteArray(60, '}'));
        pane.setCapture(&capture);
        pane.showPath(u"$"_s + u".k"_s.repeated(60) + u".d"_s);
        auto *tree = pane.findChild<BodyTree *>();
        QTRY_VERIFY(tree->columnWidth(0) > 100);
        const QModelIndex last = tree->currentIndex();
        QCOMPARE(last.row(), 3);
        const QImage picture = tree->viewport()->grab().toImage();
        for (int row = 0; row < 3; ++row) {
            const QRect value = tree->visualRect(last.sibling(row, BodyModel::Value));
            QVERIFY(value.isValid());
            QCOMPARE(picture.pixelColor(value.left() - 2, value.top() + 1),
                     picture.pixelColor(value.right() - 2, value.top() + 1));
        }
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

    void offersToCopyTheRequestInTheBytes()
    {
        BodyPane pane(m_catalog);
        const Capture capture = captureOf("{\"a\":1}");
        pane.setCapture(&capture);
        for (auto *view : pane.findChildren<BytesView *>()) {
            QApplication::clipboard()->clear();
            QMenu menu(&pane);
            emit view->menuAboutToShow(&menu);
            menuAction(pane, u"Copy the request as raw HTTP"_s)->trigger();
            QVERIFY(QApplication::clipboard()->text().startsWith(u"POST /"_s));
            menuAction(pane, u"Copy the request as cURL"_s)->trigger();
            QVERIFY(QApplication::clipboard()->text().contains(u"curl "_s));
        }
    }

    void copiesEmptyValuesAndOddPaths()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf("{\"q\\\"z\":\"\"}");
        pane.setCapture(&capture);
        auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
        pane.showPath(u"$[\"q\\\"z\"]"_s);
        QCOMPARE(tree->currentIndex().row(), 0);
        QVERIFY(tree->currentIndex().parent().isValid());
        emit tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        QApplication::clipboard()->setText(u"before"_s);
        menuAction(pane, u"Copy value"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QString());
        menuAction(pane, u"Copy path"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"$[\"q\\\"z\"]"_s);
    }

    /// The same event once more, as when its answer comes: one stays where one was.
    void staysWhereOneWas()
    {
        BodyPane pane(m_catalog);
        pane.show();
        Capture capture = captureOf("{\"a\":1,\"b\":2}");
        capture.seq = 5;
        pane.setCapture(&capture);
        pane.showPath(u"$.b"_s);
        auto *tree = pane.findChild<QTreeView *>(u"bodyTree"_s);
        auto *model = static_cast<BodyModel *>(tree->model());
        capture.answer.afterUs = 900;
        pane.setCapture(&capture);
        QCOMPARE(model->fieldOf(tree->currentIndex()), u"body.b"_s);
        capture.seq = 6;
        pane.setCapture(&capture);
        QCOMPARE(model->fieldOf(tree->currentIndex()), QString());
    }
};

QTEST_MAIN(BodyPaneTest)
#include "tst_bodypane.moc"

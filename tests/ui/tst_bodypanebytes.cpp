// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"
#include "tests/support/bodypanes.h"
#include "ui/bodymodel.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"
#include "ui/detailtabs.h"
#include "ui/findbar.h"
#include "ui/icons.h"
#include "ui/wirepane.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::menuAction;
using test::noteOf;

/// The bytes of the body beside its tree: what is marked, found and offered in them.
class BodyPaneBytesTest : public QObject, private test::BodyPanes
{
    Q_OBJECT

    static BytesView *requestView(const DetailTabs &tabs)
    {
        for (auto *view : tabs.findChild<WirePane *>()->findChildren<BytesView *>()) {
            if (view->accessibleName() == u"The request as it came"_s)
                return view;
        }
        qFatal("the request is not shown");
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
        QTRY_VERIFY(noteOf(pane).contains(u"JSON"_s));
        QSignalSpy found(&pane, &DetailPane::found);
        qsizetype count = pane.find(u"needle"_s);
        if (count < 0) { // it takes a while
            QTRY_COMPARE(found.size(), 1);
            count = found.first().first().value<qsizetype>();
        }
        QCOMPARE(count, qsizetype(1));
        pane.showFound(0);
        const qsizetype at = body.indexOf("needle");
        for (const auto *view : pane.findChildren<BytesView *>())
            QCOMPARE(view->mark(), (ByteRange {at, at + 6}));
    }

    /// With the find bar goes what it marked; what the user has selected since stays.
    void unmarksWhatWasFound()
    {
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        tabs.resize(1000, 400);
        tabs.show();
        const Capture capture = captureOf("a needle and a needle");
        tabs.setCapture(&capture);
        auto *pane = tabs.findChild<BodyPane *>();
        tabs.setCurrentWidget(pane);
        QTRY_VERIFY(noteOf(*pane).startsWith(u"text"_s));
        auto *text = tabs.findChild<FindBar *>()->findChild<QLineEdit *>();
        const QList<BytesView *> views = pane->findChildren<BytesView *>();
        const auto find = [&] {
            views.first()->setFocus();
            QTest::keyClick(views.first(), Qt::Key_F, Qt::ControlModifier);
            text->setText(u"needle"_s);
            QTest::keyClick(text, Qt::Key_Return);
        };
        find();
        for (const BytesView *view : views) {
            QCOMPARE(view->mark(), (ByteRange {2, 8}));
            QCOMPARE(view->selection(), (ByteRange {2, 8}));
        }
        QTest::keyClick(text, Qt::Key_Escape);
        for (const BytesView *view : views) {
            QCOMPARE(view->mark(), ByteRange());
            QCOMPARE(view->selection(), (ByteRange {2, 2})); // one stays where one was
        }
        find();
        views.first()->setSelection({4, 6});
        QTest::keyClick(text, Qt::Key_Escape);
        QCOMPARE(views.first()->selection(), (ByteRange {4, 6}));
        QCOMPARE(views.last()->selection(), (ByteRange {2, 2}));
    }

    void unselectsWhatWasFoundInTheAnswer()
    {
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        tabs.resize(1000, 400);
        tabs.show();
        Capture capture = captureOf("nothing");
        capture.answer.status = 200;
        capture.answer.body = "a needle";
        tabs.setCapture(&capture);
        tabs.setCurrentWidget(tabs.findChild<WirePane *>());
        const auto found = [&] {
            const QList<BytesView *> views = tabs.findChildren<BytesView *>();
            return std::count_if(views.begin(), views.end(), [](const BytesView *view) {
                return view->selectedBytes() == "needle";
            });
        };
        auto *bar = tabs.findChild<FindBar *>();
        auto *text = bar->findChild<QLineEdit *>();
        bar->open();
        text->setText(u"needle"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE(found(), 1);
        QTest::keyClick(text, Qt::Key_Escape);
        QCOMPARE(found(), 0);
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
        QTRY_VERIFY(noteOf(pane).startsWith(u"text"_s));
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
        QTRY_VERIFY(noteOf(pane).contains(u"JSON"_s));
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
        QTRY_VERIFY(noteOf(pane).contains(u"broken"_s));
        QCOMPARE(faults().size(), 2);
        for (const ByteRange &fault : faults()) {
            QVERIFY(fault.begin >= 11 && fault.begin <= 15);
            QCOMPARE(fault.end, fault.begin + 1);
        }
        const Capture whole = captureOf("{\"a\":1}");
        pane.setCapture(&whole);
        QCOMPARE(faults(), QList<ByteRange>({{}, {}}));
    }

    void offersToCopyTheRequestInTheBytes()
    {
        BodyPane pane(m_catalog);
        const Capture capture = captureOf("{\"a\":1}");
        pane.setCapture(&capture);
        for (auto *view : pane.findChildren<BytesView *>()) {
            QApplication::clipboard()->clear();
            QMenu menu(&pane);
            emit view->menuAboutToShow(&menu, -1);
            menuAction(pane, u"Copy the request as raw HTTP"_s)->trigger();
            QVERIFY(QApplication::clipboard()->text().startsWith(u"POST /"_s));
            menuAction(pane, u"Copy the request as cURL"_s)->trigger();
            QVERIFY(QApplication::clipboard()->text().contains(u"curl "_s));
        }
    }

    /// The value under the pointer, or before which the caret stands, has the menu that it has in
    /// the tree, wherever its bytes are shown.
    void offersWhatCanBeDoneWithTheValueThere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("at"); // where the menu is opened
        QTest::addColumn<QString>("value"); // empty: nothing is offered
        QTest::addColumn<QString>("term");
        QTest::addColumn<QString>("field");
        const QByteArray json = "{\"room\":{\"name\":\"de\\u006do\",\"n\":12}}  ";
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("text") << json << QByteArray() << "\"de"_ba << u"demo"_s
                              << u"body.room.name=demo"_s << u"body.room.name"_s;
        QTest::newRow("its end") << json << QByteArray() << "\",\"n"_ba << u"demo"_s
                                 << u"body.room.name=demo"_s << u"body.room.name"_s;
        QTest::newRow("name") << json << QByteArray() << "n\":12"_ba << u"12"_s
                              << u"body.room.n=12"_s << u"body.room.n"_s;
        QTest::newRow("object") << json << QByteArray() << "{\"name"_ba
                                << u"{\"name\":\"de\\u006do\",\"n\":12}"_s
                                << u"has:body.room"_s << QString();
        QTest::newRow("behind all") << json << QByteArray() << "  "_ba << QString() << QString()
                                    << QString();
        QTest::newRow("no JSON") << "hello"_ba << QByteArray() << "ll"_ba << QString() << QString()
                                 << QString();
        QTest::newRow("field") << "user=A+%28b%29&n=1"_ba << form << "%29"_ba << u"A (b)"_s
                               << u"body.user=\"A (b)\""_s << u"body.user"_s;
        QTest::newRow("another field") << "user=A+%28b%29&n=1"_ba << form << "n=1"_ba << u"1"_s
                                       << u"body.n=1"_s << u"body.n"_s;
        QTest::newRow("JSON in a field")
            << "a=1&p=%7B%22x%22%3A%5B7%2C8%5D%7D"_ba << form << "8%5D"_ba << u"8"_s
            << u"body.p.x[1]=8"_s << u"body.p.x[1]"_s;
    }
    void offersWhatCanBeDoneWithTheValueThere()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, at);
        QFETCH(QString, value);
        QFETCH(QString, term);
        QFETCH(QString, field);
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        const Capture capture = captureOf(body, type);
        tabs.setCapture(&capture);
        auto *pane = tabs.findChild<BodyPane *>();
        QTRY_VERIFY(!noteOf(*pane).startsWith(u"Reading"_s));
        QSignalSpy filter(&tabs, &DetailTabs::filterRequested);
        QSignalSpy column(&tabs, &DetailTabs::columnRequested);
        QList<BytesView *> views = pane->findChildren<BytesView *>();
        views.append(requestView(tabs));
        for (BytesView *view : std::as_const(views)) {
            QMenu *menu = new QMenu(&tabs);
            emit view->menuAboutToShow(menu, view->bytes().lastIndexOf(at));
            const auto trigger = [&tabs](const QString &text) {
                QAction *action = menuAction(tabs, text);
                if (action)
                    action->trigger();
                return action != nullptr;
            };
            QApplication::clipboard()->setText(u"before"_s);
            QCOMPARE(trigger(u"Copy value"_s), !value.isEmpty());
            QCOMPARE(QApplication::clipboard()->text(), value.isEmpty() ? u"before"_s : value);
            QCOMPARE(trigger(u"… and this"_s), !term.isEmpty());
            QCOMPARE(filter.isEmpty() ? QString() : filter.takeLast().first().toString(), term);
            QCOMPARE(trigger(u"Show as column"_s), !field.isEmpty());
            QCOMPARE(column.isEmpty() ? QString() : column.takeLast().first().toString(), field);
            QVERIFY(trigger(u"Copy the request as cURL"_s));
            delete menu;
        }
    }

    /// The tree has what the menu is about: it is not made once more for a click elsewhere.
    void findsTheValueInTheTree()
    {
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        const QByteArray body = '[' + QByteArray("10,").repeated(3 * BodyModel::Piece) + "12]";
        const Capture capture = captureOf(body);
        tabs.setCapture(&capture);
        auto *pane = tabs.findChild<BodyPane *>();
        QTRY_VERIFY(!noteOf(*pane).startsWith(u"Reading"_s));
        const BodyModel &model = pane->findChild<BodyTree *>()->bodyModel();
        QVERIFY(model.rowCount(model.index(0, 0)) <= BodyModel::Piece);
        BytesView *view = requestView(tabs);
        QMenu menu(&tabs);
        emit view->menuAboutToShow(&menu, view->bytes().lastIndexOf("12]"));
        menuAction(tabs, u"Copy value"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"12"_s);
        QCOMPARE(model.rowCount(model.index(0, 0)), 3 * BodyModel::Piece + 1);
    }

    /// Of a packed body the bytes that came are no values, and the head has none.
    void offersNoValueWhereThereIsNone()
    {
        Icons icons;
        icons.setPalette(QPalette());
        DetailTabs tabs(icons, m_catalog);
        const Capture capture = captureOf(gzip("{\"a\":\"demo\"}", 9, 3));
        tabs.setCapture(&capture);
        QTRY_VERIFY(noteOf(*tabs.findChild<BodyPane *>()).contains(u"unpacked"_s));
        BytesView *view = requestView(tabs);
        for (const qsizetype byte : {qsizetype(1), view->bytes().size() - 10, qsizetype(-1)}) {
            QMenu menu(&tabs);
            emit view->menuAboutToShow(&menu, byte);
            QVERIFY(!menuAction(tabs, u"Copy value"_s));
        }
    }
};

QTEST_MAIN(BodyPaneBytesTest)
#include "tst_bodypanebytes.moc"

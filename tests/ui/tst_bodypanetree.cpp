// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bodypanes.h"
#include "ui/bodymodel.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::menuAction;
using test::noteOf;

/// The tree of the body: its values, and where one is in it.
class BodyPaneTreeTest : public QObject, private test::BodyPanes
{
    Q_OBJECT

private slots:
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

    void largeBodiesAreThereAtOnce()
    {
        const QByteArray body = '[' + QByteArray("{\"key\":\"value\"},").repeated(300'000) + "1]";
        Capture capture = test::makeCapture(body, {});
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        pane.setCapture(&capture);
        QCOMPARE(pane.findChild<BytesView *>()->bytes(), body);
        QVERIFY(noteOf(pane).startsWith(u"Reading"_s));
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

    /// Also what is behind the rows that are made at first.
    void goesToTheEndOfLongLists()
    {
        QByteArray body = "{\"l\":[";
        for (int i = 0; i < 29'999; ++i)
            body += QByteArray::number(i) + ',';
        body += "\"needle\"]}";
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const Capture capture = captureOf(body);
        pane.setCapture(&capture);
        QTRY_VERIFY(noteOf(pane).startsWith(u"JSON"_s));
        auto *tree = pane.findChild<BodyTree *>();
        const BodyModel &model = tree->bodyModel();
        tree->expand(pane.findChild<BodyTree *>()->bodyModel().indexOf(u"$.l"_s));
        QTest::keyClick(tree, Qt::Key_End);
        QCOMPARE(model.fieldOf(tree->currentIndex()), u"body.l[29999]"_s);
        QVERIFY(tree->visualRect(tree->currentIndex()).isValid());
        QTest::keyClick(tree, Qt::Key_Home);
        // In a tree that was not opened so far, too.
        Capture other = capture;
        other.seq = 7;
        pane.setCapture(&other);
        QTRY_VERIFY(noteOf(pane).startsWith(u"JSON"_s));
        QTRY_COMPARE(pane.find(u"needle"_s), qsizetype(1));
        pane.showFound(0);
        QCOMPARE(model.fieldOf(tree->currentIndex()), u"body.l[29999]"_s);
    }

    /// Rows that begin behind their column tell how deep they are.
    void tellsRowsOfDifferentDepthApart()
    {
        BodyPane pane(m_catalog);
        pane.resize(900, 900);
        pane.show();
        QByteArray body;
        for (int i = 0; i < 40; ++i)
            body += "{\"k\":";
        const Capture capture = captureOf(body + '1' + QByteArray(40, '}'));
        pane.setCapture(&capture);
        pane.showPath(u"$"_s + u".k"_s.repeated(40));
        auto *tree = pane.findChild<BodyTree *>();
        QTRY_VERIFY(tree->columnWidth(0) > 100);
        tree->setCurrentIndex({});
        const QImage picture = tree->viewport()->grab().toImage();
        const auto nameOf = [&](const QString &path) {
            QRect row = tree->visualRect(tree->bodyModel().indexOf(path));
            row.setLeft(tree->columnViewportPosition(0));
            row.setRight(tree->columnViewportPosition(0) + tree->columnWidth(0) - 1);
            return picture.copy(row);
        };
        // Every other row has another background.
        QVERIFY(nameOf(u"$"_s + u".k"_s.repeated(32)) != nameOf(u"$"_s + u".k"_s.repeated(34)));
        QVERIFY(nameOf(u"$"_s + u".k"_s.repeated(34)) != nameOf(u"$"_s + u".k"_s.repeated(36)));
    }
};

QTEST_MAIN(BodyPaneTreeTest)
#include "tst_bodypanetree.moc"

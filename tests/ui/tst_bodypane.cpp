// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"
#include "tests/support/bodypanes.h"
#include "ui/bodymodel.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"

#include <QBuffer>
#include <QAbstractButton>
#include <QImage>
#include <QSplitter>
#include <QTest>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;
using test::menuAction;
using test::noteOf;

/// What the pane tells of a body, and how it reads one.
class BodyPaneTest : public QObject, private test::BodyPanes
{
    Q_OBJECT

private slots:
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
        QTRY_VERIFY2(noteOf(pane).contains(says), qPrintable(noteOf(pane)));
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
            QTRY_VERIFY(noteOf(pane).contains(u"JSON"_s));
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
        QTRY_VERIFY2(noteOf(pane).startsWith(says), qPrintable(noteOf(pane)));
        QVERIFY(pane.findChild<BytesView *>()->bytes().contains("[redacted]"));
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

    /// Where nothing is to be seen it says why.
    void saysWhyNothingIsShown()
    {
        BodyPane pane(m_catalog);
        pane.resize(1000, 400);
        pane.show();
        const auto said = [&pane] {
            QStringList texts;
            for (const auto *label : pane.findChildren<QLabel *>()) {
                if (label->isVisible() && !label->text().isEmpty())
                    texts.append(label->text());
            }
            return texts.join(u'|');
        };
        const auto views = [&pane] {
            return pane.findChild<QSplitter *>()->isVisible();
        };
        QCOMPARE(said(), u"Select an event to see its body."_s);
        QVERIFY(!views());
        const Capture none = captureOf({});
        pane.setCapture(&none);
        QCOMPARE(said(), u"The request has no body."_s);
        QVERIFY(!views());
        Capture hidden = captureOf("{\"a\":1}");
        hidden.maskedBody.reset();
        pane.setCapture(&hidden);
        QCOMPARE(said(),
                 u"The body is hidden because it has not been checked for secrets."_s);
        Capture refused = captureOf({});
        refused.request.refusal.status = 413;
        pane.setCapture(&refused);
        QCOMPARE(said(), u"The request was refused before its body was read."_s);
        const Capture json = captureOf("{\"a\":1}");
        pane.setCapture(&json);
        QVERIFY2(said().startsWith(u"JSON"), qPrintable(said()));
        QVERIFY(views());
        const auto toggle = [&pane](const QString &name) {
            for (auto *button : pane.findChildren<QAbstractButton *>()) {
                if (button->accessibleName() == name)
                    button->toggle();
            }
        };
        toggle(u"Tree"_s);
        toggle(u"Raw"_s);
        QVERIFY2(said().endsWith(u"|Tree, Raw and Hex are switched off."_s), qPrintable(said()));
        QVERIFY(!views());
        const Capture text = captureOf("hello");
        pane.setCapture(&text);
        QTRY_COMPARE(said().section(u'|', -1),
                     u"This body has no tree, and Raw and Hex are switched off."_s);
        toggle(u"Hex"_s);
        QVERIFY(views());
        QVERIFY2(!said().contains(u"switched off"), qPrintable(said()));
    }
};

QTEST_MAIN(BodyPaneTest)
#include "tst_bodypane.moc"

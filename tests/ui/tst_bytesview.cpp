// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"
#include "ui/textcolumns.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// Where it scrolls to, and what keys, clicks and menus do in it.
class BytesViewTest : public QObject
{
    Q_OBJECT

private slots:
    /// What is marked on several lines is one area, whatever is written there.
    void leavesNoGapBetweenLines()
    {
        BytesView view;
        view.resize(400, 200);
        view.setBytes("éa\nבb\nas\nén");
        view.show();
        view.setMark({0, view.bytes().size()});
        const QImage image = view.viewport()->grab().toImage();
        const QColor base = view.palette().color(QPalette::Base);
        int x = image.width() - 1; // the column of pixels that has most of the mark
        const auto isMarked = [&](int column, int y) {
            return image.pixelColor(column, y) != base;
        };
        int best = 0;
        int gaps = 0;
        for (; x > 0; --x) {
            int marked = 0;
            int first = -1;
            int last = -1;
            for (int y = 0; y < image.height(); ++y) {
                if (!isMarked(x, y))
                    continue;
                ++marked;
                first = first < 0 ? y : first;
                last = y;
            }
            if (marked > best) {
                best = marked;
                gaps = last - first + 1 - marked;
            }
        }
        QVERIFY(best > 4 * view.fontMetrics().height());
        QCOMPARE(gaps, 0);
    }

    void scrollsSidewaysInHexadecimal()
    {
        BytesView view;
        view.setMode(ByteLines::Mode::Hex);
        view.resize(220, 100); // less than eight bytes
        view.setBytes("0123456789abcdef");
        view.show();
        QVERIFY(view.horizontalScrollBar()->maximum() > 0);
        view.setMark({7, 8});
        QVERIFY(view.horizontalScrollBar()->value() > 0);
        view.setMark({8, 9});
        QCOMPARE(view.horizontalScrollBar()->value(), 0);
    }

    void tellsWhatTheUserSelects()
    {
        BytesView view;
        view.resize(600, 200);
        view.show();
        view.setBytes("first line");
        QSignalSpy selected(&view, &BytesView::bytesSelected);
        view.setSelection({1, 2}); // not the user
        QCOMPARE(selected.size(), 0);
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(selected.last().first().value<ByteRange>(), (ByteRange {0, 2}));
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(selected.last().first().value<ByteRange>(), (ByteRange {0, 10}));
    }

    void showsWhatIsCutLater()
    {
        BytesView view;
        view.resize(600, 200);
        view.show();
        view.setBytes(QByteArray("line\n").repeated(500'000));
        view.setSelection({2'400'000, 2'400'004});
        QTRY_VERIFY(view.verticalScrollBar()->value() > 479'000);
        QVERIFY(view.verticalScrollBar()->value() <= 480'000);
        view.resize(400, 200); // is cut anew, and comes back there
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 490'000);
        QTRY_VERIFY(qAbs(view.verticalScrollBar()->value() - 480'000) < 100);
    }

    void keysMoveAndSelect()
    {
        BytesView view;
        view.resize(600, 200);
        view.show();
        view.setBytes("first line\nsecond line\nthird");
        QSignalSpy pointed(&view, &BytesView::byteActivated);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(pointed.last().first().toLongLong(), 11);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(view.selectedText(), u"second line"_s);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"second line"_s);
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.selectedBytes(), view.bytes());
        view.setMode(ByteLines::Mode::Hex);
        view.setSelection({0, 3});
        QCOMPARE(view.selectedText(), u"66 69 72"_s);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(pointed.last().first().toLongLong(), 0);
    }

    /// Whatever a character takes in bytes, the caret goes from one to the next and straight down.
    void keysMoveByCharacters()
    {
        BytesView view;
        view.resize(600, 200);
        view.show();
        view.setBytes("абв\nxyz\n漢字");
        QSignalSpy pointed(&view, &BytesView::byteActivated);
        const auto after = [&](Qt::Key key) {
            QTest::keyClick(&view, key);
            return pointed.last().first().toLongLong();
        };
        QCOMPARE(after(Qt::Key_Right), 2);
        QCOMPARE(after(Qt::Key_Right), 4);
        QCOMPARE(after(Qt::Key_Left), 2);
        QCOMPARE(after(Qt::Key_Down), 8); // the y
        QCOMPARE(after(Qt::Key_Down), 14); // 字
        QCOMPARE(after(Qt::Key_Left), 11);
        QCOMPARE(after(Qt::Key_Up), 7);
    }

    /// Other fonts have other columns: what does not fit can be scrolled to.
    void reachesTheEndOfWideLines()
    {
        BytesView view;
        view.resize(300, 200);
        view.show();
        const QFontMetricsF metrics(view.font());
        const qreal least = 1.4 * metrics.horizontalAdvance(u'0');
        char16_t wide = 0x500;
        while (wide < 0xd800
               && (columnsOf(wide) > 1 || !QChar(wide).isLetter()
                   || metrics.horizontalAdvance(QChar(wide)) < least))
            ++wide;
        if (wide == 0xd800)
            QSKIP("no font has such a one");
        view.setBytes(QString(60, QChar(wide)).toUtf8());
        QTRY_VERIFY(view.horizontalScrollBar()->maximum() > 0);
        const int most = view.horizontalScrollBar()->maximum();
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.horizontalScrollBar()->maximum(), most);
        QVERIFY(view.horizontalScrollBar()->value() > 0);
        view.setBytes("narrow");
        QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    }

    /// From behind the last byte, too.
    void movesUpFromTheVeryEnd()
    {
        BytesView view;
        view.resize(900, 200);
        view.setMode(ByteLines::Mode::Hex);
        view.setBytes(QByteArray(64, 'a'));
        view.show();
        QSignalSpy pointed(&view, &BytesView::byteActivated);
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Up);
        const qint64 up = pointed.last().first().toLongLong();
        QVERIFY2(up % 16 == 15 && up < 48, qPrintable(QString::number(up)));
    }

    void clicksFindTheByte_data()
    {
        QTest::addColumn<ByteLines::Mode>("mode");
        QTest::newRow("text") << ByteLines::Mode::Text;
        QTest::newRow("hex") << ByteLines::Mode::Hex;
    }
    void clicksFindTheByte()
    {
        QFETCH(ByteLines::Mode, mode);
        BytesView view;
        view.resize(900, 200);
        view.setMode(mode);
        view.setBytes("0123456789");
        view.show();
        QSignalSpy pointed(&view, &BytesView::byteActivated);
        qsizetype last = -1;
        for (int x = 0; x < 800; x += 3) { // from left to right they never go back
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {x, 8});
            const qsizetype byte = pointed.last().first().toLongLong();
            if (mode == ByteLines::Mode::Text || x < 250)
                QVERIFY2(byte >= last, qPrintable(QString::number(x)));
            last = byte;
        }
        QVERIFY(last >= 9);
    }

    void bringsWhatIsMarkedIntoView()
    {
        BytesView view;
        view.resize(600, 200);
        view.show();
        view.setBytes(QByteArray("line\n").repeated(10'000));
        QCOMPARE(view.verticalScrollBar()->value(), 0);
        view.setMark({25'000, 25'004});
        QVERIFY(view.verticalScrollBar()->value() > 4'900);
        QVERIFY(view.verticalScrollBar()->value() <= 5'000);
        view.setMark({0, 4}, false);
        QVERIFY(view.verticalScrollBar()->value() > 4'900);
        view.resize(300, 100); // the same bytes stay in view
        QVERIFY(qAbs(view.verticalScrollBar()->value() - 4'995) < 10);
    }

    /// A menu is about the byte under the pointer, or that which the caret stands before.
    void opensItsMenuAtAByte()
    {
        BytesView view;
        view.resize(400, 200);
        view.setBytes("first\nsecond");
        view.show();
        QList<qsizetype> bytes;
        QList<QPoint> places;
        connect(&view, &BytesView::menuAboutToShow, &view, [&](QMenu *menu, qsizetype byte) {
            bytes.append(byte);
            const auto close = [&places, menu] {
                places.append(menu->pos());
                menu->close();
            };
            connect(menu, &QMenu::aboutToShow, menu, close, Qt::QueuedConnection); // once it is
        });
        const int line = QFontMetrics(view.font()).lineSpacing() + 2;
        const auto open = [&view](QWidget *where, QContextMenuEvent::Reason reason, QPoint at) {
            QContextMenuEvent event(reason, at, view.viewport()->mapToGlobal(at));
            QApplication::sendEvent(where, &event);
            QTRY_VERIFY(view.findChildren<QMenu *>().isEmpty());
        };
        view.setSelection({8, 8}); // "cond"
        open(view.viewport(), QContextMenuEvent::Mouse, {150, line / 2});
        open(view.viewport(), QContextMenuEvent::Mouse, {300, line + line / 2});
        open(view.viewport(), QContextMenuEvent::Mouse, {60, 4 * line});
        open(&view, QContextMenuEvent::Keyboard, {200, 100});
        view.setSelection({12, 12}); // behind the last byte it is about that
        open(&view, QContextMenuEvent::Keyboard, {200, 100});
        view.setBytes({});
        open(&view, QContextMenuEvent::Keyboard, {200, 100});
        QCOMPARE(bytes, (QList<qsizetype> {5, 11, -1, 8, 11, -1}));
        QCOMPARE(places.size(), bytes.size());
        QVERIFY(places.at(3).x() < places.at(4).x()); // where the caret is
        QCOMPARE(places.at(3).y(), places.at(4).y());
    }

    /// As that of an event's window does when another session is opened meanwhile.
    void mayEndWhileItsMenuIsOpen()
    {
        auto view = std::make_unique<BytesView>();
        view->setBytes("first");
        view->show();
        QPointer<QMenu> menu;
        connect(view.get(), &BytesView::menuAboutToShow, this, [&menu](QMenu *opened) {
            menu = opened;
        });
        QTimer::singleShot(0, this, [&view] { view.reset(); });
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, view->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(view->viewport(), &event);
        QVERIFY(menu);
        QTRY_VERIFY(!view);
        QVERIFY(!menu);
    }
};

QTEST_MAIN(BytesViewTest)
#include "tst_bytesview.moc"

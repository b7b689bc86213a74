// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"
#include "ui/textcolumns.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <memory>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class BytesViewTest : public QObject
{
    Q_OBJECT

private slots:
    void cutsIntoLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("none") << QByteArray() << QStringList {u""_s};
        QTest::newRow("one") << "ab"_ba << QStringList {u"ab"_s};
        QTest::newRow("two") << "ab\r\ncd\n"_ba << QStringList {u"ab"_s, u"cd"_s};
        QTest::newRow("empty line") << "a\n\nb"_ba << QStringList {u"a"_s, u""_s, u"b"_s};
        QTest::newRow("long") << QByteArray("0123456789").repeated(4)
                              << QStringList {u"0123456789012345"_s, u"6789012345678901"_s,
                                              u"23456789"_s};
        // The accent begins at byte 15 and must not be cut.
        QTest::newRow("at a character")
            << "0123456789abcdeéx"_ba << QStringList {u"0123456789abcdeé"_s, u"x"_s};
        QTest::newRow("Cyrillic") << QByteArray("привет, ").repeated(3)
                                  << QStringList {u"привет, привет, "_s, u"привет, "_s};
        QTest::newRow("ideographs take two columns")
            << "漢字かなカナ한글ab"_ba << QStringList {u"漢字かなカナ한글"_s, u"ab"_s};
        QTest::newRow("none is halved")
            << "0123456789abcde漢"_ba << QStringList {u"0123456789abcde"_s, u"漢"_s};
        QTest::newRow("emoji") << QByteArray("😀").repeated(9)
                               << QStringList {u"😀"_s.repeated(8), u"😀"_s};
        QTest::newRow("signs") << "a\x1b[1m\t\x7f\x01"_ba
                               << QStringList {u"a\u241b[1m   \u2421\u2401"_s};
        QTest::newRow("tabs") << "\tab\tc"_ba << QStringList {u"        ab      "_s, u"c"_s};
        QTest::newRow("a tab where it is full")
            << "0123456789abcdef\tb"_ba << QStringList {u"0123456789abcdef"_s, u"        b"_s};
        // Each byte is shown then, and takes a column.
        QTest::newRow("long without UTF-8") << QByteArray("\xff").repeated(17)
                                            << QStringList {u"\ufffd"_s.repeated(16), u"\ufffd"_s};
        QTest::newRow("characters before a bad byte")
            << "приветпривет\xff"_ba << QStringList {u"приветпр"_s, u"\ufffd"_s.repeated(9)};
        QTest::newRow("line end where it is full")
            << "0123456789abcdef\r\nx"_ba << QStringList {u"0123456789abcdef"_s, u"x"_s};
        QTest::newRow("override") << "a\u202eb"_ba << QStringList {u"a\u25ccb"_s};
        QTest::newRow("no UTF-8") << "a\xff\xc3"_ba << QStringList {u"a\ufffd\ufffd"_s};
    }
    void cutsIntoLines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, lines);
        ByteLines cut;
        cut.setBytes(bytes);
        cut.setWidth(16);
        QStringList shown;
        for (qsizetype i = 0; i < cut.count(); ++i)
            shown.append(cut.line(i).text);
        QCOMPARE(shown, lines);
    }

    void showsWhitespaceOnDemand()
    {
        ByteLines cut;
        cut.setBytes("a b\t\r\n");
        cut.setWhitespaceShown(true);
        QCOMPARE(cut.line(0).text, u"a·b→    ↩↵"_s);
        QString signs; // which of them are no content
        for (const bool each : cut.line(0).signs)
            signs += each ? u'-' : u'a';
        QCOMPARE(signs, u"a-a-------"_s);
    }

    /// Where the font has no signs for them they are not all alike either.
    void tellsControlCharactersApart()
    {
        ByteLines cut;
        cut.setWidth(16);
        cut.setControlSigns(false);
        cut.setBytes("\x01\x1b\x7f\tb\rc" + QByteArray(3, '\0'));
        QCOMPARE(cut.line(0).text, u"^A^[^?  b^Mc^@^@"_s);
        QCOMPARE(cut.line(1).text, u"^@"_s);
        QCOMPARE(cut.line(0).offsets,
                 QList<qsizetype>({0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 8, 9}));
    }

    /// What is shown in place of something else has another colour than that which came.
    void mutesSigns()
    {
        ByteLines cut;
        cut.setBytes("a\x01 b");
        LineLook look;
        look.colors = JsonColors::of(QPalette());
        const auto colourAt = [&](int character) {
            QColor colour;
            for (const auto &[start, length, format] : lineFormats(cut.line(0), look)) {
                if (start <= character && character < start + length
                    && format.hasProperty(QTextFormat::ForegroundBrush))
                    colour = format.foreground().color();
            }
            return colour;
        };
        QCOMPARE(colourAt(1), look.colors.muted);
        QVERIFY(!colourAt(0).isValid() && !colourAt(2).isValid() && !colourAt(3).isValid());
        cut.setWhitespaceShown(true);
        QCOMPARE(colourAt(2), look.colors.muted);
        look.selection = {0, 4};
        QCOMPARE(colourAt(2), look.palette.color(QPalette::HighlightedText));
    }

    /// It stays legible where what is pointed at is marked, too.
    void marksWhereItBreaks()
    {
        ByteLines cut;
        cut.setBytes("{a}");
        LineLook look;
        look.colors = JsonColors::of(QPalette());
        look.fault = {1, 2};
        look.mark = {0, 3};
        const QTextCharFormat last = lineFormats(cut.line(0), look).last().format;
        QCOMPARE(last.background().color(), look.colors.error);
        QCOMPARE(last.foreground().color(), look.palette.color(QPalette::Base));
    }

    /// A part of a character marks all of it.
    void marksWholeCharacters()
    {
        ByteLines cut;
        cut.setBytes("aéb");
        LineLook look;
        look.mark = {2, 3};
        const auto formats = lineFormats(cut.line(0), look);
        QCOMPARE(formats.size(), 1);
        QCOMPARE(formats.first().start, 1);
        QCOMPARE(formats.first().length, 1);
    }

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

    void dumpsInHexadecimal()
    {
        ByteLines cut;
        cut.setMode(ByteLines::Mode::Hex);
        cut.setBytes(QByteArray("POST /a\r\n\0\xff{}", 13) + "xyz4");
        QCOMPARE(cut.count(), 2);
        QCOMPARE(cut.line(0).text,
                 u"50 4f 53 54 20 2f 61 0d  0a 00 ff 7b 7d 78 79 7a  POST /a....{}xyz"_s);
        QVERIFY(cut.line(1).text.startsWith(u"34 "_s));
        QVERIFY(cut.line(1).text.trimmed().endsWith(u" 4"_s));
    }

    /// Rather fewer bytes than none of the text beside them.
    void dumpsFewerBytesWhereItIsNarrow()
    {
        ByteLines cut;
        cut.setMode(ByteLines::Mode::Hex);
        cut.setBytes("{\"a\":\"bcdefg\"}x");
        cut.setWidth(65);
        QCOMPARE(cut.count(), 2);
        QCOMPARE(cut.line(0).text, u"7b 22 61 22  3a 22 62 63  {\"a\":\"bc"_s);
        QCOMPARE(cut.line(1).text, u"64 65 66 67  22 7d 78     defg\"}x "_s);
        QCOMPARE(cut.line(1).begin, 8);
        QCOMPARE(cut.lineOf(7), 0);
        QCOMPARE(cut.lineOf(8), 1);
        cut.setWidth(66);
        QCOMPARE(cut.count(), 1);
        QCOMPARE(cut.line(0).text.size(), 66);
    }

    /// Lines follow each other without gap, whatever the bytes, and each byte knows its line.
    void linesCoverAllBytes_data()
    {
        QTest::addColumn<ByteLines::Mode>("mode");
        QTest::newRow("text") << ByteLines::Mode::Text;
        QTest::newRow("hex") << ByteLines::Mode::Hex;
    }
    void linesCoverAllBytes()
    {
        QFETCH(ByteLines::Mode, mode);
        std::mt19937 random(7);
        const QList<QByteArray> pieces {"a",    "\n",  "\r\n",           "é",    "😀",  "\xff",
                                        "\xf0", "   ", "0123456789abcd", "\x80", "語", "\t",
                                        "\x01", "я",   "\xed\xa0\x80"};
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes;
            for (unsigned i = random() % 120; i > 0; --i)
                bytes += pieces.at(qsizetype(random() % unsigned(pieces.size())));
            ByteLines cut;
            cut.setMode(mode);
            cut.setBytes(bytes);
            cut.setWidth(qsizetype(16 + random() % 20));
            qsizetype at = 0;
            for (qsizetype i = 0; i < cut.count(); ++i) {
                const ByteLines::Line line = cut.line(i);
                QCOMPARE(line.begin, at);
                QCOMPARE(line.offsets.size(), line.text.size() + 1);
                for (qsizetype byte = line.begin; byte < line.end; ++byte)
                    QCOMPARE(cut.lineOf(byte), i);
                at = line.end;
            }
            QCOMPARE(at, bytes.size());
        }
    }

    /// Cut in pieces, it is the same in the end.
    void cutsMuchInPieces_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("many lines") << QByteArray("ab\n").repeated(200'000);
        QTest::newRow("long lines") << QByteArray(QByteArray(3'000'000, 'x') + '\n').repeated(4);
        QTest::newRow("one line") << QByteArray(10'000'000, 'x');
    }
    void cutsMuchInPieces()
    {
        QFETCH(QByteArray, bytes);
        ByteLines cut;
        cut.setWidth(100);
        cut.setBytes(bytes);
        QVERIFY(!cut.isWhole());
        QVERIFY(cut.count() > 1);
        while (!cut.isWhole()) {
            const ByteLines::Line last = cut.line(cut.count() - 1);
            QCOMPARE(last.end, cut.cutBytes()); // a view on the beginning
            cut.cutMore();
        }
        qsizetype expected = 0;
        for (const QByteArray &line : (bytes.endsWith('\n') ? bytes.chopped(1) : bytes).split('\n'))
            expected += std::max<qsizetype>(1, (line.size() + 99) / 100);
        QVERIFY2(cut.count() - expected <= 1,
                 qPrintable(QString::number(cut.count()))); // the last line end
        QCOMPARE(cut.line(cut.count() - 1).end, bytes.size());
        QCOMPARE(cut.line(cut.lineOf(bytes.size() / 2)).begin / 1000, bytes.size() / 2 / 1000);
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

    /// As terminals have them, emoji that are pictures by themselves among them.
    void knowsWideCharacters()
    {
        for (const char32_t wide : U"漢あ한Ａ⭐✅⚡❌🟠😀🚀🀄㊗")
            QCOMPARE(columnsOf(wide), wide ? 2 : 1);
        for (const char32_t narrow : U"aé✓☃→♠①…שﭏ")
            QCOMPARE(columnsOf(narrow), 1);
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

    /// Every character of a line has what its bytes have.
    void formatsWhatTheBytesAre_data()
    {
        QTest::addColumn<ByteLines::Mode>("mode");
        QTest::newRow("text") << ByteLines::Mode::Text;
        QTest::newRow("hex") << ByteLines::Mode::Hex;
    }
    void formatsWhatTheBytesAre()
    {
        QFETCH(ByteLines::Mode, mode);
        ByteLines lines;
        lines.setMode(mode);
        lines.setWidth(mode == ByteLines::Mode::Hex ? 70 : 16);
        const QByteArray bytes = "ab漢\t字\x01😀xyz\nsecond line\r\n\xff end";
        lines.setBytes(bytes);
        for (qsizetype begin = 0; begin < bytes.size(); ++begin) {
            for (qsizetype end = begin + 1; end <= bytes.size(); ++end) {
                LineLook look;
                look.mark = {begin, end};
                for (qsizetype i = 0; i < lines.count(); ++i) {
                    const ByteLines::Line line = lines.line(i);
                    QList<bool> marked(line.text.size(), false);
                    for (const auto &[start, length, format] : lineFormats(line, look)) {
                        if (format.hasProperty(QTextFormat::BackgroundBrush))
                            std::fill_n(marked.begin() + start, length, true);
                    }
                    for (qsizetype c = 0; c < line.text.size(); ++c) {
                        qsizetype next = c + 1;
                        while (next < line.text.size() && line.offsets[next] == line.offsets[c])
                            ++next;
                        const bool isIn = line.offsets[c] < line.end && line.offsets[c] < end
                            && begin < qMax(line.offsets[c] + 1, line.offsets[next]);
                        const bool isGap = mode == ByteLines::Mode::Hex && line.text[c] == u' ';
                        if (!isGap)
                            QCOMPARE(marked[c], isIn);
                    }
                }
            }
        }
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

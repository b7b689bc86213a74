// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

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
            << "0123456789abcdeéx"_ba << QStringList {u"0123456789abcde"_s, u"éx"_s};
        QTest::newRow("signs") << "a\x1b[1m\t\x7f"_ba << QStringList {u"a\u241b[1m \u2421"_s};
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
        QCOMPARE(cut.line(0).text, u"a·b→↩↵"_s);
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
        const QList<QByteArray> pieces {"a",    "\n",  "\r\n",           "é",    "😀", "\xff",
                                        "\xf0", "   ", "0123456789abcd", "\x80", "語"};
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
};

QTEST_MAIN(BytesViewTest)
#include "tst_bytesview.moc"

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytelines.h"
#include "ui/lineformats.h"
#include "ui/textcolumns.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// How bytes are cut into lines, what stands in them, and how it is formatted.
class ByteLinesTest : public QObject
{
    Q_OBJECT

    static void addRowsOfManyBytes()
    {
        QTest::newRow("Cyrillic") << QByteArray("привет, ").repeated(3)
                                  << QStringList {u"привет, привет, "_s, u"привет, "_s};
        QTest::newRow("ideographs take two columns")
            << "漢字かなカナ한글ab"_ba << QStringList {u"漢字かなカナ한글"_s, u"ab"_s};
        QTest::newRow("none is halved")
            << "0123456789abcde漢"_ba << QStringList {u"0123456789abcde"_s, u"漢"_s};
        QTest::newRow("emoji") << QByteArray("😀").repeated(9)
                               << QStringList {u"😀"_s.repeated(8), u"😀"_s};
    }

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
        addRowsOfManyBytes();
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

    /// As terminals have them, emoji that are pictures by themselves among them.
    void knowsWideCharacters()
    {
        for (const char32_t wide : U"漢あ한Ａ⭐✅⚡❌🟠😀🚀🀄㊗")
            QCOMPARE(columnsOf(wide), wide ? 2 : 1);
        for (const char32_t narrow : U"aé✓☃→♠①…שﭏ")
            QCOMPARE(columnsOf(narrow), 1);
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
};

QTEST_MAIN(ByteLinesTest)
#include "tst_bytelines.moc"

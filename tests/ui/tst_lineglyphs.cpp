// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/threadtime.h"
#include "ui/fixedfont.h"
#include "ui/lineglyphs.h"
#include "ui/linelayout.h"

#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

/// What QTextLayout paints is what the glyphs are to look like, each pixel of it.
class LineGlyphsTest : public QObject
{
    Q_OBJECT

    static QImage paper(qreal scale)
    {
        QImage image(QSize(400, 60) * scale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(scale);
        image.fill(Qt::white);
        return image;
    }
    static QTextLayout::FormatRange range(int start, int length, const QTextCharFormat &format)
    {
        return {start, length, format};
    }
    static QTextCharFormat coloured(const QColor &color)
    {
        QTextCharFormat format;
        format.setForeground(color);
        return format;
    }
    static QTextCharFormat backed(const QColor &color)
    {
        QTextCharFormat format;
        format.setBackground(color);
        return format;
    }

private slots:
    /// Each marked character has its background, and no other has: the cells of the word stand
    /// from right to left, and together they are as wide as the word.
    void marksWhereItStands()
    {
        const QString text = u"{\"a\":\"שלום\"}"_s;
        const qreal advance = QFontMetricsF(fixedFont()).horizontalAdvance(u'0');
        const auto marked = [&](int start, int length) {
            QImage image = paper(1);
            QPainter painter(&image);
            painter.setPen(Qt::transparent);
            LineLayout(text, fixedFont(), {range(start, length, backed(Qt::yellow))})
                .paint(painter, {}, 0, 20);
            painter.end();
            QSet<int> columns;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, 10) == QColor(Qt::yellow))
                    columns.insert(x);
            }
            return columns;
        };
        const QSet<int> quote = marked(5, 1);
        QVERIFY(quote.contains(int(5.5 * advance)));
        QVERIFY(quote.size() <= advance + 2);
        const QSet<int> word = marked(6, 4);
        QVERIFY(word.size() > 4 * 3);
        QSet<int> all;
        int before = 10'000;
        for (int i = 6; i < 10; ++i) {
            const QSet<int> each = marked(i, 1);
            QVERIFY2(each.size() >= 2, qPrintable(QString::number(i)));
            QVERIFY(*std::max_element(each.begin(), each.end()) < before + 2);
            before = *std::min_element(each.begin(), each.end());
            all += each;
        }
        QCOMPARE(all, word);
        QVERIFY((marked(5, 1) & word).size() <= 1);
        QVERIFY((marked(10, 1) & word).size() <= 1);
    }

    /// It was quadratic even where nothing is marked.
    void paintsLongLinesQuickly()
    {
        const QString text = u"é"_s.repeated(20'000);
        QImage image = paper(1);
        QPainter painter(&image);
        const LineLayout line(text, fixedFont(), {range(0, 10'000, backed(Qt::yellow))});
        QTextLayout plain(text, fixedFont());
        plain.beginLayout();
        plain.createLine();
        plain.endLayout();
        const qint64 before = test::threadUs();
        line.paint(painter, {}, 0, 20);
        const qint64 once = test::threadUs() - before;
        for (int i = 0; i < 3; ++i)
            plain.draw(&painter, {});
        const qint64 thrice = test::threadUs() - before - once;
        QVERIFY2(once < thrice + 100'000, qPrintable(u"%1 µs, %2 µs"_s.arg(once).arg(thrice)));
    }

    void paintsAsALayoutDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QTextLayout::FormatRange>>("formats");
        QTest::addColumn<QPointF>("at");
        QTest::addColumn<qreal>("scale");
        const QString json = u"{\"event\": \"room_started\", 12.5}"_s;
        using Formats = QList<QTextLayout::FormatRange>;
        QTest::newRow("nothing") << QString() << Formats() << QPointF() << 1.0;
        QTest::newRow("plain") << json << Formats() << QPointF(10, 4) << 1.0;
        QTest::newRow("scrolled") << json << Formats() << QPointF(-37, 2) << 1.0;
        QTest::newRow("twice as dense") << json << Formats() << QPointF(10, 4) << 2.0;
        QTest::newRow("in colours")
            << json << Formats {range(1, 7, coloured(Qt::blue)), range(10, 14, coloured(Qt::red))}
            << QPointF(10, 4) << 1.0;
        QTest::newRow("the last colour counts")
            << json << Formats {range(1, 7, coloured(Qt::blue)), range(3, 9, coloured(Qt::red))}
            << QPointF(10, 4) << 1.0;
        // No letters: those of ours reach a shade into the background beside.
        QTest::newRow("backgrounds")
            << u"        "_s
            << Formats {range(1, 7, backed(Qt::yellow)), range(4, 2, backed(Qt::green))}
            << QPointF(10, 4) << 1.0;
        QTest::newRow("every character")
            << u" !\"#$%&'()*+,-./0123456789:;<=>?@ABC"_s << Formats() << QPointF(0, 0) << 1.0;
        QTest::newRow("signs for bytes")
            << u"\ufffd\ufffda\ufffd"_s << Formats() << QPointF(0, 0) << 1.0;
        QTest::newRow("letters") << u"WXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"_s << Formats()
                                 << QPointF(0, 0) << 1.0;
    }
    void paintsAsALayoutDoes()
    {
        QFETCH(QString, text);
        QFETCH(QList<QTextLayout::FormatRange>, formats);
        QFETCH(QPointF, at);
        QFETCH(qreal, scale);
        QImage expected = paper(scale);
        {
            QPainter painter(&expected);
            painter.setPen(Qt::black);
            QTextLayout layout(text, fixedFont());
            layout.setFormats(formats);
            layout.beginLayout();
            layout.createLine();
            layout.endLayout();
            layout.draw(&painter, at);
        }
        QImage painted = paper(scale);
        {
            QPainter painter(&painted);
            LineGlyphs glyphs(fixedFont());
            QVERIFY(glyphs.canPut(text));
            glyphs.add(text, at, Qt::black, formats);
            glyphs.paint(painter);
        }
        QCOMPARE(painted, expected);
        QCOMPARE(painted == paper(scale), text.isEmpty());
    }

    void underlines()
    {
        QTextCharFormat format;
        format.setFontUnderline(true);
        QImage painted = paper(1);
        QPainter painter(&painted);
        LineGlyphs glyphs(fixedFont());
        glyphs.add(u"    "_s, {0, 0}, Qt::red, {range(1, 2, format)});
        glyphs.paint(painter);
        const qreal advance = glyphs.advance();
        const auto isRed = [&](qreal x) {
            for (int y = 0; y < painted.height(); ++y) {
                if (painted.pixelColor(int(x), y) == QColor(Qt::red))
                    return true;
            }
            return false;
        };
        QVERIFY(!isRed(advance / 2));
        QVERIFY(isRed(advance * 3 / 2));
        QVERIFY(isRed(advance * 5 / 2));
        QVERIFY(!isRed(advance * 7 / 2));
    }

    /// What is marked on several lines is one area, without stripes.
    void leavesNoGapBetweenLines()
    {
        constexpr int Leading = 2;
        const int height = int(QFontMetricsF(fixedFont()).height()) + Leading;
        QImage painted = paper(1);
        QPainter painter(&painted);
        LineGlyphs glyphs(fixedFont(), Leading);
        for (int line = 0; line < 2; ++line)
            glyphs.add(u"  "_s, {0, qreal(line * height + 1)}, Qt::black,
                       {range(0, 2, backed(Qt::yellow))});
        glyphs.paint(painter);
        for (int y = 0; y < 2 * height; ++y)
            QCOMPARE(painted.pixelColor(3, y), QColor(Qt::yellow));
        QCOMPARE(painted.pixelColor(3, 2 * height), QColor(Qt::white));
    }

    void forgetsWhatIsPainted()
    {
        LineGlyphs glyphs(fixedFont());
        QImage first = paper(1);
        QPainter painter(&first);
        glyphs.add(u"once"_s, {0, 0}, Qt::black, {range(0, 2, backed(Qt::green))});
        glyphs.paint(painter);
        painter.end();
        QImage second = paper(1);
        painter.begin(&second);
        glyphs.paint(painter);
        painter.end();
        QCOMPARE(second, paper(1));
    }

    void leavesToQtWhatIsNotAscii_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("accent") << u"caf\u00e9"_s;
        QTest::newRow("combining") << u"e\u0301"_s;
        QTest::newRow("right to left") << u"a \u05d0"_s;
        QTest::newRow("surrogates") << u"\U0001f600"_s;
        QTest::newRow("tab") << u"a\tb"_s;
        QTest::newRow("delete") << u"a\u007f"_s;
        QTest::newRow("NUL") << QString(QChar(u'\0'));
    }
    void leavesToQtWhatIsNotAscii()
    {
        QFETCH(QString, text);
        QVERIFY(!LineGlyphs(fixedFont()).canPut(text));
    }
    /// Their letters would stand at wrong places.
    void leavesProportionalFontsToQt()
    {
        QVERIFY(!LineGlyphs(QFont(u"DejaVu Sans"_s)).canPut(u"iiWW"_s));
    }
};

QTEST_MAIN(LineGlyphsTest)
#include "tst_lineglyphs.moc"

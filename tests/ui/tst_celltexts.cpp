// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/celltexts.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class CellTextsTest : public QObject
{
    Q_OBJECT

    static constexpr QSize Size {300, 40};

    static QImage blank()
    {
        QImage image(Size, QImage::Format_RGB32);
        image.fill(Qt::white);
        return image;
    }
    /// As QPainter writes it, letter by letter.
    static QImage written(const QString &text, const QFont &font)
    {
        QImage image = blank();
        QPainter painter(&image);
        painter.setFont(font);
        painter.drawText(QPoint(0, QFontMetrics(font).ascent()), text);
        return image;
    }
    static QImage drawn(CellTexts &texts, const QString &text, const QFont &font, int width)
    {
        QImage image = blank();
        QPainter painter(&image);
        painter.setFont(font);
        painter.drawStaticText(0, 0, texts.text(text, font, width));
        return image;
    }

private slots:
    void looksAsAnyText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << u"room_started"_s;
        QTest::newRow("markup stays as it came") << u"<b>x</b>&amp;"_s;
        QTest::newRow("right to left") << u"\u05e9\u05dc\u05d5\u05dd 12"_s;
        QTest::newRow("beyond the first plane") << u"\U0001F600 ok"_s;
    }
    void looksAsAnyText()
    {
        QFETCH(QString, text);
        CellTexts texts;
        const QFont font = QGuiApplication::font();
        QCOMPARE(drawn(texts, text, font, Size.width()), written(text, font));
        QCOMPARE(drawn(texts, text, font, Size.width()), written(text, font)); // a second time
    }

    void fitsIntoItsRoom()
    {
        CellTexts texts;
        const QFont font = QGuiApplication::font();
        const QString text(500, u'w');
        for (const int width : {30, 100, 299}) {
            const QStaticText &made = texts.text(text, font, width);
            QVERIFY(made.size().width() <= width);
            QVERIFY(made.text().endsWith(u'\u2026'));
        }
        QVERIFY(texts.text(text, font, 100).size().width() > 50); // each width has its own
    }

    void takesAnotherFont()
    {
        CellTexts texts;
        QFont font = QGuiApplication::font();
        const qreal before = texts.text(u"event"_s, font, 200).size().height();
        font.setPointSizeF(font.pointSizeF() * 2);
        QVERIFY(texts.text(u"event"_s, font, 200).size().height() > before);
    }
};

QTEST_MAIN(CellTextsTest)
#include "tst_celltexts.moc"

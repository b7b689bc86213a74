// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyimage.h"
#include "ui/pictureview.h"

#include <QBuffer>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

class BodyImageTest : public QObject
{
    Q_OBJECT

    static QByteArray saved(const QSize &size, const char *format,
                            QImage::Format pixels = QImage::Format_RGB32)
    {
        QImage image(size, pixels);
        image.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, format);
        return bytes;
    }

private slots:
    void decodesEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"PNG", "JPEG", "BMP"})
            QTest::newRow(format) << QByteArray(format);
    }
    void decodesEveryFormat()
    {
        QFETCH(QByteArray, format);
        const BodyImage image = decodeBodyImage(saved({40, 30}, format.constData()));
        QCOMPARE(image.note, QString::fromLatin1(format) + u", 40 × 30 pixels"_s);
        QCOMPARE(image.image.size(), QSize(40, 30));
        QVERIFY(image.image.pixelColor(20, 15).red() > 250);
    }

    void tellsWhatIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char *format : {"PNG", "JPEG"})
            QTest::newRow(format) << QByteArray(format);
    }
    void tellsWhatIsCutOff()
    {
        QFETCH(QByteArray, format);
        QImage noise(200, 100, QImage::Format_RGB32);
        for (int i = 0; i < 200 * 100; ++i)
            noise.setPixel(i % 200, i / 200, QRgb(i) * 2654435761U);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        noise.save(&buffer, format.constData());
        const QString what = QString::fromLatin1(format) + u", 200 × 100 pixels"_s;
        QCOMPARE(decodeBodyImage(bytes).note, what);
        QCOMPARE(decodeBodyImage(bytes.left(bytes.size() / 2)).note, what + u": incomplete"_s);
    }

    void isReducedToWhatAScreenShows()
    {
        const BodyImage image = decodeBodyImage(saved({4000, 1000}, "PNG"));
        QCOMPARE(image.image.size(), QSize(2000, 500));
        QCOMPARE(image.note, u"PNG, 4000 × 1000 pixels"_s); // what it is, not what is shown
    }

    void takesNoMoreMemoryThanIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        // 34 million pixels of 4 bytes each are just beyond 128 MiB.
        QTest::newRow("large") << saved({34'000, 1'000}, "PNG");
        // To be reduced it would become a picture of 4 GiB.
        QTest::newRow("two colours") << saved({32'000, 8'000}, "PNG", QImage::Format_Mono);
        QTest::newRow("two colours, BMP") << saved({32'000, 8'000}, "BMP", QImage::Format_Mono);
        QTest::newRow("gray") << saved({34'000, 1'000}, "PNG", QImage::Format_Grayscale8);
    }
    void takesNoMoreMemoryThanIsAllowed()
    {
        QFETCH(QByteArray, bytes);
        const BodyImage image = decodeBodyImage(bytes);
        QVERIFY(image.image.isNull());
        QVERIFY2(image.note.endsWith(u"too large to show"_s), qPrintable(image.note));
    }

    /// Texts in a PNG, even if they are as large as the picture, are not unpacked.
    void leavesTextsOut()
    {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        for (int i = 0; i < 50; ++i)
            image.setText(QString::number(i), QString(20'000, u'x'));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        QVERIFY(bytes.contains("zTXt"));
        const BodyImage shown = decodeBodyImage(bytes);
        QCOMPARE(shown.note, u"PNG, 40 × 30 pixels"_s);
        QVERIFY(shown.image.pixelColor(20, 15).red() > 250);
        QVERIFY(shown.image.textKeys().isEmpty());
    }

    void knowsWhatIsCutOff()
    {
        const QByteArray whole = saved({400, 300}, "PNG");
        for (qsizetype size = 0; size < whole.size(); size += 7)
            decodeBodyImage(whole.first(size)); // whatever it is, it is no crash
        QVERIFY(decodeBodyImage(whole.first(30)).image.isNull());
    }

    void stopsWhenNobodyWaits_data() { decodesEveryFormat_data(); }
    void stopsWhenNobodyWaits()
    {
        QFETCH(QByteArray, format);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(
            decodeBodyImage(saved({40, 30}, format.constData()), stop.get_token()).image.isNull());
    }

    void fitsIntoTheViewInItsOwnShape_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("shown");
        QTest::newRow("small: as it is") << QSize(40, 30) << QSize(40, 30);
        QTest::newRow("wide") << QSize(800, 200) << QSize(200, 50);
        QTest::newRow("high") << QSize(200, 800) << QSize(25, 100);
    }
    void fitsIntoTheViewInItsOwnShape()
    {
        QFETCH(QSize, picture);
        QFETCH(QSize, shown);
        PictureView view;
        view.resize(216, 116); // with a margin of 8
        QImage image(picture, QImage::Format_RGB32);
        image.fill(Qt::red);
        view.setPicture(image, {});
        QCOMPARE(view.pictureRect().size(), shown);
        const QImage painted = view.grab().toImage();
        QCOMPARE(painted.pixelColor(view.pictureRect().center()), QColor(Qt::red));
        QVERIFY(painted.pixelColor(2, 2) != QColor(Qt::red));
    }
};

QTEST_MAIN(BodyImageTest)
#include "tst_bodyimage.moc"

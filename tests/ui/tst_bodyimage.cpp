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

    static QByteArray saved(const QSize &size, const char *format)
    {
        QImage image(size, QImage::Format_RGB32);
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

    void isReducedToWhatAScreenShows()
    {
        const BodyImage image = decodeBodyImage(saved({4000, 1000}, "PNG"));
        QCOMPARE(image.image.size(), QSize(2000, 500));
        QCOMPARE(image.note, u"PNG, 4000 × 1000 pixels"_s); // what it is, not what is shown
    }

    void takesNoMoreMemoryThanIsAllowed()
    {
        // 34 million pixels of 4 bytes each are just beyond 128 MiB.
        const BodyImage image = decodeBodyImage(saved({34'000, 1'000}, "PNG"));
        QVERIFY(image.image.isNull());
        QVERIFY2(image.note.endsWith(u"too large to show"_s), qPrintable(image.note));
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyimage.h"

#include "ui/stoppablebytes.h"

#include <QCoreApplication>
#include <QImageReader>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr qint64 MostBytes = 128 * 1024 * 1024; // what Qt would take, too
constexpr int LongestSide = 2'000;
constexpr auto LongestTime = 5s; // a picture of many layers may take minutes

QString tr(const char *text)
{
    return QCoreApplication::translate("BodyImage", text);
}

/// What it takes when it is unpacked, before it is reduced.
qint64 bytesOf(const QImageReader &reader, const QSize &size)
{
    const QImage::Format format = reader.imageFormat();
    const int bits =
        format == QImage::Format_Invalid ? 32 : QImage::toPixelFormat(format).bitsPerPixel();
    return qint64(size.width()) * size.height() * bits / 8;
}

/// As the window paints it, so that it need not be converted there.
QImage readyToPaint(QImage &&image)
{
    const bool isClear = image.hasAlphaChannel();
    return std::move(image).convertToFormat(isClear ? QImage::Format_ARGB32_Premultiplied
                                                    : QImage::Format_RGB32);
}

} // namespace

BodyImage decodeBodyImage(const QByteArray &bytes, const std::stop_token &stop)
{
    StoppableBytes device(bytes, LongestTime, stop);
    QImageReader reader(&device);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (!QList<QByteArray> {"png", "jpeg", "jpg", "gif", "bmp"}.contains(format))
        return {{}, tr("a picture of a kind that is not shown")};
    const QSize size = reader.size();
    const QString name = QString::fromLatin1(format).toUpper();
    if (!size.isValid())
        return {{}, tr("%1: broken").arg(name)};
    const QString what = tr("%1, %2 × %3 pixels").arg(name).arg(size.width()).arg(size.height());
    if (bytesOf(reader, size) > MostBytes)
        return {{}, tr("%1: too large to show").arg(what)};
    if (size.width() > LongestSide || size.height() > LongestSide)
        reader.setScaledSize(size.scaled(LongestSide, LongestSide, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (device.isOver()) // what there is of it ends where the time did
        return {{}, tr("%1: takes too long to show").arg(what)};
    if (image.isNull())
        return {{}, tr("%1: broken").arg(what)};
    return {readyToPaint(std::move(image)), what};
}

} // namespace hookglass

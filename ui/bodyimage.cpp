// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyimage.h"

#include "ui/pngpicture.h"
#include "ui/stoppablebytes.h"

#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>
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
    const int own =
        format == QImage::Format_Invalid ? 32 : QImage::toPixelFormat(format).bitsPerPixel();
    // To be reduced, pictures of fewer colours are converted as a whole.
    return qint64(size.width()) * size.height() * std::max(own, 32) / 8;
}

/// By how it begins. No plug-in but that one gets to see it.
QByteArray formatOf(const QByteArray &bytes)
{
    constexpr std::pair<QByteArrayView, const char *> Beginnings[] = {
        {"\x89PNG", "png"}, {"\xff\xd8\xff", "jpeg"}, {"GIF8", "gif"}, {"BM", "bmp"}};
    for (const auto &[beginning, format] : Beginnings) {
        if (bytes.startsWith(beginning))
            return format;
    }
    return {};
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
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty())
        return {{}, tr("a picture of a kind that is not shown")};
    StoppableBytes device(format == "png" ? pngPicture(bytes) : bytes, LongestTime, stop);
    QImageReader reader(&device, format);
    reader.setAutoDetectImageFormat(false);
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
    // Other decoders read on in blocks, and reach the end of a whole picture, too.
    if (device.isTooShort() && (format == "jpeg" || format == "png"))
        return {readyToPaint(std::move(image)), tr("%1: incomplete").arg(what)};
    if (image.isNull())
        return {{}, tr("%1: broken").arg(what)};
    return {readyToPaint(std::move(image)), what};
}

} // namespace hookglass

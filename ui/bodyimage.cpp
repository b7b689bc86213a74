// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyimage.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 MostPixels = 40'000'000;
constexpr int LongestSide = 2'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("BodyImage", text);
}

} // namespace

BodyImage decodeBodyImage(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (!QList<QByteArray> {"png", "jpeg", "jpg", "gif", "bmp"}.contains(format))
        return {{}, tr("a picture of a kind that is not shown")};
    const QSize size = reader.size();
    const QString name = QString::fromLatin1(format).toUpper();
    if (!size.isValid())
        return {{}, tr("%1: broken").arg(name)};
    const QString what = tr("%1, %2 × %3 pixels").arg(name).arg(size.width()).arg(size.height());
    if (qint64(size.width()) * size.height() > MostPixels)
        return {{}, tr("%1: too large to show").arg(what)};
    if (size.width() > LongestSide || size.height() > LongestSide)
        reader.setScaledSize(size.scaled(LongestSide, LongestSide, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    return {image, image.isNull() ? tr("%1: broken").arg(what) : what};
}

} // namespace hookglass

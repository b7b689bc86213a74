// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pictureview.h"

#include <QPainter>
#include <QStyle>

namespace hookglass {

namespace {

constexpr int Margin = 8;
constexpr int Square = 8;
constexpr QColor Light(0xff, 0xff, 0xff);
constexpr QColor Dark(0xd8, 0xd8, 0xd8);

QPixmap chequered()
{
    QPixmap tile(2 * Square, 2 * Square);
    tile.fill(Light);
    QPainter painter(&tile);
    painter.fillRect(0, 0, Square, Square, Dark);
    painter.fillRect(Square, Square, Square, Square, Dark);
    return tile;
}

} // namespace

PictureView::PictureView(QWidget *parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setAccessibleName(tr("Picture"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
}

void PictureView::setPicture(const QImage &image, const QString &note)
{
    setPixmap(QPixmap::fromImage(image));
    setToolTip(note);
    setAccessibleDescription(note);
}

QRect PictureView::pictureRect() const
{
    const QRect room = rect().adjusted(Margin, Margin, -Margin, -Margin);
    QSize size = pixmap(Qt::ReturnByValue).size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, size.expandedTo({1, 1}), room);
}

void PictureView::paintEvent(QPaintEvent *)
{
    const QPixmap picture = pixmap(Qt::ReturnByValue);
    if (picture.isNull())
        return;
    QPainter painter(this);
    const QRect at = pictureRect();
    if (picture.hasAlphaChannel())
        painter.drawTiledPixmap(at, chequered());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(at, picture);
}

} // namespace hookglass

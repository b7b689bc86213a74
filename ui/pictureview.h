// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace hookglass {

/// A picture, reduced to the room there is, on a chequered ground where one can see through it.
class PictureView final : public QLabel
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    /// A null one shows nothing. The note is told of it, too.
    void setPicture(const QImage &image, const QString &note);
    QRect pictureRect() const; ///< where it is painted

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hookglass

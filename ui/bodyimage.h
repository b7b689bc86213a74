// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

namespace hookglass {

/// A picture from the network, decoded within bounds: PNG, JPEG, GIF and BMP of up to 40 million
/// pixels, reduced to what a screen shows.
struct BodyImage
{
    QImage image {}; ///< null: it could not be decoded
    QString note {}; ///< "PNG, 640 × 480 pixels", or why there is no image
};

/// Safe in any thread.
BodyImage decodeBodyImage(const QByteArray &bytes);

} // namespace hookglass

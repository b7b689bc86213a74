// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

#include <stop_token>

namespace hookglass {

/// A picture from the network, decoded within bounds: PNG, JPEG, GIF and BMP of up to 33
/// million pixels, for up to 5 seconds, reduced to what a screen shows.
struct BodyImage
{
    QImage image {}; ///< null: it could not be decoded
    QString note {}; ///< "PNG, 640 × 480 pixels", or why there is no image
};

/// Safe in any thread. Soon after a stop was requested it gives back one without an image.
BodyImage decodeBodyImage(const QByteArray &bytes, const std::stop_token &stop = {});

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace hookglass {

/// A PNG without all that is not needed to paint it. A thousand packed texts of some KiB each would
/// be unpacked to gigabytes before the first pixel is read. What is no PNG stays as it is, up to
/// where it stops being one.
QByteArray pngPicture(const QByteArray &bytes);

} // namespace hookglass

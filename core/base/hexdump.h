// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace hookglass {

/// Sixteen bytes a line: offset, hexadecimal, text (dots for what is not printable ASCII).
QString hexDump(QByteArrayView bytes);

} // namespace hookglass

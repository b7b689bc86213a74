// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace hookglass {

/// The first bytes of a text, as many as that, without a character that is cut at the end.
QByteArrayView beginningOfText(QByteArrayView bytes, qsizetype most);

bool isAscii(QByteArrayView bytes);

/// The value of a hexadecimal digit; -1 when it is none.
int hexDigit(char c);

} // namespace hookglass

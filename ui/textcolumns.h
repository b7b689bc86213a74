// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace hookglass {

constexpr int TabStop = 8; // columns

/// How many columns of a fixed-pitch font a character takes: 2 for ideographs, kana, Hangul, full
/// width forms and emoji, else 1. Tabs and what cannot be seen are the caller's.
int columnsOf(char32_t character);

/// One character of UTF-8.
struct Utf8Character
{
    char32_t code = 0;
    int size = 1; ///< bytes
    bool isValid = false; ///< else it is a byte that begins none
};
Utf8Character utf8At(QByteArrayView bytes, qsizetype at);

} // namespace hookglass

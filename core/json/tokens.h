// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <QList>

namespace hookglass::json {

/// A key or a scalar as it stands in the bytes, for colouring them.
struct Token
{
    enum class Kind : quint8 { Key, String, Number, Literal };
    qsizetype begin = 0;
    qsizetype end = 0;
    Kind kind {};
};

/// Those that touch some of the bytes, in their order. Takes as long as there are tokens in it,
/// however large the document.
QList<Token> tokensIn(const Document &document, qsizetype begin, qsizetype end);

/// Line and column of a byte, both from 1; the column counts characters.
struct TextPlace
{
    qsizetype line = 1;
    qsizetype column = 1;
};
TextPlace textPlace(QByteArrayView bytes, qsizetype offset);

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace hookglass {

/// A piece of text that both sides have, or only one of them.
struct DiffPiece
{
    enum class Side : quint8 { Both, Signed, Arrived };
    Side side = Side::Both;
    QString text {}; ///< with spaces, line ends and everything unprintable made visible
};

/// The neighbourhood of the first difference of two bodies, compared byte by byte. Bounded: shows
/// some hundred bytes, however long the bodies are.
struct ByteDiff
{
    qsizetype offset = 0; ///< of the first piece, in both bodies
    QList<DiffPiece> pieces {};
    bool cutBefore = false; ///< there is more before and behind what is shown
    bool cutBehind = false;
};

ByteDiff diffBytes(QByteArrayView signedBody, QByteArrayView arrivedBody);

/// Bytes as one line of text: "·" for a space, "↵" for a line feed, "↩" for a carriage return, "⇥"
/// for a tab, "\xff" for what is not valid UTF-8 or has no picture.
QString visibleBytes(QByteArrayView bytes);

} // namespace hookglass

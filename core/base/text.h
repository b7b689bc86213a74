// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace hookglass {

/// Of UTF-8.
inline constexpr QByteArrayView ByteOrderMark("\xef\xbb\xbf");

/// Text from the network made safe to print on one line of a terminal, a cell or a label: control
/// characters, line breaks, bidi overrides and lone surrogates become visible escapes ("\n",
/// "\u202e"); longer than `maxLength` characters ends in an ellipsis.
QString visibleText(QStringView text, qsizetype maxLength = 4096);
/// The same, not even copied where nothing is to be changed.
QString visibleText(const QString &text, qsizetype maxLength = 4096);

/// As QString::toLower(), at less cost for ASCII.
QString lowerCase(QString text);

/// Bytes as text: valid UTF-8 as it is (a byte order mark too), invalid bytes as U+FFFD.
QString displayText(QByteArrayView bytes);

/// "0 B", "999 B", "1.0 KB" (1 KB = 1024 bytes), "9.0 MB".
QString humanSize(qint64 bytes);

/// A span for people: "850 µs", "12 ms", "4.2 s", "2 min 5 s", "3 h 10 min", "76 d". Negative
/// spans carry a minus sign.
QString humanDuration(qint64 us);

} // namespace hookglass

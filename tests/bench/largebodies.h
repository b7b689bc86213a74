// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace hookglass::bench {

/// A body of about 10 MiB.
struct LargeBody
{
    enum class Kind : quint8 { Json, Other };

    Kind kind = Kind::Other;
    QByteArray type {}; ///< "application/json"
    QByteArray bytes {};
};

QStringList largeBodyNames();
/// Ends the program when there is none of that name.
LargeBody largeBody(const QString &name);

} // namespace hookglass::bench

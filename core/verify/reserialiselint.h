// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <QList>
#include <QString>

#include <optional>

namespace hookglass {

/// What one usual encoder would make of a body that a handler parses and writes again.
struct Reserialised
{
    QString encoder {}; ///< "JSON.stringify (Express, Node)"
    std::optional<qint64>
        firstChange {}; ///< offset of the first byte that changes; none: unchanged
};

/// For a good event: would hashing the JSON as written again, instead of the raw body, still match?
/// Layout, escapes and order of keys are looked at, numbers are not. Empty when the body is not
/// JSON or larger than a mebibyte.
QList<Reserialised> lintReserialising(const QByteArray &body);

/// The same in words; empty when there is nothing to say.
QString describeLint(const QList<Reserialised> &lint);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QByteArray>

namespace hookglass::json {

/// Where a walk through a document is: a chain of steps on the walker's stack, written out only
/// when somebody must be told. The steps above must outlive it.
struct Place
{
    const Place *above = nullptr; ///< null: the root, "$"
    Value member {}; ///< reached under its key …
    qsizetype index = -1; ///< … or at this index of an array

    /// "$.room.tracks[0]", cut in its middle when it is long beyond reading.
    QString path() const;
};

/// The name of a member, UTF-8: a view into the document where it has no escapes. Must not outlive
/// the document.
QByteArray memberName(const Value &member);

/// A path one step on: "$.a" and "b" make "$.a.b"; other names are put in brackets, with the
/// escapes of JSON. Long names are cut.
QString memberPath(const QString &path, const QString &name);

/// Takes the first step off a path without its "$": ".name", "[3]" or "[\"odd name\"]".
QStringView takeStep(QStringView &path);

/// The name of the member that such a step leads to, without its escapes.
QByteArray stepName(QStringView step);

/// The value at a path such as "$.tracks[0].sid" or "$[\"odd key\"]"; the last one on the way when
/// the path leads on where the document does not (a path into the JSON of a text ends at the text).
Value deepestAt(const Value &root, QStringView path);

} // namespace hookglass::json

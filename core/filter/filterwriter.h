// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace hookglass {

/// One step on the way to a value in a body: the name of a member, or an index.
struct BodyStep
{
    QString name {};
    qsizetype index = -1;
};

/// The field of the filter language that leads there, "body.tracks[0].sid"; empty when the language
/// has no way to write it.
QString bodyFieldName(const QList<BodyStep> &steps);

/// A term that is true of what has exactly this text there: `room="demo (1)"`. Long texts are cut
/// to their beginning. Empty when the language has no way to write it.
QString filterTermFor(const QString &field, const QString &text);
/// The same for a value of a body; of objects and lists it says whether
/// anything is in them.
QString filterTermFor(const QString &field, const json::Value &value);

/// How a term comes to the filter that is in force.
enum class FilterUse : quint8 { Replace, And, Or, AndNot };

/// The filter with the term, in parentheses where they are needed. `present` must be valid.
QString combinedFilter(const QString &present, const QString &term, FilterUse use);

} // namespace hookglass

Q_DECLARE_METATYPE(hookglass::FilterUse)

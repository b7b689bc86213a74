// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace hookglass {

/// What could stand where the cursor is in the text of a filter. Choosing a candidate puts it in
/// the place of `length` characters from `begin` on.
struct FilterCompletion
{
    qsizetype begin = 0;
    qsizetype length = 0;
    QString field {}; ///< whose value stands there; empty: it is no value
    QString typed {}; ///< of the value, without its opening quote
    QStringList candidates {}; ///< that begin with what is there already, in any case
};

/// Names of fields ("room:"; those given come after the filter's own), or the values of a field
/// that has a fixed set of them; those of "has:" are again names. Nothing inside regular
/// expressions.
FilterCompletion completeFilter(const QString &text, qsizetype cursor,
                                const QStringList &moreFields = {});

} // namespace hookglass

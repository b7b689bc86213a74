// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"

#include <QRegularExpression>
#include <QString>

namespace hookglass {

/// What may stand left of a colon in a filter, for completion and help.
struct FilterField
{
    QString name {};
    QString help {};
};

/// One compiled term: a value sought in one column, or in all of them when it names none.
class FilterTerm
{
public:
    QString field {}; ///< empty: any text column
    bool negated = false;

    /// "*" stands for anything, "?" for one character; without them a text column need only contain
    /// the value, while ids, verdicts and numbers must equal it.
    void setValue(const QString &value);
    bool matches(const CaptureSummary &capture) const;

    static bool isField(QStringView name);
    static const QList<FilterField> &fields();

private:
    bool matchesText(QStringView text, bool whole) const;

    QString m_value;
    QRegularExpression m_pattern; ///< set when the value has wildcards
};

} // namespace hookglass

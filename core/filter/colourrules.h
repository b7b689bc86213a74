// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

namespace hookglass {

/// What a filter takes has a colour.
struct ColourRule
{
    QString filter {}; ///< as the user wrote it
    int colour = 1; ///< 1 to MaxColour
};

/// An ordered list of rules for the rows of the timeline: the first that matches gives its colour.
/// Only what the columns tell can be asked, since every row that is painted is asked about. A
/// value; kept as JSON, [{"filter":…,"colour":…}].
class ColourRules
{
public:
    static constexpr int MaxColour = 9;
    static constexpr qsizetype MaxRules = 100;

    ColourRules() = default; ///< none
    /// The error is about the rule with the number that stands in its sentence.
    static Result<ColourRules> make(const QList<ColourRule> &rules);
    static Result<ColourRules> parse(const QByteArray &json);
    /// What stands there, right or wrong; nothing when it is no list.
    static QList<ColourRule> read(const QByteArray &json);
    QByteArray toJson() const;

    const QList<ColourRule> &rules() const { return m_rules; }
    bool isEmpty() const { return m_rules.isEmpty(); }
    bool dependOnTime() const;
    /// The first that matches; null when there is none. Points into these rules.
    const ColourRule *find(const CaptureSummary &capture, qint64 nowUs) const;

private:
    QList<ColourRule> m_rules;
    QList<Filter> m_filters; ///< of the rules
};

} // namespace hookglass

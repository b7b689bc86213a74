// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "naiveterms.h"

namespace hookglass::test {

/// Makes random filters together with their meaning.
class NaiveFilters
{
public:
    explicit NaiveFilters(quint32 seed)
        : m_dice(seed)
    {
    }
    NaiveFilters(const NaiveFilters &) = delete;
    NaiveFilters &operator=(const NaiveFilters &) = delete;
    NaiveFilter next() { return tree(0); }

private:
    NaiveFilter tree(int depth)
    {
        const int kind = depth > 3 ? 0 : m_dice.below(9);
        if (kind < 4)
            return leaf();
        NaiveFilter a = tree(depth + 1);
        if (kind == 4) {
            const QString sign = m_dice.chance(2) ? QStringLiteral("-") : QStringLiteral("not ");
            return {sign + QLatin1Char('(') + a.text + QLatin1Char(')'), [a](const Sample &s) {
                        return !a.matches(s);
                    }};
        }
        NaiveFilter b = tree(depth + 1);
        if (kind < 7) {
            const QString join = m_dice.chance(2) ? QStringLiteral(" ") : QStringLiteral(" AND ");
            return {QLatin1Char('(') + a.text + QLatin1Char(')') + join + QLatin1Char('(') + b.text
                        + QLatin1Char(')'),
                    [a, b](const Sample &s) {
                        return a.matches(s) && b.matches(s);
                    }};
        }
        return {QLatin1Char('(') + a.text + QStringLiteral(" or ") + b.text + QLatin1Char(')'),
                [a, b](const Sample &s) {
                    return a.matches(s) || b.matches(s);
                }};
    }

    NaiveFilter leaf();
    NaiveFilter textLeaf(int which);
    NaiveFilter wordsLeaf(int which);
    NaiveFilter numberLeaf(int which);
    NaiveFilter pathLeaf();
    NaiveFilter headerLeaf();
    NaiveFilter hasLeaf();

    RandomCaptures m_dice; ///< and nothing else of it
    NaiveTerms m_terms {m_dice};
};

} // namespace hookglass::test

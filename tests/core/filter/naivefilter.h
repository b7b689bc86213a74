// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "randomcaptures.h"

#include "core/base/text.h"

#include <QDateTime>
#include <QRegularExpression>

#include <functional>

namespace hookglass::test {

/// A capture as the naive evaluation sees it.
struct Sample
{
    Capture capture {};
    QJsonValue json = QJsonValue::Undefined; ///< of the body
};

/// A filter made at random: its text, and what it should answer, written down without the product's
/// help.
struct NaiveFilter
{
    QString text {};
    std::function<bool(const Sample &)> matches {};
};

/// Makes random filters together with their meaning.
class NaiveFilters
{
public:
    explicit NaiveFilters(quint32 seed)
        : m_random(seed)
    {
    }
    NaiveFilter next() { return tree(0); }

private:
    using Test = std::function<bool(const QString &)>;
    struct Value
    {
        QString text {};
        Test contains {}; ///< for fields whose ":" looks for a part
        Test whole {};
    };
    using Texts = std::function<QStringList(const Capture &)>;
    using Number = std::function<std::optional<qint64>(const Capture &)>;

    NaiveFilter tree(int depth)
    {
        const int kind = depth > 3 ? 0 : m_random.below(9);
        if (kind < 4)
            return leaf();
        NaiveFilter a = tree(depth + 1);
        if (kind == 4) {
            const QString sign = m_random.chance(2) ? QStringLiteral("-") : QStringLiteral("not ");
            return {sign + QLatin1Char('(') + a.text + QLatin1Char(')'), [a](const Sample &s) {
                        return !a.matches(s);
                    }};
        }
        NaiveFilter b = tree(depth + 1);
        if (kind < 7) {
            const QString join = m_random.chance(2) ? QStringLiteral(" ") : QStringLiteral(" AND ");
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
    NaiveFilter textLeaf(const QString &field, const Texts &texts, bool isWhole);
    NaiveFilter wordLeaf();
    NaiveFilter enumLeaf(const QString &field, const QStringList &words, const Texts &texts);
    NaiveFilter numberLeaf(const QString &field, const Number &number, const QStringList &literals,
                           const std::function<qint64(const QString &)> &meaning);
    NaiveFilter receivedLeaf();
    NaiveFilter pathLeaf();
    NaiveFilter headerLeaf();
    NaiveFilter hasLeaf();
    Value value();
    Value list();

    RandomCaptures m_random; ///< only its dice
};

} // namespace hookglass::test

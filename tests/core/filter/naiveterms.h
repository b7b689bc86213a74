// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "randomcaptures.h"

#include <functional>
#include <optional>

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

/// Throws the dice for the terms of filters: what is asked of a field of some kind.
class NaiveTerms
{
public:
    using Test = std::function<bool(const QString &)>;
    struct Value
    {
        QString text {};
        Test contains {}; ///< for fields whose ":" looks for a part
        Test whole {};
    };
    using Texts = std::function<QStringList(const Capture &)>;
    using Number = std::function<std::optional<qint64>(const Capture &)>;

    explicit NaiveTerms(RandomCaptures &dice)
        : m_dice(dice)
    {
    }

    NaiveFilter text(const QString &field, const Texts &texts, bool isWhole);
    NaiveFilter word();
    NaiveFilter oneOf(const QString &field, const QStringList &words, const Texts &texts);
    NaiveFilter number(const QString &field, const Number &number, const QStringList &literals);
    NaiveFilter received();
    Value list();

private:
    Value value();

    RandomCaptures &m_dice;
};

} // namespace hookglass::test

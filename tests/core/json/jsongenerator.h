// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <random>

namespace hookglass::test {

/// Makes JSON texts with everything in them that readers disagree about, and breaks texts. The same
/// seed makes the same texts everywhere.
class JsonGenerator
{
public:
    explicit JsonGenerator(quint64 seed);

    QByteArray document();
    /// The text with some bytes flipped, put in, left out, repeated or cut off.
    QByteArray mutated(QByteArray text);
    qsizetype below(qsizetype bound); ///< 0 to bound - 1

private:
    QByteArray value(int depth);
    QByteArray container(int depth, bool isObject);
    QByteArray string();
    QByteArray number();
    QByteArray digits(qsizetype longest);
    QByteArray space();
    QByteArray deep();
    bool oneIn(qsizetype n) { return below(n) == 0; }
    QByteArray oneOf(const QList<QByteArray> &choices);

    std::mt19937_64 m_random;
};

} // namespace hookglass::test

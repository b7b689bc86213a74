// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QList>
#include <QRegularExpression>
#include <QStringMatcher>

#include <array>
#include <string>

namespace hookglass {

/// Whether a text holds, is or fits something: compiled once, asked often. Case does not matter,
/// except in a regular expression. A value, safe in any thread; asking allocates nothing, except
/// for regular expressions and for bytes that are not searched for plain ASCII.
class TextMatcher
{
public:
    enum class Fit : quint8 { Contains, Whole };

    TextMatcher() = default; ///< matches every text

    /// "*" stands for any text and "?" for any character; a backslash takes one of * ? \ as it is.
    /// A source with wildcards must fit the whole text, another one as `fit` says.
    TextMatcher(const QString &source, Fit fit);
    /// Flags: i (any case), m (^ and $ at lines), s (a dot takes line ends). It sees the first
    /// 16 384 characters of a text; a pattern that takes too many steps on them does not match. The
    /// error's offset counts in the pattern.
    static Result<TextMatcher> regex(const QString &pattern, QStringView flags);

    bool matches(QStringView text) const;
    bool matchesUtf8(QByteArrayView text) const;
    /// No part of any of these lines, and no text put together as "Name: value" of one, matches: a
    /// quick look before lines are taken apart. False: they have to be.
    bool isAbsentFromLines(QByteArrayView lines) const;

    /// A place in UTF-8, from `begin` to before `end`.
    struct Place
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool operator==(const Place &) const = default;
    };
    /// Where in a longer text it finds what it seeks, in order, none within another and at most
    /// `most`. One that must fit a whole text finds nothing within one; of letters outside ASCII
    /// that fold into it nothing is found either.
    QList<Place> placesIn(QByteArrayView utf8, qsizetype most) const;

private:
    enum class Mode : quint8 { Everything, FindAscii, Find, Equal, Glob, Regex };
    template <typename Char>
    qsizetype findAscii(const Char *text, qsizetype size, qsizetype from = 0) const;
    bool holdsAscii(QByteArrayView text) const;
    void setAscii(const QString &needle);
    void setAnchor();

    Mode m_mode = Mode::Everything;
    QString m_text; ///< for Equal
    QByteArray m_ascii; ///< lower case, for FindAscii
    std::array<quint8, 256> m_skip {}; ///< how far the window may move, by its last character
    qsizetype m_anchor = 0; ///< where its rarest character stands
    bool m_fitsLines = false; ///< nothing in it that lines taken apart are put together with
    QStringMatcher m_finder; ///< for Find
    std::u32string m_glob; ///< code points, case folded, with wildcards beyond Unicode
    QRegularExpression m_regex;
};

} // namespace hookglass

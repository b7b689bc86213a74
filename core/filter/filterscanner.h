// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/filter/filterterm.h"

namespace hookglass {

/// A value with its place in the text.
struct ScannedValue
{
    FilterValue value {};
    qsizetype offset = 0;
    qsizetype length = 0;
    bool isLast = false; ///< nothing stands behind it: it may be half of what is to come
};

/// A field and its operator.
struct ScannedField
{
    QString name {};
    FilterOperator op = FilterOperator::Has;
    bool isNegated = false; ///< "!="
    qsizetype offset = 0; ///< of the name
};

/// Cuts the text of a filter into names, operators, values and brackets. One instance reads one
/// text, which must outlive it.
class FilterScanner
{
public:
    static constexpr qsizetype MaxValueLength = 1000;

    explicit FilterScanner(QStringView text)
        : m_text(text)
    {
    }

    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype at() const { return m_at; }
    QChar peek() const { return atEnd() ? QChar() : m_text[m_at]; }
    bool take(QChar c);
    /// "and", "or", "not", in any case, as a word of its own.
    bool isAtWord(QStringView word) const;
    bool takeWord(QStringView word);
    /// A "-" with something behind it, or at the end.
    bool takeMinus();
    /// A name with an operator right behind it; otherwise nothing is taken.
    std::optional<ScannedField> takeField();
    /// The name that begins here, if the text ends with it, inside it, or with half an operator.
    QStringView lastName() const;
    /// A word or a text in quotes; in a list "|" ends it.
    Result<ScannedValue> takeValue(bool inList);
    Result<ScannedValue> takeRegex();

    /// An error about the text from `offset` to here.
    Error wrong(qsizetype offset, const QString &message) const;
    /// The same for a text that ends too early.
    Error incomplete(qsizetype offset, const QString &message) const;

    static bool isKeyword(QStringView word);

private:
    qsizetype nameEnd() const;
    Result<ScannedValue> takeQuoted();
    Result<ScannedValue> takeBare(bool inList);
    Result<ScannedValue> finished(FilterValue value, qsizetype offset) const;
    void takeEscape(QString &source);

    const QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace hookglass

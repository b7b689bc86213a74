// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/fieldguide.h"

#include <array>

namespace hookglass::json {

/// Where white space stands between the values.
enum class Layout : quint8 {
    Keep,
    Compact,
    CommaSpaced,
    ColonSpaced,
    BothSpaced,
    Indent2,
    Indent4,
    IndentTab
};
/// What becomes of characters that can be written as escapes. The case is that of the hexadecimal
/// digits.
enum class Escapes : quint8 { Keep, Lower, Upper, Unescape };
enum class KeyOrder : quint8 { Keep, Sorted, Declared };
enum class Int64Form : quint8 { Keep, Text, Number };

/// One way to write a document again. What is kept is kept byte for byte.
struct RewriteStyle
{
    Layout layout = Layout::Keep;
    Escapes slashes = Escapes::Keep; ///< Lower escapes "/" as "\/"
    Escapes unicode = Escapes::Keep; ///< everything from U+0080 on
    Escapes html = Escapes::Keep; ///< <, >, &, U+2028 and U+2029, as Go's encoding/json does
    KeyOrder order = KeyOrder::Keep;
    Int64Form int64 = Int64Form::Keep; ///< of the fields that the guide knows
    bool operator==(const RewriteStyle &) const = default;
};

/// Writes a lossless document again with one or more things changed and everything else as it was:
/// number lexemes, duplicate keys, and the white space before and behind the document always stay.
/// The document and the guide must outlive it.
class Rewriter
{
public:
    /// `guide` says the declared order and the 64-bit fields; may be null.
    explicit Rewriter(const Document &document, const FieldGuide *guide = nullptr);

    QByteArray rewrite(const RewriteStyle &style);
    /// The layout of the whole document; Keep when it has none of the known ones throughout.
    Layout layout() const { return m_layout; }

private:
    void appendKept(const Value &value, int object);
    void appendLaidOut(const Value &value, int object, int depth);
    void appendScalar(const Value &value, bool int64);
    void appendString(QByteArrayView text);
    void appendSpecial(QByteArrayView text, qsizetype &at);
    void findSpecials();
    void appendEscape(QByteArrayView inside, qsizetype &at);
    void appendCodePoint(char32_t code, Escapes escapes);
    bool needsGuide() const;
    const FieldGuide::Member *memberOf(const Value &item, int object) const;
    void copyUpTo(qsizetype offset);
    void newLine(int depth);
    QList<Value> ordered(const Value &object, int guideObject) const;

    const Document &m_document;
    const FieldGuide *m_guide;
    Layout m_layout;
    RewriteStyle m_style;
    std::array<bool, 256> m_special {}; ///< bytes in strings that the style may change
    QByteArray m_out;
    qsizetype m_copied = 0; ///< how far the source has been taken over
};

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <span>

namespace hookglass::json {

class Document;

enum class Kind : quint8 { Null, False, True, Number, String, Array, Object };

/// One node of a Document; all ranges are byte offsets into its bytes. Kept flat, in document
/// order, so that a subtree is a contiguous run of nodes.
struct Node
{
    quint32 begin = 0;
    quint32 end = 0;
    quint32 keyBegin = 0; ///< first byte inside the key's quotes; equal to keyEnd: no key or ""
    quint32 keyEnd = 0;
    quint32 next = 0; ///< index of the first node after this subtree
    quint32 children = 0;
    Kind kind = Kind::Null;
    bool hasKey = false;
    bool escapes = false; ///< the string has backslash escapes
    bool keyEscapes = false;
};

/// A cursor to one node, cheap to copy. A default-made or not-found Value does not exist; every
/// accessor of it answers empty. Points into its Document and must not outlive it.
class Value
{
public:
    Value() = default;

    bool exists() const { return m_document; }
    explicit operator bool() const { return exists(); }
    Kind kind() const;
    bool isObject() const { return exists() && kind() == Kind::Object; }
    bool isArray() const { return exists() && kind() == Kind::Array; }
    bool isString() const { return exists() && kind() == Kind::String; }
    bool isNumber() const { return exists() && kind() == Kind::Number; }

    /// The exact bytes of this value (strings with their quotes) and where they begin.
    QByteArrayView raw() const;
    qsizetype offset() const;
    quint32 index() const { return m_index; } ///< in Document::nodes()

    /// The decoded text of a string; empty for anything else. Invalid UTF-8 becomes U+FFFD.
    QString toString() const;
    /// The first characters of toString(), at the cost of these alone.
    QString startOfText(qsizetype maxLength) const;
    /// The decoded bytes of a string, UTF-8 as sent.
    QByteArray toUtf8() const;
    /// A whole number in range, written as a number or as a decimal string (protojson writes
    /// 64-bit integers as strings); nothing for fractions, exponents, overflow and absurd lengths.
    std::optional<qint64> toInt64() const;
    /// Nothing when it is too large for a double, or so small that it would become 0.
    std::optional<double> toDouble() const;
    std::optional<bool> toBool() const;

    /// Children of an object or array, and the key a child of an object stands under.
    qsizetype size() const;
    QString key() const;
    QByteArrayView rawKey() const; ///< with its quotes and escapes, as sent
    bool keyEquals(QByteArrayView utf8) const;
    Value firstChild() const;
    Value nextSibling() const;
    /// The member of that name; the last one when the key is repeated, as most readers take it.
    Value operator[](QByteArrayView key) const;
    /// Each of these members as operator[] finds it, in one pass over all; `found` has as many
    /// places.
    void members(std::span<const QByteArrayView> keys, std::span<Value> found) const;
    /// The first of the two names that exists: for fields spelt in snake_case and camelCase.
    Value either(QByteArrayView key, QByteArrayView otherKey) const;

private:
    friend class Document;
    Value(const Document *document, quint32 index, quint32 end)
        : m_document(document)
        , m_index(index)
        , m_end(end)
    {
    }
    const Node &node() const;
    QByteArrayView inside() const;
    bool isKey(const Node &member, QByteArrayView utf8) const;

    const Document *m_document = nullptr;
    quint32 m_index = 0;
    quint32 m_end = 0; ///< where the parent's subtree ends
};

// The most bytes that an escape takes for one byte of UTF-8, and for one UTF-16 unit: \uXXXX.
constexpr qsizetype LongestEscape = 6;

/// Decodes the escapes of a JSON string's inside. Lone surrogates become U+FFFD.
QByteArray unescaped(QByteArrayView inside);

} // namespace hookglass::json

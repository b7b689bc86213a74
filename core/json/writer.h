// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/growingbytes.h"

#include <QByteArray>
#include <QStringView>
#include <QVarLengthArray>

namespace hookglass::json {

/// Writes JSON in the order it is told, compact on one line or indented by two spaces. The caller
/// keeps begin/end and key/value in step; that is asserted, not repaired. Text is written as UTF-8
/// with only quotes, backslashes and control characters escaped.
class Writer
{
public:
    enum class Style { Compact, Indented };
    explicit Writer(Style style = Style::Compact)
        : m_style(style)
    {
    }

    Writer &beginObject();
    Writer &endObject();
    Writer &beginArray();
    Writer &endArray();
    Writer &key(QStringView name);
    /// One that needs no escapes, as those that the program names do not.
    Writer &key(QLatin1StringView name);

    Writer &string(QStringView text);
    Writer &integer(qint64 number);
    Writer &number(double number);
    Writer &boolean(bool value);
    /// A finished JSON value, taken over byte by byte.
    Writer &raw(QByteArrayView json);

    /// key and value in one call.
    template <typename Name>
    Writer &member(const Name &name, QStringView text)
    {
        return key(name).string(text);
    }
    template <typename Name>
    Writer &member(const Name &name, qint64 number)
    {
        return key(name).integer(number);
    }
    template <typename Name>
    Writer &memberIfNotEmpty(const Name &name, QStringView text)
    {
        return text.isEmpty() ? *this : member(name, text);
    }

    /// Makes room at once for a document whose size is about known.
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    const QByteArray &bytes() { return m_bytes.bytes(); }
    /// Gives away what was written so far, for writing a long document in pieces.
    QByteArray take() { return m_bytes.take(); }

private:
    char *place(qsizetype size);
    char *placeOnNewLine(qsizetype size);
    Writer &endKey(char *out);
    Writer &begin(char bracket);
    Writer &end(char bracket);
    char *writeQuoted(char *out, QStringView text);
    Q_NEVER_INLINE char *writeEscaping(char *out, QStringView text);

    const Style m_style;
    GrowingBytes m_bytes;
    QVarLengthArray<bool, 32> m_hasChildren; ///< per open container
    bool m_afterKey = false;
};

} // namespace hookglass::json

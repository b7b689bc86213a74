// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>
#include <QVarLengthArray>

#include <utility>

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

    Writer &string(QStringView text);
    Writer &integer(qint64 number);
    Writer &number(double number);
    Writer &boolean(bool value);
    /// A finished JSON value, taken over byte by byte.
    Writer &raw(QByteArrayView json);

    /// key and value in one call.
    Writer &member(QStringView name, QStringView text);
    Writer &member(QStringView name, qint64 number);
    Writer &memberIfNotEmpty(QStringView name, QStringView text);

    /// Makes room at once for a document whose size is about known.
    void reserve(qsizetype size) { m_bytes.reserve(size); }
    const QByteArray &bytes() const { return m_bytes; }
    /// Gives away what was written so far, for writing a long document in pieces.
    QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    void beforeValue();
    Writer &begin(char bracket);
    Writer &end(char bracket);
    void newLine();
    void appendQuoted(QStringView text, char before = '\0', char behind = '\0');
    void appendEscaping(QStringView text);
    void appendEscaped(QStringView text);

    const Style m_style;
    QByteArray m_bytes;
    QVarLengthArray<bool, 32> m_hasChildren; ///< per open container
    bool m_afterKey = false;
};

} // namespace hookglass::json

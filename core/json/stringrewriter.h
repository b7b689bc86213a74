// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/rewritestyle.h"

#include <QByteArrayView>

#include <array>
#include <string>

namespace hookglass::json {

/// Writes the strings of a document again, with the escapes that a style is about changed and all
/// others kept as they are.
class StringRewriter
{
public:
    /// `out` must outlive it.
    explicit StringRewriter(std::string &out)
        : m_out(out)
    {
    }

    void setStyle(const RewriteStyle &style);
    /// `text` has its quotes; what stands between strings may be in it too.
    void append(QByteArrayView text);

private:
    void appendSpecial(QByteArrayView text, qsizetype &at);
    void appendEscape(QByteArrayView text, qsizetype &at);
    void appendCodePoint(char32_t code, Escapes escapes);
    void copy(QByteArrayView bytes) { m_out.append(bytes.data(), size_t(bytes.size())); }

    std::string &m_out;
    RewriteStyle m_style;
    std::array<bool, 256> m_special {}; ///< bytes in strings that the style may change
};

} // namespace hookglass::json

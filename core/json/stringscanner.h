// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass::json {

/// Finds the end of a JSON string and judges what is inside, eight bytes at a time. Invalid UTF-8
/// and lone surrogates are told, not refused. Points into the bytes and must not outlive them.
class StringScanner
{
public:
    enum class Fault : quint8 { None, NoEnd, Control, UnknownEscape, ShortUnicodeEscape };

    /// `at` is behind the opening quote.
    StringScanner(const char *at, const char *end);

    /// To behind the closing quote, or to where the string is broken.
    Fault run();

    const char *at() const { return m_at; }
    bool hasEscapes() const { return m_hasEscapes; }
    bool hasLoneSurrogates() const { return m_hasLoneSurrogates; }
    const char *firstInvalidUtf8() const { return m_firstInvalidUtf8; } ///< null: there is none

private:
    void skipWords();
    Fault scanEscapes();
    Fault scanEscape();
    Fault scanUnicodeEscape();
    void scanHighBytes();

    const char *m_at;
    const char *m_end;
    const char *m_firstInvalidUtf8 = nullptr;
    bool m_hasEscapes = false;
    bool m_hasLoneSurrogates = false;
};

} // namespace hookglass::json

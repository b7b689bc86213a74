// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass::json {

/// Finds the end of a JSON string and judges what is inside, eight bytes at a time. Invalid UTF-8
/// and lone surrogates are told, not refused. Points into the bytes and must not outlive them.
class StringScanner
{
public:
    /// `at` is behind the opening quote.
    StringScanner(const char *at, const char *end);

    /// False when the string is broken: then at() is where, and message() why.
    bool run();

    const char *at() const { return m_at; } ///< behind the closing quote
    const QString &message() const { return m_message; } ///< empty: the bytes end too early
    bool hasEscapes() const { return m_hasEscapes; }
    bool hasLoneSurrogates() const { return m_hasLoneSurrogates; }
    const char *firstInvalidUtf8() const { return m_firstInvalidUtf8; } ///< null: there is none

private:
    void skipWords();
    bool scanEscape();
    bool scanUnicodeEscape();
    void scanHighBytes();
    bool failAt(const char *at, const QString &message);

    const char *m_at;
    const char *m_end;
    const char *m_firstInvalidUtf8 = nullptr;
    bool m_hasEscapes = false;
    bool m_hasLoneSurrogates = false;
    QString m_message;
};

} // namespace hookglass::json

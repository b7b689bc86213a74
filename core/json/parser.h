// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

namespace hookglass::json {

/// Fills a Document from its bytes in one pass, without recursion. Grammar: RFC 8259, strict,
/// except that invalid UTF-8 inside strings is recorded instead of refused.
class Parser
{
public:
    Parser(Document &document, const Limits &limits);
    void run();

private:
    bool parseValue();
    bool reachValue();
    bool reachElement(char c);
    bool parseKey();
    bool parseString();
    bool scanString(bool &escapes);
    Q_NEVER_INLINE bool scanOddString(const char *begin, bool &escapes);
    bool parseNumber();
    bool skipFraction(const char *begin);
    bool skipDigits();
    bool parseLiteral(QByteArrayView word, Kind kind);
    bool open(Kind kind);
    void close();
    bool append(Kind kind, const char *begin);
    char skipSpace();
    Q_DECL_COLD_FUNCTION bool fail(const char *message);
    Q_DECL_COLD_FUNCTION bool failLimit(const char *message, qsizetype limit);
    Q_DECL_COLD_FUNCTION bool failAt(const char *position, const char *message);
    char peek() const { return m_at < m_end ? *m_at : '\0'; }
    quint32 offsetOf(const char *position) const { return quint32(position - m_begin); }

    Document &m_document;
    const Limits m_limits;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::vector<Node> &m_nodes;
    quint32 m_count = 0; ///< of the nodes
    quint32 m_keyBegin = 0; ///< the key of the member whose value comes next
    quint32 m_keyEnd = 0;
    quint32 m_open = 0; ///< the innermost open container; its `next` is the one around it
    int m_depth = 0; ///< how many are open
    bool m_keyEscapes = false;
    bool m_inObject = false; ///< the innermost one is an object
    bool m_justOpened = false; ///< nothing was read inside the innermost one yet
};

} // namespace hookglass::json

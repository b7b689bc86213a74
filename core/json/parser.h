// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <vector>

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
    bool parseKey();
    bool parseString(quint32 &begin, quint32 &end, bool &escapes);
    bool parseEscape();
    bool checkHighByte();
    bool parseNumber();
    bool parseLiteral(QByteArrayView word, Kind kind);
    bool open(Kind kind);
    bool afterValue();
    void close();
    Node *append(Kind kind);
    void skipSpace();
    bool fail(const QString &message);
    bool failLimit(const QString &message);
    bool failAt(const char *position, const QString &message);
    char peek() const { return m_at < m_end ? *m_at : '\0'; }
    quint32 position() const { return quint32(m_at - m_begin); }

    Document &m_document;
    const Limits m_limits;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::vector<quint32> m_open; ///< indexes of the containers that are not closed yet
    Node m_pendingKey; ///< key range of the member whose value comes next
};

} // namespace hookglass::json

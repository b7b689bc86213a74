// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace hookglass::json {

/// Bounds for a document that comes from the network. Beyond them parsing stops with an error.
struct Limits
{
    qsizetype maxBytes = 64 * 1024 * 1024;
    int maxDepth = 512;
    qsizetype maxNodes = 4'000'000;
};

/// Where and why a document stops being JSON. `offset` counts bytes.
struct ParseError
{
    qsizetype offset = 0;
    QString message {};
    bool beyondLimits = false; ///< too much for us, though it may well be JSON
};

/// A JSON text kept exactly as it came: key order, duplicate keys, number lexemes, escapes and the
/// byte range of every node. Parsing is iterative and bounded and never throws. A broken document
/// keeps the nodes that were read before the error, with open containers closed at the error.
/// Strings need not be valid UTF-8; firstInvalidUtf8() says where they are not.
/// Owns the bytes and the nodes; Values point into it and must not outlive it.
class Document
{
public:
    static Document parse(QByteArray bytes, const Limits &limits = {});

    bool isValid() const { return !m_error && !m_nodes.empty(); }
    const std::optional<ParseError> &error() const { return m_error; }
    Value root() const;
    const QByteArray &bytes() const { return m_bytes; }
    const std::vector<Node> &nodes() const { return m_nodes; } ///< in document order

    bool hasDuplicateKeys() const; ///< walks the document
    bool hasLoneSurrogates() const { return m_hasLoneSurrogates; }
    std::optional<qsizetype> firstInvalidUtf8() const { return m_firstInvalidUtf8; }

private:
    friend class Value;
    friend class Parser;

    QByteArray m_bytes;
    std::vector<Node> m_nodes;
    std::optional<ParseError> m_error;
    std::optional<qsizetype> m_firstInvalidUtf8;
    bool m_hasLoneSurrogates = false;
};

} // namespace hookglass::json

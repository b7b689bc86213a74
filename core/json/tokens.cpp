// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/tokens.h"

#include <algorithm>

namespace hookglass::json {

namespace {

std::optional<Token::Kind> tokenKind(Kind kind)
{
    switch (kind) {
    case Kind::String:
        return Token::Kind::String;
    case Kind::Number:
        return Token::Kind::Number;
    case Kind::Array:
    case Kind::Object:
        return std::nullopt;
    default:
        return Token::Kind::Literal;
    }
}

} // namespace

QList<Token> tokensIn(const Document &document, qsizetype begin, qsizetype end)
{
    const std::vector<Node> &nodes = document.nodes();
    // In document order they begin one behind the other; the one before may reach into the bytes.
    auto node =
        std::lower_bound(nodes.begin(), nodes.end(), begin,
                         [](const Node &each, qsizetype at) { return qsizetype(each.begin) < at; });
    if (node != nodes.begin())
        --node;
    QList<Token> tokens;
    const auto add = [&](qsizetype from, qsizetype to, Token::Kind kind) {
        if (from < end && to > begin)
            tokens.append({from, to, kind});
    };
    for (; node != nodes.end(); ++node) {
        const qsizetype start = node->hasKey ? qsizetype(node->keyBegin) - 1 : node->begin;
        if (start >= end)
            break;
        if (node->hasKey)
            add(start, qsizetype(node->keyEnd) + 1, Token::Kind::Key);
        if (const auto kind = tokenKind(node->kind))
            add(node->begin, node->end, *kind);
    }
    return tokens;
}

TextPlace textPlace(QByteArrayView bytes, qsizetype offset)
{
    const QByteArrayView before = bytes.first(std::clamp(offset, qsizetype(0), bytes.size()));
    TextPlace place;
    place.line += std::count(before.begin(), before.end(), '\n');
    const QByteArrayView line = before.sliced(before.lastIndexOf('\n') + 1);
    place.column += std::count_if(line.begin(), line.end(), [](char c) {
        return (uchar(c) & 0xc0) != 0x80; // no continuation byte
    });
    return place;
}

} // namespace hookglass::json

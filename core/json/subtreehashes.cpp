// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/subtreehashes.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>

namespace hookglass::json {

namespace {

quint64 hashOf(QByteArrayView bytes)
{
    return qHashBits(bytes.data(), size_t(bytes.size()), QHashSeed::globalSeed());
}

quint64 hashOf(quint64 first, quint64 second)
{
    const std::array<quint64, 2> both {first, second};
    return qHashBits(both.data(), sizeof both, QHashSeed::globalSeed());
}

} // namespace

SubtreeHashes::SubtreeHashes(const Document &document, bool ordered)
    : m_hashes(document.nodes().size())
{
    const QByteArrayView bytes(document.bytes());
    for (size_t i = m_hashes.size(); i-- > 0;) { // children come behind what they are in
        const Node &node = document.nodes()[i];
        if (node.kind == Kind::Object)
            m_hashes[i] = ofMembers(document, i, ordered);
        else if (node.kind == Kind::Array)
            m_hashes[i] = ofElements(document, i);
        else
            m_hashes[i] = hashOf(bytes.sliced(node.begin, node.end - node.begin));
    }
}

quint64 SubtreeHashes::ofMembers(const Document &document, size_t object, bool ordered)
{
    const std::vector<Node> &nodes = document.nodes();
    const QByteArrayView bytes(document.bytes());
    m_members.clear();
    for (size_t i = object + 1; i < nodes[object].next; i = nodes[i].next) {
        const QByteArrayView name =
            bytes.sliced(nodes[i].keyBegin, nodes[i].keyEnd - nodes[i].keyBegin);
        m_members.emplace_back(nodes[i].keyEscapes ? hashOf(unescaped(name)) : hashOf(name),
                               m_hashes[i]);
    }
    // Members of one name keep their order.
    if (!ordered)
        std::stable_sort(m_members.begin(), m_members.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
    quint64 hash = hashOf("{");
    for (const auto &[name, value] : m_members)
        hash = hashOf(hash, hashOf(name, value));
    return hash;
}

quint64 SubtreeHashes::ofElements(const Document &document, size_t array) const
{
    const std::vector<Node> &nodes = document.nodes();
    quint64 hash = hashOf("[");
    for (size_t i = array + 1; i < nodes[array].next; i = nodes[i].next)
        hash = hashOf(hash, m_hashes[i]);
    return hash;
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filternode.h"

#include <algorithm>
#include <numeric>

namespace hookglass {

FilterNode FilterNode::of(FilterTerm term)
{
    FilterNode node;
    node.parts = term.parts;
    node.term = std::move(term);
    return node;
}

FilterNode FilterNode::negation(FilterNode child)
{
    FilterNode node {.kind = Kind::Not, .parts = child.parts};
    node.children.push_back(std::move(child));
    return node;
}

FilterNode FilterNode::of(Kind kind, std::vector<FilterNode> children)
{
    if (children.size() == 1)
        return std::move(children.front());
    FilterNode node {.kind = kind};
    for (FilterNode &child : children) {
        node.parts |= child.parts;
        if (child.kind == kind)
            std::move(child.children.begin(), child.children.end(),
                      std::back_inserter(node.children));
        else
            node.children.push_back(std::move(child));
    }
    node.order.resize(node.children.size());
    std::iota(node.order.begin(), node.order.end(), quint16(0));
    std::stable_partition(node.order.begin(), node.order.end(),
                          [&](quint16 i) { return !node.children[i].parts; });
    return node;
}

FilterAnswer FilterNode::answer(const FilterColumns &columns, const FilterPayload *payload) const
{
    if (kind == Kind::Term)
        return term.answer(columns, payload);
    if (kind == Kind::Not) {
        const FilterAnswer inside = children.front().answer(columns, payload);
        return inside == FilterAnswer::Unknown ? inside
            : inside == FilterAnswer::Yes      ? FilterAnswer::No
                                               : FilterAnswer::Yes;
    }
    // The first child with this answer settles it.
    const FilterAnswer settling = kind == Kind::And ? FilterAnswer::No : FilterAnswer::Yes;
    FilterAnswer answer = kind == Kind::And ? FilterAnswer::Yes : FilterAnswer::No;
    for (const quint16 i : order) {
        const FilterAnswer one = children[i].answer(columns, payload);
        if (one == settling)
            return one;
        if (one == FilterAnswer::Unknown)
            answer = one;
    }
    return answer;
}

bool FilterNode::dependsOnTime() const
{
    return term.dependsOnTime()
        || std::any_of(children.begin(), children.end(),
                       [](const FilterNode &child) { return child.dependsOnTime(); });
}

quint16 FilterNode::numberTerms(quint16 first)
{
    if (kind == Kind::Term)
        term.place = first++;
    for (FilterNode &child : children)
        first = child.numberTerms(first);
    return first;
}

} // namespace hookglass

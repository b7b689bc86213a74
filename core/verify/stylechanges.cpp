// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/stylechanges.h"

namespace hookglass {

namespace {

using json::Escapes;
using json::Int64Form;
using json::KeyOrder;
using json::Layout;
using json::RewriteStyle;

bool isIndented(Layout layout)
{
    return layout >= Layout::Indent2;
}

bool spacesCommas(Layout layout)
{
    return layout == Layout::CommaSpaced || layout == Layout::BothSpaced;
}

bool spacesColons(Layout layout)
{
    return layout == Layout::ColonSpaced || layout == Layout::BothSpaced;
}

} // namespace

QList<RepairStep> layoutSteps(Layout from, Layout to)
{
    if (isIndented(from) || from == Layout::Keep)
        return {{Repair::PrettyPrinted}};
    if (isIndented(to))
        return {{Repair::Compacted}};
    QList<RepairStep> steps;
    if (spacesCommas(from) && !spacesCommas(to))
        steps.append({Repair::CommaSpaced});
    if (spacesColons(from) && !spacesColons(to))
        steps.append({Repair::ColonSpaced});
    if ((!spacesCommas(from) && spacesCommas(to)) || (!spacesColons(from) && spacesColons(to)))
        steps.append({Repair::Compacted});
    return steps;
}

QList<StyleChange> styleChanges(Layout layout)
{
    QList<StyleChange> changes;
    for (const Layout other :
         {Layout::Compact, Layout::CommaSpaced, Layout::ColonSpaced, Layout::BothSpaced,
          Layout::Indent2, Layout::Indent4, Layout::IndentTab}) {
        if (other != layout)
            changes.append({{.layout = other}, layoutSteps(layout, other), LayoutDimension});
    }
    int dimension = LayoutDimension;
    const auto add = [&](const RewriteStyle &style, Repair repair, bool reversed) {
        changes.append({style, {{repair, reversed}}, dimension});
    };
    ++dimension;
    add({.slashes = Escapes::Unescape}, Repair::SlashesEscaped, false);
    add({.slashes = Escapes::Lower}, Repair::SlashesEscaped, true);
    ++dimension;
    add({.unicode = Escapes::Unescape}, Repair::UnicodeEscaped, false);
    add({.unicode = Escapes::Lower}, Repair::UnicodeEscaped, true);
    add({.unicode = Escapes::Upper}, Repair::UnicodeEscaped, true);
    ++dimension;
    add({.html = Escapes::Unescape}, Repair::HtmlEscaped, false);
    add({.html = Escapes::Lower}, Repair::HtmlEscaped, true);
    add({.html = Escapes::Upper}, Repair::HtmlEscaped, true);
    ++dimension;
    add({.order = KeyOrder::Declared}, Repair::KeysSorted, false);
    add({.order = KeyOrder::Sorted}, Repair::KeysSorted, true);
    ++dimension;
    add({.int64 = Int64Form::Text}, Repair::Int64AsNumber, false);
    add({.int64 = Int64Form::Number}, Repair::Int64AsNumber, true);
    return changes;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/rewriter.h"
#include "core/verify/repair.h"

namespace hookglass {

/// One way to write a document differently, and the changes which that undoes. Two of the same
/// dimension exclude each other.
struct StyleChange
{
    json::RewriteStyle style {};
    QList<RepairStep> steps {};
    int dimension = 0;
};
inline constexpr int LayoutDimension = 0;

/// All that is worth trying on a document of this layout, the likeliest first.
QList<StyleChange> styleChanges(json::Layout layout);

/// What happened to a document that has the layout `from` and was signed with `to`.
QList<RepairStep> layoutSteps(json::Layout from, json::Layout to);

} // namespace hookglass

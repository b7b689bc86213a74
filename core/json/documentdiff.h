// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <QList>

#include <stop_token>

namespace hookglass::json {

/// What one document has where the other has something else, or the same.
struct DiffSide
{
    bool exists = false;
    QString name {}; ///< of a member, or "[3]"
    QString text {}; ///< as it was sent, or "{2}", "[3]" for a container with so many children
    /// What differs in the text, behind the start and before the end that both sides share.
    qsizetype markBegin = 0;
    qsizetype markEnd = 0;
    /// Of the value in its document; of what stands in JSON in a string: of that string.
    qsizetype begin = 0;
    qsizetype end = 0;
    bool operator==(const DiffSide &) const = default;
};

/// One line of two documents side by side. What a container holds follows it, one deeper.
struct DiffRow
{
    enum class Kind : quint8 { Same, Changed, Added, Removed, Moved };
    /// Changed as it stands, but not in what it means.
    enum class Remark : quint8 { None, SameNumber, SameText, SameJson };

    int depth = 0;
    Kind kind = Kind::Same;
    Remark remark = Remark::None;
    bool moved = false; ///< another place among the members; it may be changed too
    bool isVolatile = false; ///< an id, time or token that always differs, or holds only such
    bool counts = false; ///< one of the differences that are counted
    DiffSide left {};
    DiffSide right {};
    bool operator==(const DiffRow &) const = default;
};

struct DiffOptions
{
    bool orderOfMembers = false; ///< it is a difference too
    bool onlyDifferences = false; ///< rows for them and for what they stand in
    qsizetype maxRows = 20'000;
    /// Arrays are matched by what they have in common as long as the product of their sizes stays
    /// below; then by index.
    qint64 maxProduct = 4'000'000;
    qint64 maxProducts = 40'000'000; ///< of all arrays together
    /// Soon after a stop was requested something of no use is given back.
    std::stop_token stop {};
};

struct DocumentDiff
{
    QList<DiffRow> rows {};
    bool isCut = false; ///< there are more rows than are kept
    qsizetype changed = 0; ///< values; without those that are volatile
    qsizetype added = 0; ///< a container and what it holds counts as one
    qsizetype removed = 0;
    qsizetype moved = 0;
    qsizetype volatileChanges = 0;
    qsizetype differences() const { return changed + added + removed + moved + volatileChanges; }
};

/// Compares two documents value by value: members by their names (those of one name in their
/// order), arrays by the longest sequence that both have. Values are compared as they were sent, so
/// that 1 and 1.0 differ; strings that hold JSON on both sides as JSON. Takes n log n of the nodes
/// and what the options allow for arrays; both documents should be valid.
DocumentDiff diffDocuments(const Document &left, const Document &right,
                           const DiffOptions &options = {});

} // namespace hookglass::json

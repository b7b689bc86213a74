// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/documentdiff.h"
#include "core/json/sequences.h"
#include "core/json/subtreehashes.h"

namespace hookglass::json {

/// Walks through two documents at once and writes down how they differ. Used once.
class DocumentComparer
{
public:
    explicit DocumentComparer(const DiffOptions &options)
        : m_options(options)
    {
    }

    DocumentDiff compare(const Document &left, const Document &right);

private:
    /// Documents that are compared: those of the events, or what stands in two strings.
    struct Sides
    {
        SubtreeHashes left;
        SubtreeHashes right;
    };
    using Names = std::pair<QString, QString>;
    using Values = std::vector<Value>;

    void compareRoots(const Document &left, const Document &right, const Names &names, int depth);
    void compareValues(const Sides &sides, const Value &left, const Value &right,
                       const Names &names, int depth, bool moved = false);
    void compareMembers(const Sides &sides, const Value &left, const Value &right, int depth);
    void compareElements(const Sides &sides, const Value &left, const Value &right, int depth);
    Partners elementPartners(const Sides &sides, const Value &left, const Value &right,
                             const Values &lefts, const Values &rights);
    bool compareContents(const Value &left, const Value &right, const Names &names, int depth);
    void addOneSided(const Value &value, DiffRow::Kind kind, const QString &name, int depth,
                     bool counts);
    void addChildren(const Value &value, DiffRow::Kind kind, int depth);
    void add(DiffRow row);
    void count(const DiffRow &row);
    DiffRow rowOf(const Value &left, const Value &right, const Names &names, int depth) const;
    /// What of a value's bytes is left out: so many at its start and at its end.
    struct LeftOut
    {
        qsizetype before = 0;
        qsizetype behind = 0;
    };
    static LeftOut commonOf(QByteArrayView left, QByteArrayView right);
    DiffSide sideOf(const Value &value, bool isLeft, const QString &name,
                    const LeftOut &leftOut) const;

    const DiffOptions m_options;
    DocumentDiff m_diff;
    qint64 m_spent = 0; ///< on arrays
    int m_contentDepth = 0; ///< strings in strings
    const Value *m_leftString = nullptr; ///< in whose content we are
    const Value *m_rightString = nullptr;
};

} // namespace hookglass::json

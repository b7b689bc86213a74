// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/documentcomparer.h"

#include "core/base/text.h"
#include "core/json/jsonpath.h"
#include "core/json/valuelikeness.h"
#include "core/json/valuematching.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::json {

namespace {

constexpr int DeepestContent = 4; // as deep as secrets are looked for
constexpr qsizetype LongestText = 1000; // bytes of a value in a row
constexpr qsizetype LongestName = 200;
constexpr qsizetype Context = 60; // bytes beside the difference of two long values
constexpr qsizetype LongestContent = 1024 * 1024; // of a string that is looked into
constexpr Limits ContentLimits {LongestContent, 64, 100'000};

bool isContainer(const Value &value)
{
    return value.isObject() || value.isArray();
}

std::vector<Value> childrenOf(const Value &value)
{
    std::vector<Value> children;
    children.reserve(size_t(value.size()));
    for (Value child = value.firstChild(); child; child = child.nextSibling())
        children.push_back(child);
    return children;
}

QString indexName(size_t index)
{
    return u"[%1]"_s.arg(index);
}

QString nameOf(const Value &child, size_t index)
{
    return child.rawKey().isNull() ? indexName(index) : visibleText(child.key(), LongestName);
}

DiffRow::Remark remarkOn(const Value &left, const Value &right)
{
    if (left.isNumber() && right.isNumber() && isSameNumber(left.raw(), right.raw()))
        return DiffRow::Remark::SameNumber;
    if (left.isString() && right.isString() && left.toUtf8() == right.toUtf8())
        return DiffRow::Remark::SameText;
    return DiffRow::Remark::None;
}

qsizetype commonStart(QByteArrayView a, QByteArrayView b)
{
    const qsizetype shorter = qMin(a.size(), b.size());
    return std::mismatch(a.begin(), a.begin() + shorter, b.begin()).first - a.begin();
}

void markDifference(DiffSide &left, DiffSide &right)
{
    const QString &a = left.text;
    const QString &b = right.text;
    const qsizetype shorter = qMin(a.size(), b.size());
    qsizetype begin = std::mismatch(a.begin(), a.begin() + shorter, b.begin()).first - a.begin();
    begin -= begin > 0 && a[begin - 1].isHighSurrogate() ? 1 : 0;
    qsizetype end = 0;
    while (end < shorter - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    end -= end > 0 && a[a.size() - end].isLowSurrogate() ? 1 : 0;
    left.markBegin = right.markBegin = begin;
    left.markEnd = a.size() - end;
    right.markEnd = b.size() - end;
}

} // namespace

DocumentDiff DocumentComparer::compare(const Document &left, const Document &right)
{
    compareRoots(left, right, {}, 0);
    return std::move(m_diff);
}

void DocumentComparer::compareRoots(const Document &left, const Document &right, const Names &names,
                                    int depth)
{
    const bool ordered = m_options.orderOfMembers;
    const Sides sides {SubtreeHashes(left, ordered), SubtreeHashes(right, ordered)};
    if (left.root() && right.root())
        compareValues(sides, left.root(), right.root(), names, depth);
}

void DocumentComparer::compareValues(const Sides &sides, const Value &left, const Value &right,
                                     const Names &names, int depth, bool moved)
{
    if (m_options.stop.stop_requested())
        return;
    const bool isSame = sides.left.of(left) == sides.right.of(right);
    // Behind the last row only differences are counted.
    if (isSame && !moved && (m_options.onlyDifferences || m_diff.isCut))
        return;
    DiffRow row = rowOf(left, right, names, depth);
    row.moved = moved;
    row.kind = !isSame ? DiffRow::Kind::Changed
        : moved        ? DiffRow::Kind::Moved
                       : DiffRow::Kind::Same;
    if (isContainer(left) && left.kind() == right.kind()) {
        row.counts = row.kind == DiffRow::Kind::Moved;
        const qsizetype at = m_diff.rows.size();
        const qsizetype differencesBefore = m_diff.differences();
        const qsizetype volatileBefore = m_diff.volatileChanges;
        add(row);
        if (left.isObject())
            compareMembers(sides, left, right, depth + 1);
        else
            compareElements(sides, left, right, depth + 1);
        const qsizetype differences = m_diff.differences() - differencesBefore;
        if (at < m_diff.rows.size() && differences > 0 && !moved)
            m_diff.rows[at].isVolatile = differences == m_diff.volatileChanges - volatileBefore;
        return;
    }
    if (row.kind == DiffRow::Kind::Changed) {
        if (left.isString() && right.isString() && compareContents(left, right, names, depth))
            return;
        row.remark = remarkOn(left, right);
        row.isVolatile = !moved && isVolatile(memberName(left), left, right);
        if (!isContainer(left) && !isContainer(right))
            markDifference(row.left, row.right);
    }
    row.counts = row.kind != DiffRow::Kind::Same;
    add(row);
    if (row.kind == DiffRow::Kind::Changed) {
        addChildren(left, DiffRow::Kind::Removed, depth + 1);
        addChildren(right, DiffRow::Kind::Added, depth + 1);
    }
}

void DocumentComparer::compareMembers(const Sides &sides, const Value &left, const Value &right,
                                      int depth)
{
    const Values lefts = childrenOf(left);
    const Values rights = childrenOf(right);
    const Partners partners = memberPartners(lefts, rights);
    const std::vector<bool> moved = m_options.orderOfMembers
        ? movedMembers(partners, rights.size(), isSwapped(left, right))
        : std::vector<bool>(lefts.size(), false);
    const Partners back = reversed(partners, rights.size());
    const auto addUnpaired = [&](size_t j) { // those that stand behind what both have
        for (; j < rights.size() && back[j] < 0; ++j)
            addOneSided(rights[j], DiffRow::Kind::Added, nameOf(rights[j], j), depth, true);
    };
    addUnpaired(0);
    for (size_t i = 0; i < lefts.size(); ++i) {
        if (partners[i] < 0) {
            addOneSided(lefts[i], DiffRow::Kind::Removed, nameOf(lefts[i], i), depth, true);
            continue;
        }
        const QString name = nameOf(lefts[i], i);
        const auto j = size_t(partners[i]);
        compareValues(sides, lefts[i], rights[j], {name, name}, depth, moved[i]);
        addUnpaired(j + 1);
    }
}

void DocumentComparer::compareElements(const Sides &sides, const Value &left, const Value &right,
                                       int depth)
{
    const Values lefts = childrenOf(left);
    const Values rights = childrenOf(right);
    const Partners partners = elementPartners(sides, left, right, lefts, rights);
    size_t j = 0;
    const auto addUpTo = [&](size_t end) {
        for (; j < end; ++j)
            addOneSided(rights[j], DiffRow::Kind::Added, indexName(j), depth, true);
    };
    for (size_t i = 0; i < lefts.size(); ++i) {
        if (partners[i] < 0) {
            addOneSided(lefts[i], DiffRow::Kind::Removed, indexName(i), depth, true);
            continue;
        }
        addUpTo(size_t(partners[i]));
        compareValues(sides, lefts[i], rights[j], {indexName(i), indexName(j)}, depth);
        ++j;
    }
    addUpTo(rights.size());
}

/// Partners ascend.
Partners DocumentComparer::elementPartners(const Sides &sides, const Value &left,
                                           const Value &right, const Values &lefts,
                                           const Values &rights)
{
    const auto hashesOf = [](const Values &values, const SubtreeHashes &hashes) {
        std::vector<quint64> list;
        list.reserve(values.size());
        for (const Value &value : values)
            list.push_back(hashes.of(value));
        return list;
    };
    const std::vector<quint64> a = hashesOf(lefts, sides.left);
    const std::vector<quint64> b = hashesOf(rights, sides.right);
    const qint64 most = qMin(m_options.maxProduct, m_options.maxProducts - m_spent);
    Partners partners = isSwapped(left, right)
        ? reversed(commonSequence(b, a, most, m_spent), lefts.size())
        : commonSequence(a, b, most, m_spent);
    pairRest(partners, rights.size());
    return partners;
}

/// What stands in both strings, if that is JSON; else gives back false.
bool DocumentComparer::compareContents(const Value &left, const Value &right, const Names &names,
                                       int depth)
{
    if (m_contentDepth >= DeepestContent) // each may be a whole document again
        return false;
    const auto parsed = [](const Value &text) {
        const QByteArray start = text.startOfText(8).trimmed().toUtf8();
        const bool looksLike = start.startsWith('{') || start.startsWith('[');
        return looksLike && text.raw().size() <= LongestContent
            ? Document::parse(text.toUtf8(), ContentLimits)
            : Document();
    };
    const Document leftContent = parsed(left);
    const Document rightContent = leftContent.isValid() ? parsed(right) : Document();
    if (!rightContent.isValid())
        return false;
    DiffRow row = rowOf(left, right, names, depth);
    row.kind = DiffRow::Kind::Changed;
    const qsizetype at = m_diff.rows.size();
    const qsizetype before = m_diff.differences();
    const qsizetype volatileBefore = m_diff.volatileChanges;
    add(row);
    const Value *outerLeft = std::exchange(m_leftString, m_leftString ? m_leftString : &left);
    const Value *outerRight = std::exchange(m_rightString, m_rightString ? m_rightString : &right);
    ++m_contentDepth;
    compareRoots(leftContent, rightContent, {}, depth + 1);
    --m_contentDepth;
    m_leftString = outerLeft;
    m_rightString = outerRight;
    const qsizetype differences = m_diff.differences() - before;
    row.remark = differences == 0 ? DiffRow::Remark::SameJson : DiffRow::Remark::None;
    row.counts = differences == 0; // spaces, escapes, the order
    row.isVolatile = differences > 0 && differences == m_diff.volatileChanges - volatileBefore;
    if (row.counts)
        count(row);
    if (at < m_diff.rows.size())
        m_diff.rows[at] = row;
    return true;
}

void DocumentComparer::addOneSided(const Value &value, DiffRow::Kind kind, const QString &name,
                                   int depth, bool counts)
{
    const bool isLeft = kind == DiffRow::Kind::Removed;
    DiffRow row;
    row.depth = depth;
    row.kind = kind;
    row.counts = counts;
    (isLeft ? row.left : row.right) = sideOf(value, isLeft, name, {});
    add(row);
    addChildren(value, kind, depth + 1);
}

/// They belong to what was counted.
void DocumentComparer::addChildren(const Value &value, DiffRow::Kind kind, int depth)
{
    size_t index = 0;
    for (Value child = value.firstChild(); child && !m_diff.isCut; child = child.nextSibling())
        addOneSided(child, kind, nameOf(child, index++), depth, false);
}

void DocumentComparer::add(DiffRow row)
{
    if (row.counts)
        count(row);
    if (m_diff.rows.size() < m_options.maxRows)
        m_diff.rows.append(std::move(row));
    else
        m_diff.isCut = true;
}

void DocumentComparer::count(const DiffRow &row)
{
    switch (row.kind) {
    case DiffRow::Kind::Changed:
        ++(row.isVolatile ? m_diff.volatileChanges : m_diff.changed);
        break;
    case DiffRow::Kind::Added:
        ++m_diff.added;
        break;
    case DiffRow::Kind::Removed:
        ++m_diff.removed;
        break;
    case DiffRow::Kind::Moved:
        ++m_diff.moved;
        break;
    case DiffRow::Kind::Same:
        break;
    }
}

/// What both share, but for something beside what differs.
DocumentComparer::LeftOut DocumentComparer::commonOf(QByteArrayView left, QByteArrayView right)
{
    const qsizetype start = commonStart(left, right);
    const qsizetype most = qMin(left.size(), right.size()) - start;
    qsizetype end = 0;
    while (end < most && left[left.size() - 1 - end] == right[right.size() - 1 - end])
        ++end;
    return {qMax(qsizetype(0), start - Context), qMax(qsizetype(0), end - Context)};
}

DiffRow DocumentComparer::rowOf(const Value &left, const Value &right, const Names &names,
                                int depth) const
{
    // Of long values that which differs is shown.
    const bool areLong = qMax(left.raw().size(), right.raw().size()) > LongestText;
    const bool areTexts = !isContainer(left) && !isContainer(right);
    const LeftOut leftOut = areLong && areTexts ? commonOf(left.raw(), right.raw()) : LeftOut();
    DiffRow row;
    row.depth = depth;
    row.left = sideOf(left, true, names.first, leftOut);
    row.right = sideOf(right, false, names.second, leftOut);
    return row;
}

DiffSide DocumentComparer::sideOf(const Value &value, bool isLeft, const QString &name,
                                  const LeftOut &leftOut) const
{
    const Value *string = isLeft ? m_leftString : m_rightString;
    const Value &place = string ? *string : value;
    DiffSide side;
    side.exists = true;
    side.name = name;
    side.begin = place.offset();
    side.end = side.begin + place.raw().size();
    if (isContainer(value)) {
        side.text = (value.isObject() ? u"{%1}"_s : u"[%1]"_s).arg(value.size());
        return side;
    }
    const QByteArrayView raw = value.raw();
    qsizetype begin = qMin(leftOut.before, raw.size());
    while (begin > 0 && begin < raw.size() && (uchar(raw[begin]) & 0xc0) == 0x80)
        --begin; // within a character
    qsizetype end = qMin(qMax(begin, raw.size() - leftOut.behind), begin + LongestText);
    while (end < raw.size() && end > begin && (uchar(raw[end]) & 0xc0) == 0x80)
        --end;
    side.text = (begin > 0 ? u"…"_s : QString()) + displayText(raw.sliced(begin, end - begin))
        + (end < raw.size() ? u"…"_s : QString());
    return side;
}

} // namespace hookglass::json

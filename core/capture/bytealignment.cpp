// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bytealignment.h"

#include "core/capture/uniqueblocks.h"
#include "core/json/sequences.h"

#include <algorithm>

namespace hookglass {

namespace {

constexpr qint64 MaxProduct = 1'000'000; // of the sizes of what is matched byte by byte
constexpr qint64 MaxProducts = 40'000'000; // of all of it together
constexpr qsizetype LeastRun = 4; // within what differs: fewer are the same by chance
constexpr int MaxDepth = 4; // blocks between blocks

/// Part of both.
struct Stretch
{
    qsizetype left = 0;
    qsizetype leftEnd = 0;
    qsizetype right = 0;
    qsizetype rightEnd = 0;

    qsizetype leftSize() const { return leftEnd - left; }
    qsizetype rightSize() const { return rightEnd - right; }
};

class Aligner
{
public:
    Aligner(QByteArrayView left, QByteArrayView right, const std::stop_token &stop)
        : m_left(left)
        , m_right(right)
        , m_stop(stop)
    {
    }

    ByteAlignment align()
    {
        alignStretch({0, m_left.size(), 0, m_right.size()}, 0);
        return std::move(m_result);
    }

private:
    QByteArrayView leftOf(const Stretch &all) const
    {
        return m_left.sliced(all.left, all.leftSize());
    }
    QByteArrayView rightOf(const Stretch &all) const
    {
        return m_right.sliced(all.right, all.rightSize());
    }

    void add(const SharedRun &run)
    {
        if (run.size == 0)
            return;
        if (!m_result.runs.isEmpty()) {
            SharedRun &last = m_result.runs.last();
            if (last.left + last.size == run.left && last.right + last.size == run.right) {
                last.size += run.size;
                return;
            }
        }
        m_result.runs.append(run);
    }

    void alignStretch(Stretch all, int depth)
    {
        if (m_stop.stop_requested())
            return;
        const QByteArrayView left = leftOf(all);
        const QByteArrayView right = rightOf(all);
        const auto shorter = std::min(left.size(), right.size());
        const qsizetype begin =
            std::mismatch(left.begin(), left.begin() + shorter, right.begin()).first - left.begin();
        const qsizetype end = std::mismatch(left.rbegin(), left.rbegin() + (shorter - begin),
                                            right.rbegin())
                                  .first
            - left.rbegin();
        add({all.left, all.right, begin});
        alignMiddle({all.left + begin, all.leftEnd - end, all.right + begin, all.rightEnd - end},
                    depth);
        add({all.leftEnd - end, all.rightEnd - end, end});
    }

    /// Neither begins or ends with what the other does.
    void alignMiddle(const Stretch &all, int depth)
    {
        const qsizetype shorter = std::min(all.leftSize(), all.rightSize());
        if (shorter == 0 || isReplaced(all))
            return;
        const qint64 longer = std::max(all.leftSize(), all.rightSize());
        if (longer <= MaxProduct / shorter && m_spent + longer * shorter <= MaxProducts)
            matchBytes(all);
        else
            matchBlocks(all, depth);
    }

    /// As many bytes of both, of which most are the same: some were replaced, none put in.
    bool isReplaced(const Stretch &all) const
    {
        if (all.leftSize() != all.rightSize())
            return false;
        const QByteArrayView left = leftOf(all);
        const QByteArrayView right = rightOf(all);
        qsizetype same = 0;
        for (qsizetype i = 0; i < left.size(); ++i)
            same += left[i] == right[i] ? 1 : 0;
        return 4 * same >= 3 * left.size();
    }

    void matchBytes(const Stretch &all)
    {
        const auto items = [](QByteArrayView bytes) {
            return std::vector<quint64>(bytes.begin(), bytes.end());
        };
        const json::Partners partners =
            json::commonSequence(items(leftOf(all)), items(rightOf(all)), MaxProduct, m_spent);
        const auto count = qsizetype(partners.size());
        for (qsizetype i = 0; i < count;) {
            const qsizetype first = i++;
            const qsizetype partner = partners[size_t(first)];
            while (partner >= 0 && i < count && partners[size_t(i)] == partner + (i - first))
                ++i;
            if (partner >= 0 && i - first >= LeastRun)
                add({all.left + first, all.right + partner, i - first});
        }
    }

    void matchBlocks(const Stretch &all, int depth)
    {
        const QList<SharedRun> blocks = depth < MaxDepth
            ? sharedBlocks(leftOf(all), rightOf(all), m_stop)
            : QList<SharedRun>();
        if (blocks.isEmpty()) {
            m_result.isWhole = false;
            return;
        }
        Stretch between = all;
        for (const SharedRun &block : blocks) {
            between.leftEnd = all.left + block.left;
            between.rightEnd = all.right + block.right;
            alignStretch(between, depth + 1);
            add({between.leftEnd, between.rightEnd, block.size});
            between.left = between.leftEnd + block.size;
            between.right = between.rightEnd + block.size;
        }
        between.leftEnd = all.leftEnd;
        between.rightEnd = all.rightEnd;
        alignStretch(between, depth + 1);
    }

    const QByteArrayView m_left;
    const QByteArrayView m_right;
    const std::stop_token m_stop;
    ByteAlignment m_result;
    qint64 m_spent = 0; ///< of MaxProducts
};

} // namespace

ByteAlignment alignBytes(QByteArrayView left, QByteArrayView right, const std::stop_token &stop)
{
    return Aligner(left, right, stop).align();
}

} // namespace hookglass

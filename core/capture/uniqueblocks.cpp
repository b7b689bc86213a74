// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/uniqueblocks.h"

#include "core/json/sequences.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

namespace hookglass {

namespace {

constexpr qsizetype LeastBlock = 16;
constexpr qsizetype MostBlocks = 128 * 1024;
constexpr qsizetype MostInVain = 64 * 1024 * 1024; // bytes compared that turned out not the same
constexpr qsizetype LookForStopEvery = 64 * 1024;
constexpr quint64 Base = 0x9e3779b97f4a7c15; // of the polynomial that hashes a block
constexpr int MostSieveBits = 20;
constexpr int BitsOfBlock = 3; // eight places for each block in the sieve

constexpr qsizetype None = -1;
constexpr qsizetype Many = -2;

/// The hash of a block that moves on byte by byte.
class RollingHash
{
public:
    explicit RollingHash(qsizetype size)
    {
        for (qsizetype i = 1; i < size; ++i)
            m_highest *= Base;
    }

    quint64 of(QByteArrayView block)
    {
        m_hash = 0;
        for (const char c : block)
            m_hash = m_hash * Base + uchar(c);
        return m_hash;
    }
    quint64 moved(char out, char in)
    {
        m_hash = (m_hash - uchar(out) * m_highest) * Base + uchar(in);
        return m_hash;
    }

private:
    quint64 m_highest = 1;
    quint64 m_hash = 0;
};

/// A block of the left side.
struct Block
{
    quint64 hash = 0;
    qsizetype at = 0;
    qsizetype other = None; ///< where it is on the right
};

/// Says at once of most hashes that no block has them.
class Sieve
{
public:
    explicit Sieve(const std::vector<Block> &blocks)
        : m_shift(64 - std::min(int(std::bit_width(blocks.size())) + BitsOfBlock, MostSieveBits))
        , m_bits(size_t(1) << (64 - m_shift))
    {
        for (const Block &block : blocks)
            m_bits[place(block.hash)] = true;
    }
    bool mayHave(quint64 hash) const { return m_bits[place(hash)]; }

private:
    size_t place(quint64 hash) const { return size_t((hash * Base) >> m_shift); }

    int m_shift;
    std::vector<bool> m_bits;
};

/// Those that stand there once, as far as blocks are looked at; by their hash.
std::vector<Block> blocksOf(QByteArrayView bytes, qsizetype size)
{
    std::vector<Block> blocks;
    RollingHash hash(size);
    for (qsizetype at = 0; at + size <= bytes.size(); at += size)
        blocks.push_back({hash.of(bytes.sliced(at, size)), at});
    const auto byHash = [](const Block &a, const Block &b) {
        return a.hash < b.hash;
    };
    std::sort(blocks.begin(), blocks.end(), byHash);
    std::vector<Block> unique;
    for (auto block = blocks.begin(); block != blocks.end();) {
        const auto end = std::upper_bound(block, blocks.end(), *block, byHash);
        if (end - block == 1)
            unique.push_back(*block);
        block = end;
    }
    return unique;
}

/// Tells each block where it is on the right.
void find(std::vector<Block> &blocks, qsizetype size, QByteArrayView left, QByteArrayView right,
          const std::stop_token &stop)
{
    const Sieve sieve(blocks);
    RollingHash rolling(size);
    qsizetype inVain = 0;
    qsizetype at = 0;
    quint64 hash = rolling.of(right.first(size));
    const auto goOn = [&](qsizetype by) {
        if (by == 1 && at + size < right.size())
            hash = rolling.moved(right[at], right[at + size]);
        else if (by > 1 && at + by + size <= right.size())
            hash = rolling.of(right.sliced(at + by, size));
        at += by;
    };
    while (at + size <= right.size() && inVain < MostInVain) {
        if (at % LookForStopEvery == 0 && stop.stop_requested())
            return;
        if (!sieve.mayHave(hash)) {
            goOn(1);
            continue;
        }
        const auto block =
            std::lower_bound(blocks.begin(), blocks.end(), hash,
                             [](const Block &each, quint64 wanted) { return each.hash < wanted; });
        const bool isHit = block != blocks.end() && block->hash == hash;
        if (isHit && std::memcmp(left.data() + block->at, right.data() + at, size_t(size)) == 0) {
            block->other = block->other == None ? at : Many;
            goOn(size);
            continue;
        }
        inVain += isHit ? size : 0;
        goOn(1);
    }
}

} // namespace

QList<SharedRun> sharedBlocks(QByteArrayView left, QByteArrayView right,
                              const std::stop_token &stop)
{
    const qsizetype size = std::max(LeastBlock, left.size() / MostBlocks + 1);
    if (left.size() < size || right.size() < size)
        return {};
    std::vector<Block> blocks = blocksOf(left, size);
    if (blocks.empty())
        return {};
    find(blocks, size, left, right, stop);
    std::erase_if(blocks, [](const Block &block) { return block.other < 0; });
    std::sort(blocks.begin(), blocks.end(),
              [](const Block &a, const Block &b) { return a.other < b.other; });
    std::vector<qsizetype> lefts;
    for (const Block &block : blocks)
        lefts.push_back(block.at);
    const std::vector<bool> isIn = json::longestAscending(lefts);
    QList<SharedRun> runs;
    for (size_t i = 0; i < blocks.size(); ++i) {
        if (isIn[i])
            runs.append({blocks[i].at, blocks[i].other, size});
    }
    return runs;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textorder.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstring>
#include <future>
#include <numeric>
#include <utility>

namespace hookglass {

namespace {

// So few are compared whole, and so is what texts have behind this many bytes: groups nest.
constexpr ptrdiff_t FewTexts = 12;
constexpr size_t MostBytesGrouped = 1024;
constexpr size_t KeyBytes = 16;
constexpr ptrdiff_t WorthTwoThreads = 50'000;
// So few keys are gathered that comparing them takes longer.
constexpr size_t EntriesPerKey = 16;
constexpr size_t FewestKeys = 256;

/// Case folded UTF-8 of many texts, whose bytes are in the order of the code points; each with a
/// zero behind it. QByteArray neither writes the bytes that it grows by nor copies many to grow.
class FoldedTexts
{
public:
    /// Gives back where it begins.
    qsizetype append(QStringView text)
    {
        const qsizetype begin = m_bytes.size();
        const char16_t *const from = text.utf16();
        unsigned all = 0;
        for (qsizetype i = 0; i < text.size(); ++i)
            all |= from[i];
        if (all >= 0x80) {
            m_bytes += text.toString().toCaseFolded().toUtf8();
            m_bytes += '\0';
            return begin;
        }
        m_bytes.resize(begin + text.size() + 1);
        char *const to = m_bytes.data() + begin;
        // Without a branch in it the compiler does many at a time.
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool isCapital = from[i] >= u'A' && from[i] <= u'Z';
            to[i] = char(from[i] | (isCapital ? 'a' - 'A' : 0));
        }
        to[text.size()] = '\0';
        return begin;
    }
    void finish() { m_bytes.append(KeyBytes, '\0'); }
    const char *begin() const { return m_bytes.constData(); } ///< once finished

private:
    QByteArray m_bytes;
};

/// Some bytes of a folded text as numbers that are in their order; what stands behind a zero counts
/// as zero.
struct Key
{
    quint64 first = 0;
    quint64 second = 0;
    bool isEnd() const { return (second & 0xffU) == 0; } ///< of the text
    auto operator<=>(const Key &) const = default;
};

quint64 eightBytesOf(const char *text)
{
    const auto bytes = qFromBigEndian<quint64>(text);
    constexpr quint64 Lowest = 0x0101010101010101;
    constexpr quint64 Highest = 0x8080808080808080;
    if (((bytes - Lowest) & ~bytes & Highest) == 0)
        return bytes; // there is no zero among them
    for (unsigned shift = 56;; shift -= 8) {
        if ((bytes >> shift & 0xffU) == 0)
            return bytes >> shift << shift;
    }
}

Key keyOf(const char *text)
{
    const quint64 first = eightBytesOf(text);
    return {first, (first & 0xffU) == 0 ? 0 : eightBytesOf(text + sizeof first)};
}

/// Seeded: strangers choose the texts, and should not choose where they meet. qHashBits() takes
/// much longer on so few bytes.
size_t hashOf(const Key &key, quint64 seed)
{
    quint64 mixed = key.first * seed;
    mixed ^= mixed >> 32U;
    mixed = (mixed + key.second) * (seed ^ 0x9e3779b97f4a7c14U); // as odd as the seed
    return size_t(mixed ^ mixed >> 32U);
}

struct Entry
{
    Key key {}; ///< the bytes that are looked at, of the folded text
    const char *folded = nullptr; ///< up to its first zero: one may stand within a text
    quint32 text = 0;
};

/// Runs the second in another thread.
template <typename First, typename Second>
void inTwoThreads(const First &first, const Second &second)
{
    const std::future<void> other = std::async(std::launch::async, second);
    first();
    other.wait();
}

class Sorting
{
public:
    Sorting(size_t count, const TextAt &textAt)
        : m_textAt(textAt)
    {
        m_entries.resize(count);
        const size_t half = ptrdiff_t(count) < WorthTwoThreads ? count : count / 2;
        if (half == count)
            fold(0, count, m_folded[0]);
        else
            inTwoThreads([&] { fold(0, half, m_folded[0]); },
                         [&] { fold(half, count, m_folded[1]); });
        m_isOther.resize(count);
    }

    TextOrder run()
    {
        Entry *const first = m_entries.data();
        sort(first, first + m_entries.size(), 0, m_entries.size() > WorthTwoThreads);
        TextOrder order {{}, {m_isOther.begin(), m_isOther.end()}};
        order.numbers.reserve(m_entries.size());
        for (const Entry &each : m_entries)
            order.numbers.push_back(each.text);
        return order;
    }

private:
    void fold(size_t first, size_t end, FoldedTexts &into)
    {
        TextSpace space;
        for (size_t i = first; i < end; ++i)
            m_entries[i] = {{quint64(into.append(m_textAt(i, space)))}, nullptr, quint32(i)};
        into.finish();
        for (size_t i = first; i < end; ++i) // it grew, and moved, until now
            m_entries[i].folded = into.begin() + m_entries[i].key.first;
    }

    static bool isBefore(const Entry &a, const Entry &b)
    {
        const auto order = a.key <=> b.key;
        return order == 0 ? a.text < b.text : order < 0;
    }

    /// They are alike up to `depth`. Compares numbers as long as it can: a text is looked up once
    /// for sixteen of its bytes, instead of in every comparison.
    void sort(Entry *first, Entry *last, size_t depth, bool inTwo)
    {
        if (last - first <= FewTexts || depth >= MostBytesGrouped) {
            sortWhole(first, last);
            return;
        }
        if (!inTwo || last - first < WorthTwoThreads) {
            sortByKeys(first, last, depth);
            sortGroups(first, last, depth, false);
            return;
        }
        Entry *middle = first + (last - first) / 2;
        inTwoThreads([&] { sortByKeys(first, middle, depth); },
                     [&] { sortByKeys(middle, last, depth); });
        std::inplace_merge(first, middle, last, isBefore);
        // Where the group in the middle begins and ends.
        const auto isKey = [key = middle->key](const Entry &each) {
            return each.key == key;
        };
        Entry *const end = std::find_if_not(middle, last, isKey);
        while (middle != first && isKey(middle[-1]))
            --middle;
        if (end - middle > (last - first) / 2) {
            sortGroups(first, last, depth, true);
            return;
        }
        if (middle != first)
            m_isOther[size_t(middle - m_entries.data())] = true;
        inTwoThreads([&] { sortGroups(first, middle, depth, false); },
                     [&] { sortGroups(middle, last, depth, false); });
    }

    void sortByKeys(Entry *first, Entry *last, size_t depth)
    {
        for (Entry *each = first; each != last; ++each)
            each->key = keyOf(each->folded + depth);
        if (!std::is_sorted(first, last, isBefore) && !gatherByKeys(first, last))
            std::sort(first, last, isBefore);
    }

    /// Sorts by keys of which there are few, so that not each entry has to be compared with many.
    /// Those with the same key stay in order. False: there are too many.
    static bool gatherByKeys(Entry *first, Entry *last)
    {
        const auto count = size_t(last - first);
        const size_t most = count / EntriesPerKey;
        if (most < FewestKeys)
            return false;
        std::vector<quint32> table(std::bit_ceil(most * 2), 0); // numbers of the keys, from 1
        std::vector<std::pair<Key, quint32>> keys; // and how many have them
        std::vector<quint32> numbers(count);
        const quint64 seed = quint64(QHashSeed::globalSeed()) | 1U;
        for (size_t i = 0; i < count; ++i) {
            const Key &key = first[i].key;
            size_t slot = hashOf(key, seed) & (table.size() - 1);
            while (table[slot] != 0 && keys[table[slot] - 1].first != key)
                slot = (slot + 1) & (table.size() - 1);
            if (table[slot] == 0) {
                if (keys.size() == most)
                    return false;
                keys.push_back({key, 0});
                table[slot] = quint32(keys.size());
            }
            numbers[i] = table[slot] - 1;
            ++keys[numbers[i]].second;
        }
        std::vector<quint32> order(keys.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(),
                  [&](quint32 a, quint32 b) { return keys[a].first < keys[b].first; });
        quint32 begin = 0;
        for (const quint32 key : order)
            begin += std::exchange(keys[key].second, begin);
        std::vector<Entry> sorted(count);
        for (size_t i = 0; i < count; ++i)
            sorted[keys[numbers[i]].second++] = first[i];
        std::copy(sorted.begin(), sorted.end(), first);
        return true;
    }

    /// Their keys are in order; those with the same one by what is behind it.
    void sortGroups(Entry *first, Entry *last, size_t depth, bool inTwo)
    {
        for (Entry *group = first; group != last;) {
            const Key key = group->key;
            Entry *const end =
                std::find_if(group, last, [key](const Entry &each) { return each.key != key; });
            if (group != first)
                m_isOther[size_t(group - m_entries.data())] = true;
            if (key.isEnd())
                sortAlike(group, end);
            else if (end - group > 1)
                sort(group, end, depth + KeyBytes, inTwo);
            group = end;
        }
    }

    /// The same but for capital letters, or up to a zero; nearly always in all, and then they are in
    /// order.
    void sortAlike(Entry *first, Entry *last)
    {
        TextSpace spaceOfFirst;
        const QStringView text =
            last - first > 1 ? m_textAt(first->text, spaceOfFirst) : QStringView();
        TextSpace space;
        const bool areSame = std::all_of(first + 1, last, [&](const Entry &each) {
            return m_textAt(each.text, space) == text;
        });
        if (!areSame)
            sortWhole(first, last);
    }

    void sortWhole(Entry *first, Entry *last)
    {
        const auto isBefore = [this](const Entry &a, const Entry &b) {
            const int order = compare(a, b);
            return order == 0 ? a.text < b.text : order < 0;
        };
        if (!std::is_sorted(first, last, isBefore))
            std::sort(first, last, isBefore);
        for (Entry *each = first; last - each > 1; ++each)
            m_isOther[size_t(each + 1 - m_entries.data())] = compare(each[0], each[1]) != 0;
    }

    int compare(const Entry &a, const Entry &b) const
    {
        if (const int order = std::strcmp(a.folded, b.folded); order != 0)
            return order;
        TextSpace spaceOfFirst;
        TextSpace spaceOfSecond;
        const QStringView first = m_textAt(a.text, spaceOfFirst);
        const QStringView second = m_textAt(b.text, spaceOfSecond);
        if (!first.contains(QChar(u'\0')) && !second.contains(QChar(u'\0')))
            return first.compare(second);
        // What stands behind a zero has not been compared.
        const int order = first.toString().toCaseFolded().toUtf8().compare(
            second.toString().toCaseFolded().toUtf8());
        return order == 0 ? first.compare(second) : order;
    }

    const TextAt &m_textAt;
    std::array<FoldedTexts, 2> m_folded; ///< by one thread each
    std::vector<Entry> m_entries;
    std::vector<char> m_isOther; ///< two threads may write beside each other
};

} // namespace

TextOrder TextOrder::of(size_t count, const TextAt &textAt)
{
    return Sorting(count, textAt).run();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textorder.h"

#include <QString>

#include <algorithm>
#include <cstring>
#include <future>
#include <string>

namespace hookglass {

namespace {

// So few are compared whole, and so is what texts have behind this many bytes: groups nest.
constexpr ptrdiff_t FewTexts = 12;
constexpr size_t MostBytesGrouped = 1024;
constexpr size_t KeyBytes = 8;
constexpr ptrdiff_t WorthTwoThreads = 50'000;

/// Case folded UTF-8 of many texts, whose bytes are in the order of the code points; each with a
/// zero behind it.
class FoldedTexts
{
public:
    size_t append(QStringView text)
    {
        const size_t begin = m_bytes.size();
        m_bytes.resize(begin + size_t(text.size()) + 1);
        char *to = m_bytes.data() + begin;
        for (const QChar c : text) {
            if (c.unicode() >= 0x80) {
                m_bytes.resize(begin);
                m_bytes += text.toString().toCaseFolded().toUtf8().toStdString();
                m_bytes += '\0';
                break;
            }
            const bool isCapital = c >= u'A' && c <= u'Z';
            *to++ = char(c.unicode() + (isCapital ? 'a' - 'A' : 0));
        }
        return begin;
    }
    /// Gives back where those begin.
    size_t append(const FoldedTexts &others)
    {
        const size_t begin = m_bytes.size();
        m_bytes += others.m_bytes;
        return begin;
    }
    void finish() { m_bytes.append(KeyBytes, '\0'); }

    /// The next bytes as a number that is in their order; what stands behind a zero counts as zero.
    quint64 keyAt(size_t begin) const
    {
        quint64 key = 0;
        size_t i = 0;
        for (; i < KeyBytes && m_bytes[begin + i] != '\0'; ++i)
            key = key << 8U | quint8(m_bytes[begin + i]);
        return i == 0 ? 0 : key << 8U * (KeyBytes - i);
    }
    static bool isEnd(quint64 key) { return (key & 0xffU) == 0; }

    /// Up to the first zero: one may stand within a text.
    int compare(size_t a, size_t b) const
    {
        return std::strcmp(m_bytes.data() + a, m_bytes.data() + b);
    }

private:
    std::string m_bytes;
};

struct Entry
{
    quint64 key = 0; ///< the bytes that are looked at, of the folded text
    size_t begin = 0; ///< of the text among the folded ones
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
        if (ptrdiff_t(count) < WorthTwoThreads)
            fold(0, count, m_folded);
        else
            foldInTwo(count);
        m_folded.finish();
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
            m_entries[i] = {0, into.append(m_textAt(i, space)), quint32(i)};
    }

    void foldInTwo(size_t count)
    {
        const size_t half = count / 2;
        FoldedTexts rest;
        inTwoThreads([&] { fold(0, half, m_folded); }, [&] { fold(half, count, rest); });
        const size_t begin = m_folded.append(rest);
        for (size_t i = half; i < count; ++i)
            m_entries[i].begin += begin;
    }

    static bool isBefore(const Entry &a, const Entry &b)
    {
        return a.key == b.key ? a.text < b.text : a.key < b.key;
    }

    /// They are alike up to `depth`. Compares numbers as long as it can: a text is looked up once
    /// for eight of its bytes, instead of in every comparison.
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
            each->key = m_folded.keyAt(each->begin + depth);
        if (!std::is_sorted(first, last, isBefore))
            std::sort(first, last, isBefore);
    }

    /// Their keys are in order; those with the same one by what is behind it.
    void sortGroups(Entry *first, Entry *last, size_t depth, bool inTwo)
    {
        for (Entry *group = first; group != last;) {
            const quint64 key = group->key;
            Entry *const end =
                std::find_if(group, last, [key](const Entry &each) { return each.key != key; });
            if (group != first)
                m_isOther[size_t(group - m_entries.data())] = true;
            if (FoldedTexts::isEnd(key))
                sortWhole(group, end);
            else if (end - group > 1)
                sort(group, end, depth + KeyBytes, inTwo);
            group = end;
        }
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
        if (const int order = m_folded.compare(a.begin, b.begin); order != 0)
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
    FoldedTexts m_folded;
    std::vector<Entry> m_entries;
    std::vector<char> m_isOther; ///< two threads may write beside each other
};

} // namespace

TextOrder TextOrder::of(size_t count, const TextAt &textAt)
{
    return Sorting(count, textAt).run();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/textranks.h"

#include <QString>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace hookglass {

namespace {

// So few are compared as they are, and so is what texts have behind this many bytes: groups of
// them nest.
constexpr ptrdiff_t FewTexts = 12;
constexpr size_t MostBytesGrouped = 1024;
constexpr size_t KeyBytes = 8;

/// Case folded UTF-8 of many texts: its bytes are in the order of the code points.
class FoldedTexts
{
public:
    explicit FoldedTexts(const std::vector<QStringView> &texts)
    {
        m_ends.reserve(texts.size());
        for (const QStringView text : texts)
            append(text);
    }
    std::string_view at(quint32 i) const
    {
        const size_t begin = i == 0 ? 0 : m_ends[i - 1];
        return {m_bytes.data() + begin, m_ends[i] - begin};
    }
    /// Eight bytes as a number that is in their order; what is missing at the end counts as zero.
    quint64 keyAt(quint32 i, size_t depth) const
    {
        const std::string_view text = at(i);
        quint64 key = 0;
        for (size_t b = depth; b < depth + KeyBytes; ++b)
            key = key << 8U | (b < text.size() ? quint8(text[b]) : 0U);
        return key;
    }

private:
    void append(QStringView text)
    {
        const size_t begin = m_bytes.size();
        for (const QChar c : text) {
            if (c.unicode() >= 0x80) {
                m_bytes.resize(begin);
                m_bytes += text.toString().toCaseFolded().toUtf8().toStdString();
                break;
            }
            const bool isCapital = c >= u'A' && c <= u'Z';
            m_bytes += char(c.unicode() + (isCapital ? 'a' - 'A' : 0));
        }
        m_ends.push_back(m_bytes.size());
    }

    std::string m_bytes;
    std::vector<size_t> m_ends;
};

struct Entry
{
    quint64 key = 0; ///< the bytes that are looked at, of the folded text
    quint32 text = 0;
};

class Ranking
{
public:
    explicit Ranking(const std::vector<QStringView> &texts)
        : m_texts(texts)
        , m_folded(texts)
        , m_entries(texts.size())
    {
        for (size_t i = 0; i < m_entries.size(); ++i)
            m_entries[i].text = quint32(i);
    }

    std::vector<quint32> run()
    {
        sort(m_entries.data(), m_entries.data() + m_entries.size(), 0);
        std::vector<quint32> ranks(m_entries.size());
        for (size_t i = 0; i < m_entries.size(); ++i)
            ranks[m_entries[i].text] = quint32(i);
        return ranks;
    }

private:
    bool isBefore(const Entry &a, const Entry &b) const
    {
        const int order = m_folded.at(a.text).compare(m_folded.at(b.text));
        return order == 0 ? m_texts[a.text] < m_texts[b.text] : order < 0;
    }

    /// They are alike up to `depth`. Compares numbers as long as it can: a text is looked up once
    /// for eight of its bytes, instead of in every comparison.
    void sort(Entry *first, Entry *last, size_t depth)
    {
        if (last - first <= FewTexts || depth >= MostBytesGrouped) {
            std::sort(first, last,
                      [this](const Entry &a, const Entry &b) { return isBefore(a, b); });
            return;
        }
        for (Entry *each = first; each != last; ++each)
            each->key = m_folded.keyAt(each->text, depth);
        const auto keyIsBefore = [](const Entry &a, const Entry &b) {
            return a.key < b.key;
        };
        if (!std::is_sorted(first, last, keyIsBefore))
            std::sort(first, last, keyIsBefore);
        for (Entry *group = first; group != last;) {
            Entry *const end = std::find_if(
                group, last, [key = group->key](const Entry &e) { return e.key != key; });
            sortAlike(group, end, depth + KeyBytes);
            group = end;
        }
    }

    void sortAlike(Entry *first, Entry *last, size_t depth)
    {
        if (last - first < 2)
            return;
        const bool goOn = std::any_of(
            first, last, [&](const Entry &each) { return m_folded.at(each.text).size() > depth; });
        if (goOn)
            sort(first, last, depth);
        else
            std::sort(first, last,
                      [this](const Entry &a, const Entry &b) { return isBefore(a, b); });
    }

    const std::vector<QStringView> &m_texts;
    const FoldedTexts m_folded;
    std::vector<Entry> m_entries;
};

} // namespace

std::vector<quint32> textRanks(const std::vector<QStringView> &texts)
{
    return Ranking(texts).run();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summaryorder.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace hookglass {

namespace {

constexpr qsizetype FewRows = 1000; // are compared as soon
constexpr qsizetype RowsPerPart = 4; // of more parts there is nothing to be gained
constexpr qsizetype RowsFetched = 64;

} // namespace

/// Numbers for keys, in the order they are met in.
class SummaryOrder::Numbering
{
public:
    explicit Numbering(size_t most)
        : m_most(most)
        , m_table(std::bit_ceil(most * 2 + 2), 0)
    {
    }
    /// As many as there were before it when it is new.
    quint32 numberOf(quint64 key)
    {
        size_t slot = size_t((key * m_seed) >> 32U) & (m_table.size() - 1);
        while (m_table[slot] != 0 && m_keys[m_table[slot] - 1] != key)
            slot = (slot + 1) & (m_table.size() - 1);
        if (m_table[slot] == 0) {
            m_keys.push_back(key);
            m_table[slot] = quint32(m_keys.size());
        }
        return m_table[slot] - 1;
    }
    bool isFull() const { return m_keys.size() > m_most; }

private:
    // Strangers choose the texts, and should not choose where their numbers meet.
    const quint64 m_seed = (quint64(QHashSeed::globalSeed()) << 1U | 1U) * 0x9e3779b97f4a7c15U;
    const size_t m_most;
    std::vector<quint32> m_table; ///< one more than their numbers
    std::vector<quint64> m_keys;
};

namespace {

/// Sorts by small numbers; those with the same one stay as they stand.
template <typename NumberOf>
std::vector<quint32> gathered(const std::vector<quint32> &order, size_t numbers,
                              const NumberOf &numberOf)
{
    std::vector<quint32> begins(numbers + 1, 0);
    for (const quint32 each : order)
        ++begins[numberOf(each) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<quint32> sorted(order.size());
    for (const quint32 each : order)
        sorted[begins[numberOf(each)]++] = each;
    return sorted;
}

} // namespace

QList<int> SummaryOrder::of(const SummaryRows &rows, const QList<int> &places, bool descending)
{
    SummaryOrder order(rows, places);
    if (places.size() < FewRows || !order.split())
        return compared(rows, places, descending);
    return order.sorted(descending);
}

/// False: there are too many parts, or they cannot be told apart.
bool SummaryOrder::split()
{
    const auto most = size_t(m_places.size() / RowsPerPart);
    Numbering firsts(most);
    Numbering rests(most);
    m_firsts.ofRows.reserve(size_t(m_places.size()));
    m_rests.ofRows.reserve(size_t(m_places.size()));
    m_templateOfText.resize(size_t(m_rows.textNumbers()), 0);
    for (qsizetype i = 0; i < m_places.size() && !firsts.isFull() && !rests.isFull(); ++i) {
        if (i % RowsFetched == 0)
            m_rows.prefetch(m_places.at(i) + RowsFetched, RowsFetched);
        split(m_rows.m_rows.at(m_places.at(i)), firsts, rests);
    }
    // Half a character is another one than both halves.
    const bool cutsCharacters =
        std::any_of(m_firsts.all.begin(), m_firsts.all.end(), [](const Part &part) {
            return part.isOpen && !part.text.isEmpty() && part.text.back().isHighSurrogate();
        });
    return !firsts.isFull() && !rests.isFull() && !cutsCharacters;
}

void SummaryOrder::split(const SummaryRow &row, Numbering &firsts, Numbering &rests)
{
    const auto number = [](Numbering &numbering, quint64 key, Parts &parts, const auto &part) {
        const quint32 index = numbering.numberOf(key);
        if (index == parts.all.size())
            parts.all.push_back(part());
        parts.ofRows.push_back(index);
    };
    const auto withName = [&row](quint32 name) { return quint64(row.summary) << 32U | name; };
    const QString &text = m_rows.text(row.summary);
    if (!(row.flags & SummaryRow::HasTemplate)) {
        constexpr quint32 NoName = ~0U; // no text has this number
        number(firsts, withName(NoName), m_firsts, [&] { return Part {text}; });
        number(rests, 0, m_rests, [] { return Part(); });
        return;
    }
    const Template &cut = templateOf(row.summary);
    const auto [name, second] = cut.beginsWithRoom ? std::pair(row.room, row.participant)
                                                   : std::pair(row.participant, row.room);
    number(firsts, withName(name), m_firsts, [&, name = name] {
        const QStringView first(text.constData(), cut.rest > 0 ? cut.rest : text.size());
        return Part {put(first, m_rows.text(name)), cut.rest > 0};
    });
    number(rests, cut.rest > 0 ? withName(second) : 0, m_rests, [&, second = second] {
        return cut.rest > 0 ? Part {put(QStringView(text).sliced(cut.rest), m_rows.text(second))}
                            : Part();
    });
}

const SummaryOrder::Template &SummaryOrder::templateOf(quint32 text)
{
    quint32 &index = m_templateOfText[text];
    if (index == 0) {
        const qsizetype room = m_rows.text(text).indexOf(SummaryRows::RoomPlace);
        const qsizetype participant = m_rows.text(text).indexOf(SummaryRows::ParticipantPlace);
        m_templates.push_back({participant < 0 || (room >= 0 && room < participant),
                               room < 0 || participant < 0 ? 0 : std::max(room, participant)});
        index = quint32(m_templates.size());
    }
    return m_templates[index - 1];
}

QString SummaryOrder::put(QStringView text, const QString &name)
{
    const auto place = std::find_if(text.begin(), text.end(), [](QChar c) {
        return c == SummaryRows::RoomPlace || c == SummaryRows::ParticipantPlace;
    });
    const qsizetype before = place - text.begin();
    return text.first(before).toString() + name + text.sliced(before + 1).toString();
}

/// Summaries whose first parts are in other groups are in the order of the groups, whatever
/// follows. Those of one group have the same first part, and are in the order of what follows,
/// unless the group is mixed.
SummaryOrder::Groups SummaryOrder::groupsOf(const std::vector<Part> &firsts)
{
    const TextOrder order = TextOrder::of(
        firsts.size(), [&](size_t i, TextSpace &) { return QStringView(firsts[i].text); });
    Groups groups {std::vector<quint32>(firsts.size())};
    QByteArray head; // of the group
    bool isOpen = false; // any of the group
    for (size_t i = 0; i < order.numbers.size(); ++i) {
        const Part &part = firsts[order.numbers[i]];
        const QByteArray folded = part.text.toCaseFolded().toUtf8();
        // What begins as another one that is open stands among what may follow that one.
        const bool isWithin =
            i > 0 && folded.startsWith(head) && (isOpen || folded.size() == head.size());
        if (!isWithin) {
            head = folded;
            isOpen = false;
            groups.isMixed.push_back(false);
        } else if (order.isOther[i]) {
            groups.isMixed.back() = true;
        }
        isOpen = isOpen || part.isOpen;
        groups.ofParts[order.numbers[i]] = quint32(groups.isMixed.size() - 1);
    }
    return groups;
}

SummaryOrder::Groups SummaryOrder::ranksOf(const std::vector<Part> &rests)
{
    const TextOrder order = TextOrder::of(
        rests.size(), [&](size_t i, TextSpace &) { return QStringView(rests[i].text); });
    Groups ranks {std::vector<quint32>(rests.size())};
    for (size_t i = 0; i < order.numbers.size(); ++i) {
        if (i == 0 || order.isOther[i])
            ranks.isMixed.push_back(false);
        ranks.ofParts[order.numbers[i]] = quint32(ranks.isMixed.size() - 1);
    }
    return ranks;
}

QList<int> SummaryOrder::sorted(bool descending)
{
    const Groups groups = groupsOf(m_firsts.all);
    const Groups ranks = ranksOf(m_rests.all);
    const auto numberIn = [descending](const Groups &some, const Parts &parts) {
        return [&some, &parts, descending](quint32 row) {
            const quint32 number = some.ofParts[parts.ofRows[row]];
            return descending ? some.isMixed.size() - 1 - number : number;
        };
    };
    std::vector<quint32> order(m_firsts.ofRows.size());
    std::iota(order.begin(), order.end(), 0U);
    order = gathered(order, ranks.isMixed.size(), numberIn(ranks, m_rests));
    const auto groupOf = numberIn(groups, m_firsts);
    order = gathered(order, groups.isMixed.size(), groupOf);
    QList<int> places;
    places.reserve(m_places.size());
    for (auto each = order.begin(); each != order.end();) {
        const auto group = groupOf(*each);
        const bool isMixed = groups.isMixed[descending ? groups.isMixed.size() - 1 - group : group];
        const auto end = std::find_if(each, order.end(),
                                      [&](quint32 row) { return groupOf(row) != group; });
        if (isMixed) {
            std::sort(each, end);
            QList<int> some;
            std::transform(each, end, std::back_inserter(some),
                           [this](quint32 row) { return m_places.at(row); });
            places += compared(m_rows, some, descending);
        } else {
            std::transform(each, end, std::back_inserter(places),
                           [this](quint32 row) { return m_places.at(row); });
        }
        each = end;
    }
    return places;
}

QList<int> SummaryOrder::compared(const SummaryRows &rows, const QList<int> &places,
                                  bool descending)
{
    const TextOrder order = TextOrder::of(size_t(places.size()), [&](size_t i, TextSpace &space) {
        return rows.summaryAt(places.at(qsizetype(i)), space);
    });
    QList<int> sorted;
    sorted.reserve(places.size());
    for (const quint32 number : order.numbers)
        sorted.append(places.at(qsizetype(number)));
    if (!descending)
        return sorted;
    // Those alike stay in order of arrival.
    std::reverse(sorted.begin(), sorted.end());
    for (qsizetype end = sorted.size(), first = 0; first < end;) {
        qsizetype next = first + 1;
        while (next < end && !order.isOther[size_t(end - next)])
            ++next;
        std::reverse(sorted.begin() + first, sorted.begin() + next);
        first = next;
    }
    return sorted;
}

} // namespace hookglass

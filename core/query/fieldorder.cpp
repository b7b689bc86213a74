// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/fieldorder.h"

#include "core/query/rowreader.h"

#include <QHash>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <future>
#include <limits>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

namespace hookglass {

namespace {

/// Whole numbers from here on may be alike as doubles though they are not.
constexpr double FirstInexact = 9007199254740992.0;
constexpr double Beyond = 18446744073709551616.0; // 64 bits
constexpr qsizetype WorthTwoReaders = 2000;
constexpr auto TellEvery = 20ms; // while the other one still reads

/// Of whole numbers alike as doubles the larger one has the larger; 0 for those that doubles tell
/// apart. What has more than 64 bits is alike.
quint64 exactly(const QString &text, double number)
{
    if (std::abs(number) < FirstInexact)
        return 0;
    bool isWhole = false;
    if (number < 0) {
        const qint64 whole = text.toLongLong(&isWhole);
        return isWhole ? quint64(whole) : number > -Beyond / 2 ? quint64(qint64(number)) : 0;
    }
    const quint64 whole = text.toULongLong(&isWhole);
    return isWhole        ? whole
        : number < Beyond ? quint64(number)
                          : std::numeric_limits<quint64>::max();
}

} // namespace

/// What the captures are sorted by.
class FieldOrder::Keys
{
public:
    explicit Keys(qsizetype count) { m_keys.resize(size_t(count)); }

    void setNumber(qsizetype i, std::optional<qint64> number)
    {
        if (number)
            m_keys[size_t(i)] = {Kind::Number, double(*number), quint64(*number)};
    }
    /// Equal texts are kept once. What reads as a number is one: sizes and times in a body.
    void setText(qsizetype i, const QString &text)
    {
        if (text.isEmpty())
            return;
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (isNumber && qIsFinite(number)) {
            m_keys[size_t(i)] = {Kind::Number, number, exactly(text, number)};
            return;
        }
        m_keys[size_t(i)] = {Kind::Text, double(numberOf(text))};
    }
    /// Those of the captures behind.
    void append(const Keys &behind)
    {
        std::vector<double> numbers;
        for (const QString &text : behind.m_texts)
            numbers.push_back(double(numberOf(text)));
        m_keys.reserve(m_keys.size() + behind.m_keys.size());
        for (Key key : behind.m_keys) {
            if (key.kind == Kind::Text)
                key.value = numbers[size_t(key.value)];
            m_keys.push_back(key);
        }
    }

    QList<int> sorted(const QList<int> &places, bool descending)
    {
        rankTexts();
        std::vector<std::pair<Key, int>> order;
        order.reserve(m_keys.size());
        for (size_t i = 0; i < m_keys.size(); ++i)
            order.emplace_back(m_keys[i], places.at(qsizetype(i)));
        std::sort(order.begin(), order.end(), [descending](const auto &a, const auto &b) {
            if (a.first == b.first)
                return a.second < b.second;
            return descending ? b.first < a.first : a.first < b.first;
        });
        QList<int> sorted;
        sorted.reserve(places.size());
        for (const auto &[key, place] : order)
            sorted.append(place);
        return sorted;
    }

private:
    enum class Kind : quint8 { None, Number, Text };
    struct Key
    {
        Kind kind = Kind::None;
        double value = 0; ///< of a text: its number, and then its rank
        quint64 exact = 0; ///< tells numbers apart whose values are alike
        auto operator<=>(const Key &) const = default;
    };

    qsizetype numberOf(const QString &text)
    {
        auto found = m_numbers.constFind(text);
        if (found == m_numbers.cend()) {
            found = m_numbers.insert(text, m_texts.size());
            m_texts.append(text);
        }
        return *found;
    }

    void rankTexts()
    {
        const TextOrder order =
            TextOrder::of(size_t(m_texts.size()), [this](size_t i, TextSpace &) {
                return QStringView(m_texts.at(qsizetype(i)));
            });
        std::vector<double> ranks(order.numbers.size());
        for (size_t rank = 0; rank < order.numbers.size(); ++rank)
            ranks[order.numbers[rank]] = double(rank);
        for (Key &key : m_keys) {
            if (key.kind == Kind::Text)
                key.value = ranks[size_t(key.value)];
        }
    }

    std::vector<Key> m_keys;
    QStringList m_texts;
    QHash<QString, qsizetype> m_numbers; ///< of the texts
};

FieldOrder::FieldOrder(const QString &sessionPath, const EventCatalog &catalog)
    : m_sessionPath(sessionPath)
    , m_catalog(catalog)
{
}

Result<QList<int>> FieldOrder::sorted(const CaptureField &field, const SummaryRows &rows,
                                      const QList<int> &places, bool descending,
                                      const Progress &progress)
{
    Keys keys(places.size());
    if (field.isInSummary()) {
        for (qsizetype i = 0; i < places.size(); ++i) {
            if (!progress(i))
                return QList<int>();
            if (field.isNumber())
                keys.setNumber(i, field.number(rows.at(places.at(i))));
            else
                keys.setText(i, field.summaryText(rows.at(places.at(i))));
        }
        return keys.sorted(places, descending);
    }
    if (const Status status = read(field, rows, places, keys, progress); !status)
        return status.error();
    return progress(places.size()) ? keys.sorted(places, descending) : QList<int>();
}

/// By two readers, of which the first one tells how far both are.
Status FieldOrder::read(const CaptureField &field, const SummaryRows &rows,
                        const QList<int> &places, Keys &keys, const Progress &progress) const
{
    if (!progress(0))
        return success();
    if (places.size() < WorthTwoReaders)
        return readSome(field, rows, places, keys, progress);
    const qsizetype half = places.size() / 2;
    keys = Keys(half);
    Keys rest(places.size() - half);
    std::atomic<qsizetype> doneByOther = 0;
    std::atomic<bool> goesOn = true;
    std::atomic<bool> failed = false; // the other one
    std::future<Status> other = std::async(std::launch::async, [&] {
        const Status status =
            readSome(field, rows, places.sliced(half), rest, [&](qsizetype done) {
                doneByOther = done;
                return goesOn.load();
            });
        failed = !status;
        return status;
    });
    const auto tell = [&](qsizetype done) {
        goesOn = progress(done + doneByOther);
        return goesOn && !failed;
    };
    const Status first = readSome(field, rows, places.first(half), keys, tell);
    if (!first)
        goesOn = false;
    while (other.wait_for(TellEvery) != std::future_status::ready) {
        if (goesOn)
            tell(half);
    }
    keys.append(rest);
    const Status second = other.get();
    return first ? second : first;
}

Status FieldOrder::readSome(const CaptureField &field, const SummaryRows &rows,
                            const QList<int> &places, Keys &keys, const Progress &progress) const
{
    RowReader reader(m_sessionPath);
    const FilterPart part = field.neededPart();
    if (part == FilterPart::Head || part == FilterPart::Body)
        return reader.readPayloads(rows, places, part,
                                   [&](qsizetype i, const FilterPayload &payload) {
                                       keys.setText(i, field.payloadText(payload, payload));
                                       return progress(i);
                                   });
    CaptureAnnotator annotator(m_catalog);
    return reader.readCaptures(rows, places, [&](qsizetype i, Capture &capture) {
        if (field.needsFindings())
            annotator.annotate(capture);
        const FilterPayload payload(capture);
        keys.setText(i, field.payloadText(payload, payload));
        return progress(i);
    });
}

} // namespace hookglass

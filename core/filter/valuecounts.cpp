// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/valuecounts.h"

#include "core/events/secretspan.h"
#include "core/http/formfields.h"

#include <algorithm>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxLength = 200;
constexpr qsizetype StaleEvery = 1 << 16; // captures

/// How a field is counted: by a small number that each capture has, and its text.
struct CountedField
{
    QLatin1StringView name;
    quint32 (*number)(const SummaryRows &rows, qsizetype place);
    QString (*text)(const SummaryRows &rows, quint32 number);
};

template <SummaryRows::Text Which> CountedField interned(QLatin1StringView name)
{
    return {
        name,
        [](const SummaryRows &rows, qsizetype place) { return rows.textNumberAt(place, Which); },
        [](const SummaryRows &rows, quint32 number) {
            return rows.text(number);
        }};
}

/// None that may have a secret in its query: what is offered is shown.
QString targetText(const SummaryRows &rows, quint32 number)
{
    const QString &target = rows.text(number);
    const QByteArray bytes = target.toLatin1();
    return withoutSignatures(withoutQueryValues(bytes)) == bytes ? target : QString();
}

constexpr quint32 RefusedNumber = 4; // behind the verdicts
constexpr quint32 NoSender = 3; // behind the senders

quint32 verdictNumber(const SummaryRows &rows, qsizetype place)
{
    const SummaryRows::Arrival arrival = rows.arrivalAt(place);
    return arrival.refused ? RefusedNumber : quint32(arrival.verdict);
}

QString verdictText(const SummaryRows &, quint32 number)
{
    return number == RefusedNumber ? u"refused"_s : verdictId(Verdict(number));
}

quint32 senderNumber(const SummaryRows &rows, qsizetype place)
{
    return rows.arrivalAt(place).refused ? NoSender : quint32(rows.senderAt(place));
}

QString senderText(const SummaryRows &, quint32 number)
{
    return number == NoSender ? QString() : senderId(EventSender(number));
}

const QList<CountedField> &countedFields()
{
    using Text = SummaryRows::Text;
    static const QList<CountedField> fields {
        interned<Text::Event>("event"_L1),
        interned<Text::Room>("room"_L1),
        interned<Text::Participant>("participant"_L1),
        interned<Text::Cause>("cause"_L1),
        interned<Text::Rule>("rule"_L1),
        interned<Text::Method>("method"_L1),
        {"target"_L1, interned<Text::Target>({}).number, targetText},
        {"verdict"_L1, verdictNumber, verdictText},
        {"sender"_L1, senderNumber, senderText},
        {"status"_L1,
         [](const SummaryRows &rows, qsizetype place) { return quint32(rows.statusAt(place)); },
         [](const SummaryRows &, quint32 number) {
             return number == 0 ? QString() : QString::number(number);
         }},
    };
    return fields;
}

const CountedField *findField(const QString &name)
{
    for (const CountedField &field : countedFields()) {
        if (name.compare(field.name, Qt::CaseInsensitive) == 0)
            return &field;
    }
    return nullptr;
}

bool isNameable(const QString &value)
{
    return !value.isEmpty() && value.size() <= MaxLength
        && std::all_of(value.begin(), value.end(), [](QChar c) {
               return c.isPrint() && !c.isSurrogate() && c.category() != QChar::Other_Format;
           });
}

} // namespace

bool canCountValues(const QString &field)
{
    return findField(field);
}

QList<ValueCount> countValues(const SummaryRows &rows, const QString &name, const QString &typed,
                              qsizetype most, const std::function<bool()> &isStale)
{
    const CountedField *const field = findField(name);
    if (!field)
        return {};
    std::vector<qint64> counts;
    for (qsizetype place = 0; place < rows.size(); ++place) {
        if (place % StaleEvery == 0 && isStale())
            return {};
        const size_t number = field->number(rows, place);
        if (number >= counts.size())
            counts.resize(number + 1, 0);
        ++counts[number];
    }
    struct Candidate
    {
        bool begins = false;
        ValueCount value {};
    };
    std::vector<Candidate> candidates;
    for (size_t number = 0; number < counts.size(); ++number) {
        if (counts[number] == 0)
            continue;
        const QString text = field->text(rows, quint32(number));
        if (isNameable(text) && text.contains(typed, Qt::CaseInsensitive))
            candidates.push_back(
                {text.startsWith(typed, Qt::CaseInsensitive), {text, counts[number]}});
    }
    const auto end = candidates.begin() + std::min(most, qsizetype(candidates.size()));
    std::partial_sort(candidates.begin(), end, candidates.end(),
                      [](const Candidate &a, const Candidate &b) {
                          if (a.begins != b.begins)
                              return a.begins;
                          return a.value.count != b.value.count ? a.value.count > b.value.count
                                                                : a.value.value < b.value.value;
                      });
    QList<ValueCount> values;
    for (auto each = candidates.begin(); each != end; ++each)
        values.append(each->value);
    return values;
}

QString filterValueText(const QString &text)
{
    QString escaped;
    bool needsQuotes = text.isEmpty();
    for (const QChar c : text) {
        if (QStringView(u"\\*?\"").contains(c))
            escaped += u'\\';
        escaped += c;
        needsQuotes = needsQuotes || c.isSpace() || QStringView(u"()\"|").contains(c);
    }
    return needsQuotes ? QString(u'"' + escaped + u'"') : escaped;
}

} // namespace hookglass

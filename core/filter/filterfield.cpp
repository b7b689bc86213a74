// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterfield.h"

#include "core/events/eventcatalog.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxCompared = 24; // longer names are no slips of the pen
constexpr qsizetype MostSlips = 2;

qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype corner = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.last();
}

QString groupName(const FilterRow &row)
{
    return QString::fromLatin1(row.name) + (row.isGroup() ? u"."_s : QString());
}

} // namespace

const FilterRow *findFilterRow(QStringView name)
{
    const qsizetype end = std::min({name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.'),
                                    name.indexOf(u'[') < 0 ? name.size() : name.indexOf(u'[')});
    const QStringView first = name.first(end);
    const bool isGroup = end < name.size();
    for (const FilterRow &row : filterRows()) {
        if (row.isGroup() == isGroup
            && first.compare(QLatin1StringView(row.name), Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

QString nearestWord(const QString &word, const QStringList &words)
{
    if (word.size() > MaxCompared)
        return {};
    QString best;
    qsizetype bestDistance = std::min(MostSlips + 1, word.size());
    for (const QString &each : words) {
        const qsizetype slips = distance(word.toLower(), each);
        if (slips < bestDistance) {
            bestDistance = slips;
            best = each;
        }
    }
    return best;
}

QString similarFilterField(const QString &name)
{
    QStringList names;
    for (const FilterRow &row : filterRows()) {
        if (!row.isGroup())
            names.append(QString::fromLatin1(row.name));
    }
    return nearestWord(name, names);
}

QList<FilterField> filterFields()
{
    QList<FilterField> fields;
    for (const FilterRow &row : filterRows())
        fields.append({groupName(row), QCoreApplication::translate("Filter", row.help),
                       QString::fromLatin1(row.example), row.words ? row.words() : QStringList(),
                       row.isNumber() || row.isGroup()});
    return fields;
}

QList<FilterField> bodyFilterFields(const EventCatalog &catalog)
{
    std::map<QString, FilterField> byName; // many events have the same
    for (const CatalogEvent &event : catalog.events()) {
        for (const CatalogField &field : event.fields) {
            QString path = field.path;
            const QString name = u"body."_s + path.remove(u"[]"_s);
            byName.try_emplace(
                name,
                FilterField {.name = name,
                             .help = field.description,
                             .example = name + u":…"_s,
                             .words = field.values,
                             .isOrdered = field.type == u"number" || field.type.contains(u"int")});
        }
    }
    QList<FilterField> fields;
    for (const auto &[name, field] : byName)
        fields.append(field);
    return fields;
}

} // namespace hookglass

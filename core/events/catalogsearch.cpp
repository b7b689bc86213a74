// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/catalogsearch.h"

#include "core/events/catalogtext.h"

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

bool has(const QString &text, const QString &word)
{
    return text.contains(word, Qt::CaseInsensitive);
}

/// Where the word stands in a field; empty when it does not.
QString placeIn(const CatalogField &field, const QString &word)
{
    if (has(field.path, word))
        return field.path;
    for (const QString &value : field.values) {
        if (has(value, word))
            return field.path + u": "_s + value;
    }
    return {};
}

/// Looks one word up in everything but name, title and sender. False when it occurs nowhere.
bool findWord(const CatalogEvent &event, const QString &word, CatalogMatch &match)
{
    QString first;
    for (qsizetype i = 0; i < event.fields.size(); ++i) {
        const QString place = placeIn(event.fields.at(i), word);
        if (place.isEmpty())
            continue;
        if (!match.fields.contains(i))
            match.fields.append(i);
        if (first.isEmpty())
            first = place;
    }
    if (first.isEmpty() && has(event.description, word))
        first = event.description;
    if (first.isEmpty())
        return false;
    if (match.where.isEmpty())
        match.where = first;
    return true;
}

std::optional<CatalogMatch> matchOf(const CatalogEvent &event, qsizetype index,
                                    const QStringList &words)
{
    CatalogMatch match {.event = index};
    const QString names =
        event.name + u' ' + event.title + u' ' + senderTitle(event) + u' ' + senderId(event.sender);
    for (const QString &word : words) {
        if (!has(names, word) && !findWord(event, word, match))
            return std::nullopt;
    }
    std::sort(match.fields.begin(), match.fields.end());
    return match;
}

} // namespace

QList<CatalogMatch> searchCatalog(const EventCatalog &catalog, const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<CatalogMatch> matches;
    for (qsizetype i = 0; i < catalog.events().size(); ++i) {
        if (const auto match = matchOf(catalog.events().at(i), i, words))
            matches.append(*match);
    }
    std::stable_partition(matches.begin(), matches.end(),
                          [](const CatalogMatch &match) { return match.where.isEmpty(); });
    return matches;
}

} // namespace hookglass

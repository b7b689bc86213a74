// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/savedfilter.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qsizetype Fields = 3;
constexpr qsizetype MostSaved = 200;
} // namespace

QStringList savedFiltersToSetting(const QList<SavedFilter> &filters)
{
    QStringList setting;
    for (const SavedFilter &filter : filters.first(std::min(filters.size(), MostSaved)))
        setting << filter.name << filter.text << (filter.isButton ? u"button"_s : QString());
    return setting;
}

QList<SavedFilter> savedFiltersFromSetting(const QStringList &setting)
{
    QList<SavedFilter> filters;
    for (qsizetype i = 0; i + Fields <= setting.size() && filters.size() < MostSaved; i += Fields) {
        const SavedFilter filter {setting[i], setting[i + 1], setting[i + 2] == u"button"};
        if (!filter.name.trimmed().isEmpty() && !filter.text.trimmed().isEmpty())
            filters.append(filter);
    }
    return filters;
}

FilterHistory::FilterHistory(const QStringList &texts)
{
    for (qsizetype i = texts.size(); i > 0; --i)
        add(texts[i - 1]);
}

void FilterHistory::add(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return;
    m_texts.removeAll(trimmed);
    m_texts.prepend(trimmed);
    if (m_texts.size() > Most)
        m_texts.removeLast();
}

} // namespace hookglass

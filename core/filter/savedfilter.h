// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>

namespace hookglass {

/// A filter that the user gave a name.
struct SavedFilter
{
    QString name {};
    QString text {};
    bool isButton = false; ///< stands in the filter bar
    bool operator==(const SavedFilter &) const = default;
};

/// As one setting: name, text and "button" or "" of each. What does not fit is dropped.
QStringList savedFiltersToSetting(const QList<SavedFilter> &filters);
QList<SavedFilter> savedFiltersFromSetting(const QStringList &setting);

/// Filters that were used, the newest first, each once.
class FilterHistory
{
public:
    static constexpr qsizetype Most = 30;

    explicit FilterHistory(const QStringList &texts = {});
    const QStringList &texts() const { return m_texts; }
    void add(const QString &text); ///< an empty one is not kept

private:
    QStringList m_texts;
};

} // namespace hookglass

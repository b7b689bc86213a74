// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"

#include <QLineEdit>
#include <QTimer>

namespace hookglass {

class Icons;

/// A field for a filter. It compiles when the typing pauses and hands on what is valid; an icon
/// shows whether it is.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterEdit(const Icons &icons, QWidget *parent = nullptr);

    /// The last valid one.
    const Filter &filter() const { return m_filter; }
    const QString &problem() const { return m_problem; } ///< empty: the text is valid
    /// Does not wait for the pause.
    void compile();
    void refreshIcons();

signals:
    void filterChanged(const hookglass::Filter &filter);
    void problemChanged(const QString &problem);

private:
    const Icons &m_icons;
    QAction *m_stateAction;
    Filter m_filter;
    QString m_problem;
    QTimer m_delay; ///< typing feels live, yet not every letter filters
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/filter/filterwriter.h"

#include <QWidget>

class QLabel;

namespace hookglass {

class EventCatalog;
class FilterEdit;
class Icons;

/// The filter of the timeline and how much it shows. While the text is not valid, the last valid
/// filter stays in force, and the bar says what is wrong and where.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const Icons &icons, QWidget *parent = nullptr);

    void setCounts(qsizetype shown, qsizetype captured);
    void focusField();
    /// Goes on in the field with what was typed elsewhere.
    void type(const QString &text);
    /// Puts a term to the filter that is in force, which shows at once.
    void combine(const QString &term, hookglass::FilterUse use);
    /// Whose paths in the body are offered.
    void setCatalog(const EventCatalog &catalog);
    void clear();
    void refreshIcons();

signals:
    void filterChanged(const hookglass::Filter &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showProblem(const QString &problem);

    const Icons &m_icons;
    FilterEdit *m_edit;
    QLabel *m_counts;
    QLabel *m_problem;
};

} // namespace hookglass

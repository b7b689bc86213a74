// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filter.h"
#include "core/filter/filterwriter.h"
#include "ui/icons.h"
#include "ui/unseen.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace hookglass {

class EventCatalog;
class FilterEdit;
struct ScanProgress;
class SummaryRows;

/// The filter of the timeline and how much it shows. While the text is not valid, the last valid
/// filter stays in force, and the bar says what is wrong and where.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const Icons &icons, QWidget *parent = nullptr);

    FilterEdit &edit() { return *m_edit; }
    /// Puts a widget behind the field; it becomes a child.
    void addTool(QWidget *tool);
    /// A scan goes on; once it has taken long, it can be stopped here.
    void showProgress(const ScanProgress &progress);
    void showDone();
    void setCounts(qsizetype shown, qsizetype captured, const Unseen &unseen = {});
    void focusField();
    /// Goes on in the field with what was typed elsewhere.
    void type(const QString &text);
    /// Puts a term to the filter that is in force, which shows at once.
    void combine(const QString &term, hookglass::FilterUse use);
    /// Whose paths in the body are offered.
    void setCatalog(const EventCatalog &catalog);
    /// Beside those: names of what stands in captured bodies.
    void setMoreFields(const QStringList &names);
    /// Whose values are offered.
    void setCaptures(std::function<SummaryRows()> captures);
    /// The text of the field, or while that is not valid the one in force.
    QString validText() const;
    /// Another text in the field, in force at once.
    void apply(const QString &text);
    void clear();
    void stopOrClear(); ///< what takes long, when something does
    void addEndTool(QWidget *tool); ///< at the right end
    void refreshIcons();

signals:
    void filterChanged(const hookglass::Filter &filter);
    void stopRequested(); ///< the scan that goes on is to end
    void leftDownwards(); ///< by the key Down: what is below is to get the focus

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void stop();
    void tell(const QString &text, Tint tint);
    void showProblem(const QString &problem);

    const Icons &m_icons;
    FilterEdit *m_edit;
    QHBoxLayout *m_line;
    QToolButton *m_stop;
    bool m_sorts = false; ///< what is going on, when something is
    QLabel *m_counts;
    QLabel *m_problem;
    Tint m_problemTint = Tint::Bad;
    QStringList m_catalogFields;
};

} // namespace hookglass

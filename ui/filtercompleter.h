// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filtercompletion.h"
#include "core/filter/valuecounts.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

class QCompleter;
class QLineEdit;
class QModelIndex;
class QStandardItemModel;

namespace hookglass {

class ValueCounter;

/// Offers names of fields and values below a field for a filter while somebody types in it, or when
/// Ctrl+Space is pressed. Values that occur in what is captured come first, with how often they do.
/// Child of the field.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    explicit FilterCompleter(QLineEdit &edit);

    /// Beside those that every filter has: paths in the body. Of the captured ones, which anybody
    /// may send, only so many are offered at once.
    void setMoreFields(const QStringList &known, const QStringList &captured = {});
    /// Where values come from.
    void setCaptures(std::function<SummaryRows()> captures) { m_captures = std::move(captures); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Candidate
    {
        QString shown {};
        QString inserted {};
        qint64 count = -1; ///< of captures; below 0: nobody has counted
    };
    QStringList namesOffered() const;
    void offer(bool whenNothingIsTyped);
    void offerCounted(const QList<ValueCount> &values);
    void show(const QList<Candidate> &candidates);
    void hide();
    void choose(const QModelIndex &index);

    QLineEdit &m_edit;
    QCompleter *m_completer;
    QStandardItemModel *m_model;
    ValueCounter *m_counter;
    QStringList m_moreFields;
    QSet<QString> m_captured; ///< those of them that are not known, as they are offered
    std::function<SummaryRows()> m_captures;
    FilterCompletion m_completion; ///< that is offered
    QString m_text; ///< for which
};

} // namespace hookglass

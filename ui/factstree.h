// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"

#include <QTreeWidget>

#include <functional>

namespace hookglass {

/// Facts in groups, name beside value, as plain text. Enter or a double click on a fact that stands
/// in the body asks to see it there; the context menu copies.
class FactsTree final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FactsTree(QWidget *parent = nullptr);

    /// Empty values are left out; a group is made when its first fact comes.
    /// `fields` of the filter language tell the same, for markMatches().
    void add(const EventFact &fact, const QIcon &icon = {}, const QStringList &fields = {});

    /// Adds a fact that leads to another capture (a click or Enter goes there; 0: it leads
    /// nowhere), or gives the one of this group and label another value.
    void setLink(const EventFact &fact, qint64 seq, const QStringList &fields = {});

    /// Marks the facts of which the test says that the filter matches them.
    using Test =
        std::function<bool(const QString &path, const QStringList &fields, const QString &text)>;
    void markMatches(const Test &isMatch);

    /// Fits the names' column to what was added; call it once, at the end.
    void fit();

signals:
    /// "$.room.sid"
    void pathActivated(const QString &path);
    void captureActivated(qint64 seq);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Role { PathRole = Qt::UserRole, SeqRole, FieldsRole };

    QTreeWidgetItem *groupItem(const QString &title);
    QTreeWidgetItem *factItem(const EventFact &fact);
    void activate(const QTreeWidgetItem *item);
    void follow(const QTreeWidgetItem *item);
    void showMenu(const QPoint &at);
    void copy(bool withName) const;
};

} // namespace hookglass

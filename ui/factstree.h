// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"

#include <QTreeWidget>

namespace hookglass {

/// Facts in groups, name beside value, as plain text. Enter or a double click on a fact that stands
/// in the body asks to see it there; the context menu copies.
class FactsTree final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FactsTree(QWidget *parent = nullptr);

    /// Empty values are left out; a group is made when its first fact comes.
    void add(const EventFact &fact, const QIcon &icon = {});

    /// Fits the names' column to what was added; call it once, at the end.
    void fit();

signals:
    /// "$.room.sid"
    void pathActivated(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Role { PathRole = Qt::UserRole };

    QTreeWidgetItem *groupItem(const QString &title);
    void activate(const QTreeWidgetItem *item);
    void showMenu(const QPoint &at);
    void copy(bool withName) const;
};

} // namespace hookglass

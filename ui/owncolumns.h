// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

#include <QObject>
#include <QStringList>

class QMenu;

namespace hookglass {

class TimelineModel;
class TimelineView;
struct FieldColumn;

/// Adds columns of the user's own to the timeline and takes them away. Owns the actions in the
/// menus.
class OwnColumns final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    OwnColumns(TimelineModel &model, TimelineView &view, const EventCatalog &catalog,
               QObject *parent = nullptr);

    void addActions(QMenu &menu);
    /// For the settings: each field and its title.
    QStringList state() const;
    void restore(const QStringList &state);

public slots:
    /// A column of a field by its name ("body.room.sid"); shows the one that is there already.
    /// What is no field, or too many, is told in rejected().
    void addField(const QString &field);
    void ask(); ///< with a dialog

signals:
    void rejected(const QString &reason);

private:
    void add(const FieldColumn &column);
    void reveal(int column);
    void extendMenu(QMenu &menu, int column);

    TimelineModel &m_model;
    TimelineView &m_view;
    const EventCatalog &m_catalog;
};

} // namespace hookglass

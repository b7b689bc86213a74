// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/capture/capture.h"
#include "ui/valuemenu.h"

#include <QObject>

class QMenu;
class QPoint;

namespace hookglass {

class BodyTree;
class PartsTable;

/// The menus of a body: what can be done with the value that is pointed at, wherever it is shown,
/// and with the event that it came with. The pane sends the wishes out.
class BodyMenus final : public QObject
{
    Q_OBJECT

public:
    /// What it is about; nothing is kept of it.
    struct Shown
    {
        const std::optional<Capture> &capture;
        const BodyContent &content;
    };

    /// All of them must outlive it.
    BodyMenus(DetailPane &pane, const Shown &shown, BodyTree &tree, PartsTable &parts,
              const EventCatalog &catalog);

    /// What has this byte in it, or before it: a value of JSON, a field or a part; nothing when
    /// none does.
    std::optional<PointedValue> valueAt(qsizetype byte) const;
    void addValueActionsAt(QMenu &menu, qsizetype byte) const; ///< if there is one
    void addEventActions(QMenu &menu) const;

private:
    void showTreeMenu(const QPoint &at);
    void showPartMenu(const QPoint &at);
    void showMenu(const std::optional<PointedValue> &value, const QPoint &at);

    DetailPane &m_pane;
    const Shown m_shown;
    BodyTree &m_tree;
    PartsTable &m_parts;
    const EventCatalog &m_catalog;
};

} // namespace hookglass

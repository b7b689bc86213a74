// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace hookglass {

class DetailTabs;
class EventCatalog;
class Icons;

/// A window about one event. It stays when the event is deleted, and says so.
class EventWindow final : public QWidget
{
    Q_OBJECT

public:
    EventWindow(const Icons &icons, const EventCatalog &catalog, QWidget *owner);

    DetailTabs &details() const { return *m_details; }
    void setDeleted(bool deleted);

private:
    DetailTabs *m_details;
    QLabel *m_deleted;
};

} // namespace hookglass

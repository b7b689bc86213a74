// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

namespace hookglass {

QString senderTitle(EventSender sender); ///< "Plug-N-Meet", "LiveKit", "Unknown"
QString senderTitle(const CatalogEvent &event); ///< a schema of the user's has no sender

/// What a table of fields has in its columns: the headings, and the cells of one field.
QStringList fieldHeadings();
QStringList fieldCells(const CatalogField &field);

/// One field in sentences, for what a cell cuts off.
QString fieldText(const CatalogField &field);

/// "since 2.0.0, before 2.1.0"; empty when the versions are not known.
QString versionsText(const CatalogEvent &event);

/// The whole event as plain text with one line for each field, to be copied.
QString eventText(const CatalogEvent &event);

} // namespace hookglass

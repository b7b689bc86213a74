// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

namespace hookglass {

/// An event that a search found.
struct CatalogMatch
{
    qsizetype event = 0; ///< in EventCatalog::events()
    /// What matched beside name and title: "room.metadata", "disconnect_reason: CLIENT_INITIATED",
    /// the sentence of the description. Empty when name and title say it all.
    QString where {};
    QList<qsizetype> fields {}; ///< those that match, in the order of the event's fields
};

/// Finds events by their name, title, sender and description and by the paths and values of their
/// fields, whatever the case: each of the words must occur somewhere. Those whose name or title has
/// all of them come first, otherwise the order of the catalog stays. No words: every event.
QList<CatalogMatch> searchCatalog(const EventCatalog &catalog, const QString &text);

} // namespace hookglass

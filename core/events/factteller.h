// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

namespace hookglass {

/// Tells a body as facts for people: labels and units from the catalog, times in local time, and
/// what the sender left out because it is the default. Bodies that no schema knows are told by
/// general rules, forms by their first fields. Bounded: a few hundred facts of a few hundred
/// characters. Takes as long as parsing the body; not for the answering path. A plain value.
class FactTeller
{
public:
    explicit FactTeller(const EventCatalog &catalog);

    /// In the order of the body, except that what names the event comes first. Headers may tell
    /// which of the user's schemas it is.
    QList<EventFact> tell(const QByteArray &body, const HttpHeaders &headers = {}) const;

private:
    const EventCatalog m_catalog;
};

} // namespace hookglass

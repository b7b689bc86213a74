// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyplaces.h"

#include "ui/partstable.h"

namespace hookglass {

BodyPlaces::Key BodyPlaces::keyOf(const Capture &capture)
{
    return {capture.seq, capture.request.receivedAtUs};
}

void BodyPlaces::keep(const Capture &capture, const BodyTree &tree, const PartsTable &parts)
{
    if (capture.seq <= 0)
        return;
    auto *place = new Place {parts.currentPart(), tree.place()};
    const TreePlace &rows = place->tree;
    qsizetype bytes = qsizetype(sizeof(Place)) + rows.current.size() * qsizetype(sizeof(int));
    for (const TreeWay &way : rows.opened)
        bytes += qsizetype(sizeof(TreeWay)) + way.size() * qsizetype(sizeof(int));
    m_places.insert(keyOf(capture), place, bytes);
}

void BodyPlaces::restore(const Capture &capture, BodyTree &tree, PartsTable &parts) const
{
    const Place *place = m_places.object(keyOf(capture));
    if (!place)
        return;
    if (place->part >= 0)
        parts.goTo(place->part); // its tree is shown with it
    tree.goBack(place->tree);
}

} // namespace hookglass

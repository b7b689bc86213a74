// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

class QMenu;

namespace hookglass {

class DetailTabs;
class EventCatalog;
class TimelineView;

/// Copies a whole request: as a curl command, as raw HTTP. Secrets go along only when `secrets` is
/// set.
void addCopyEventActions(QMenu &menu, const Capture &capture, const EventCatalog &catalog,
                         bool secrets);

/// The same for the event in the details, when that is the current one of the timeline: actions for
/// its context menu.
void addCopyEventActions(TimelineView &view, const DetailTabs &details,
                         const EventCatalog &catalog);

} // namespace hookglass

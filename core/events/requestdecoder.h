// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/json/body.h"

namespace hookglass {

/// Decodes what a request says, by the user's own schemas where one of them knows it. On the
/// answering path: without own schemas, and of a body that is not packed, it costs no more than
/// decodeEvent().
Event decodeRequest(const HttpRequest &request, const EventCatalog &catalog);
/// The same, of a body that was parsed already: the request's.
Event decodeRequest(const HttpRequest &request, const json::Body &body,
                    const EventCatalog &catalog);

} // namespace hookglass

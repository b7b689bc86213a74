// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/http/httprequest.h"

namespace hookglass {

/// What the first fields of a form or parts of a multipart body say, and how many more there are;
/// nothing for any other body, nor for what begins like JSON. Of a packed one, whose secrets nobody
/// has looked for, only how many there are.
QList<EventFact> partFacts(const QByteArray &body, const HttpHeaders &headers);

} // namespace hookglass

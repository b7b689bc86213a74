// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"

namespace hookglass {

/// Reads a file of whole raw requests (".http"). Each may be announced by a line
/// "=== request N at +T s"; without such lines the file is one request. The body is what
/// Content-Length says (the line break before the next announcement is not part of it), or, without
/// that header, all that follows (in a file with announcements: nothing). Heads may use LF alone.
Result<QList<HttpRequest>> parseRequestFile(const QByteArray &bytes);

} // namespace hookglass

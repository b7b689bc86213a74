// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

namespace hookglass {

/// Whether the first byte of a body leaves open that it is packed: not that of an object in JSON.
/// If not, its headers need not be looked at.
bool mayBePacked(const QByteArray &body);

/// A body as most receivers read it: undone of what Content-Encoding names, and of gzip also
/// without that header, since a proxy may have packed it. As it came when it is not packed, cannot
/// be unpacked or would be larger than 1 MiB. The signature is of the bytes as they came.
QByteArray plainBody(const QByteArray &body, const HttpHeaders &headers);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

namespace hookglass {

/// What a header of a request is for, in one line: those of the webhooks and the usual ones of
/// HTTP. Empty for others.
QString headerMeaning(QByteArrayView name);

} // namespace hookglass

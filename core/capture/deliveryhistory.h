// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace hookglass {

/// How a delivery stands to those before it in the same capture session. A sender makes one token
/// for each event and URL and uses it for every attempt, so the
/// same id with the same token is a further attempt; the same id with another token, or after an
/// answer that is final, is a duplicate.
struct DeliveryHistory
{
    int attempt = 1; ///< counted from 1
    qint64 retryOf = 0; ///< seq of the attempt before; 0: none
    qint64 duplicateOf = 0; ///< seq of the first delivery of the same event; 0: none
    bool operator==(const DeliveryHistory &) const = default;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// What a request with this fault is like, in one sentence. Empty when there is no such fault.
QString describeFault(const QString &id);

} // namespace hookglass

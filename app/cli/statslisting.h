// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/query/sessionstats.h"

#include <QStringList>

namespace hookglass::cli {

/// For people: aligned, safe to print, with the most frequent rooms only.
QStringList statsListing(const SessionStats &stats);

/// The same as one JSON object on one line, with all that was counted; times in µs.
QByteArray statsJson(const SessionStats &stats);

} // namespace hookglass::cli

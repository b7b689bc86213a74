// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/filter/filter.h"

#include <QCommandLineParser>

namespace hookglass::cli {

/// The option --filter EXPR; `help` says what it does to what matches.
QCommandLineOption filterOption(const QString &help);

/// The filter that was given, or the one that matches everything. The error shows where it is
/// wrong, on lines of their own.
Result<Filter> readFilter(const QCommandLineParser &parser);

} // namespace hookglass::cli

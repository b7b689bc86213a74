// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"

namespace hookglass::cli {

/// What was answered and what the sender will do next, and how the delivery stands to those before:
/// "retry of #3, → 503 (fail once), attempt 2 of 3 in about 1 s". Empty when there is nothing but
/// the default answer to a first attempt.
QString answerText(const CaptureSummary &capture);

} // namespace hookglass::cli

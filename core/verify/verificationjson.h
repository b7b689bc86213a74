// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/verify/verification.h"

namespace hookglass {

/// {"verdict","key"?,"token_header"?,"issued_at"?,"sender_clock_ahead_us"?,
///  "checks":[{"id","outcome","expected"?,"actual"?}],
///  "diagnosis":[{"cause","certainty","repair"?,"explanation","remedy","evidence"?:{"expected"?,
///   "actual"?,"skew_seconds"?,"offset"?,"headers"?}}],
///  "accepted_by"?:{"plugnmeet-go":{"accepts","reason"?},…}}. Absent facts are absent.
void writeVerification(json::Writer &writer, const Verification &verification);
/// The members alone, for an object that has others too.
void writeVerificationMembers(json::Writer &writer, const Verification &verification);
/// Reads the same form back; unknown ids are skipped.
Verification readVerification(const json::Value &object);

} // namespace hookglass

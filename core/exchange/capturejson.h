// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/redaction.h"
#include "core/json/writer.h"

namespace hookglass {

/// Writes one capture as in the export's `captures` array and on an NDJSON line (described by
/// resources/schemas/hookglass-session.schema.json). The body's SHA-256 is of the bytes that came.
/// Absent facts are absent. What redaction masked is listed in "redacted".
void writeCapture(json::Writer &writer, const Capture &capture, Redaction redaction,
                  const SecretFinder &secrets);

/// The same as one line without a line break.
QByteArray captureLine(const Capture &capture, Redaction redaction, const SecretFinder &secrets);

/// The members "delivery" and "marks" of a capture; no marks, no member.
void writeHistory(json::Writer &writer, const DeliveryHistory &history);
void writeMarks(json::Writer &writer, const Marks &marks);

} // namespace hookglass

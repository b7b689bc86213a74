// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/redaction.h"

namespace hookglass {

/// The target; with `Secrets` the one that may be shown, and where nobody prepared that, without
/// the values of its query.
QByteArray requestTarget(const Capture &capture, Redaction redaction);

/// The head of a request as it came, to the empty line; with `Secrets` the values that are hidden
/// are replaced in it, and every other byte stays.
QByteArray requestHead(const Capture &capture, Redaction redaction);

/// Head and body as they came; masked, the body is the one that may be shown.
QByteArray requestBytes(const Capture &capture, Redaction redaction);

/// The same to be kept or sent elsewhere: the head tells the size of the body that follows, which
/// may have been chunked, or may be another one without its secrets. A refused request stays as it
/// is.
QByteArray portableRequest(const Capture &capture, Redaction redaction);

/// The answer as it went over the wire; empty when none was given.
QByteArray answerAsSent(const Capture &capture, Redaction redaction);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/events/secretfinder.h"

namespace hookglass {

/// How much of a capture leaves the session. `Secrets` masks the signature of every token (the two
/// token headers and tokens in other headers, the target or the body) and the secrets in the body
/// and the query that the schemas know. `All` also leaves out bodies, peers, queries, the user's
/// notes and what the event says about people and rooms.
enum class Redaction : quint8 { None, Secrets, All };

std::optional<Redaction> redactionFromId(QStringView id); ///< "none", "secrets", "all"
QString redactionId(Redaction redaction);

/// The value of a header as far as it may leave.
QByteArray maskedHeader(const HttpHeader &header, Redaction redaction);

/// A copy with the masked parts replaced by "[redacted]", and in `masked` what was masked, as JSON
/// paths of the exported capture: "$.request.headers[3][1]". Bytes that stay are never touched.
Capture redacted(const Capture &capture, Redaction redaction, const SecretFinder &secrets,
                 QStringList *masked);

} // namespace hookglass

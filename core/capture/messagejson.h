// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/json/value.h"
#include "core/json/writer.h"

namespace hookglass {

/// "name": text, or "name_base64": … for bytes that would not come back from text byte for byte.
void writeBytes(json::Writer &writer, const QString &name, const QByteArray &bytes);

/// "headers": [["Name","value"],…]; a header that is not UTF-8 is an object of base64 texts.
void writeHeaders(json::Writer &writer, const HttpHeaders &headers);

/// "tls": {"version","cipher"} of a request that came over TLS.
void writeTls(json::Writer &writer, const HttpRequest &request);
std::optional<TlsFacts> readTls(const json::Value &object); ///< that has it as a member

/// What an answer says beyond its status, as members "headers" and "body"; what is empty is absent.
void writeAnswerContent(json::Writer &writer, const Answer &answer);
/// Reads those members back into the answer.
void readAnswerContent(const json::Value &object, Answer &answer);

} // namespace hookglass

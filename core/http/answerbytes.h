// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httpanswer.h"

namespace hookglass {

/// What of the request and the connection shapes the bytes of an answer.
struct AnswerFraming
{
    bool close = false; ///< say "Connection: close"
    bool toHead = false; ///< the request was a HEAD: the length is told, the body is not sent
};

/// An answer as it goes over the wire, Content-Length and Connection added. Headers that would
/// break the head or contradict its framing are left out; a status that cannot be final becomes
/// 500.
QByteArray answerBytes(const HttpAnswer &answer, AnswerFraming framing = {});

/// "Content Too Large" for 413; "Unknown" for a status without a registered phrase (RFC 9110).
QByteArray reasonPhrase(int status);

/// A header that says where the answer ends or what the connection does next; only we write these.
bool isFramingHeader(QByteArrayView name);

bool hasNoBody(int status);

} // namespace hookglass

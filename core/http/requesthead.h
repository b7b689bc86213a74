// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"

namespace hookglass {

/// Whether a text may be a method or the name of a header (RFC 9110: token).
bool isToken(QByteArrayView text);
/// Whether a text may be the value of a header: no control character but the tab.
bool isFieldValue(QByteArrayView text);

/// METHOD TARGET HTTP/VERSION, as parts of the text that was read.
struct RequestLine
{
    QByteArrayView method {};
    QByteArrayView target {};
    QByteArrayView version {};
};

/// Reads a request line without its line end. Any version number passes here.
Result<RequestLine> parseRequestLine(QByteArrayView line);

/// What a request line and its headers say.
struct RequestHead
{
    QByteArray method {};
    QByteArray target {};
    QByteArray version {};
    HttpHeaders headers {};
};

/// Reads a head (request line, header lines, empty line; CRLF) as RFC 9112 has it. Refuses what two
/// readers could read differently: a line without a colon, white space before the colon, a folded
/// line, NUL, a bare CR or LF. The error says which line and why.
Result<RequestHead> parseRequestHead(QByteArrayView head);

/// As much of a broken or cut-off head as can be read, for showing a refused request.
RequestHead readableRequestHead(QByteArrayView head);

/// One request of a raw head and body, as a file or the session keeps them.
HttpRequest makeRequest(const QByteArray &head, const QByteArray &body);
/// The same where the head was read already.
HttpRequest makeRequest(const QByteArray &head, RequestHead parsed, const QByteArray &body);

} // namespace hookglass

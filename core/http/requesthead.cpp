// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requesthead.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// More lines than that of a refused head are only noise.
constexpr qsizetype MaxReadableHeaders = 1000;
/// Few heads have more.
constexpr qsizetype UsualHeaders = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("RequestHead", text);
}

bool isTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

/// No control characters and no space; bytes above 0x7f pass, as they do on the wire.
bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return uchar(c) > 0x20 && c != 0x7f;
    });
}

/// Of the next CRLF; -1: there is none. One byte is found much faster than two.
qsizetype indexOfLineEnd(QByteArrayView head, qsizetype from)
{
    qsizetype feed = head.indexOf('\n', from);
    while (feed >= 0 && (feed == from || head[feed - 1] != '\r'))
        feed = head.indexOf('\n', feed + 1);
    return feed < 0 ? -1 : feed - 1;
}

QByteArrayView trimmedSpace(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

Result<HttpHeader> parseHeaderLine(QByteArrayView line)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Error {tr("A header line is folded; that can be read in two ways.")};
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return Error {tr("A header line has no colon.")};
    const QByteArrayView name = line.first(colon);
    if (!isToken(name))
        return Error {tr("The name of a header is empty or has characters that may not be there.")};
    const QByteArrayView value = trimmedSpace(line.sliced(colon + 1));
    if (!isFieldValue(value))
        return Error {tr("The value of a header has a control character.")};
    return HttpHeader {name.toByteArray(), value.toByteArray()};
}

bool hasLineCharacters(QByteArrayView line)
{
    return line.contains('\n') || line.contains('\r') || line.contains('\0');
}

/// What is wrong with the line at `at`, which could not be read because of `error`.
Error lineError(QByteArrayView line, qsizetype at, const Error &error)
{
    return {hasLineCharacters(line) ? tr("The head has a NUL, or a CR or LF of its own.")
                                    : error.message,
            at};
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isFieldValue(QByteArrayView text)
{
    uchar bad = 0; // no early end: so the compiler looks at many bytes at a time
    for (const char c : text)
        bad |= uchar((uchar(c) < 0x20 && c != '\t') || c == 0x7f);
    return bad == 0;
}

Result<RequestLine> parseRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return Error {tr("The request line is not METHOD TARGET HTTP/1.1.")};
    const QByteArrayView version = line.sliced(last + 1);
    const RequestLine parsed {line.first(first), line.sliced(first + 1, last - first - 1),
                              version.sliced(qMin(5, version.size()))};
    if (!isToken(parsed.method) || !isTarget(parsed.target) || !version.startsWith("HTTP/"))
        return Error {tr("The request line is not METHOD TARGET HTTP/1.1.")};
    return parsed;
}

Result<RequestHead> parseRequestHead(QByteArrayView head)
{
    RequestHead parsed;
    parsed.headers.reserve(UsualHeaders);
    bool firstLine = true;
    qsizetype at = 0;
    while (at < head.size()) {
        const qsizetype end = indexOfLineEnd(head, at);
        if (end < 0)
            return Error {tr("The head does not end with an empty line."), at};
        const QByteArrayView line = head.sliced(at, end - at);
        if (firstLine) {
            const Result<RequestLine> request = parseRequestLine(line);
            if (!request || hasLineCharacters(request->version)) // any other text passes there
                return lineError(line, at, request ? Error() : request.error());
            parsed.method = request->method.toByteArray();
            parsed.target = request->target.toByteArray();
            parsed.version = request->version.toByteArray();
            firstLine = false;
        } else if (line.isEmpty()) {
            return parsed;
        } else {
            Result<HttpHeader> header = parseHeaderLine(line);
            if (!header)
                return lineError(line, at, header.error());
            parsed.headers.append(std::move(header.value()));
        }
        at = end + 2;
    }
    return Error {tr("The head does not end with an empty line."), at};
}

RequestHead readableRequestHead(QByteArrayView head)
{
    RequestHead readable;
    const QList<QByteArray> lines = head.toByteArray().split('\n');
    for (qsizetype i = 0; i < lines.size() && readable.headers.size() < MaxReadableHeaders; ++i) {
        const QByteArray line = lines[i].endsWith('\r') ? lines[i].chopped(1) : lines[i];
        if (i == 0) {
            const QList<QByteArray> words = line.split(' ');
            readable.method = words.value(0).left(64);
            readable.target = words.value(1).left(8192);
            if (words.size() > 2 && words.last().startsWith("HTTP/"))
                readable.version = words.last().mid(5, 8);
        } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
            readable.headers.append(
                {line.left(colon),
                 trimmedSpace(QByteArrayView(line).sliced(colon + 1)).toByteArray()});
        } else if (!line.isEmpty()) {
            readable.headers.append({{}, line});
        }
    }
    return readable;
}

HttpRequest makeRequest(const QByteArray &head, const QByteArray &body)
{
    Result<RequestHead> strict = parseRequestHead(head);
    return makeRequest(head, strict ? std::move(strict.value()) : readableRequestHead(head), body);
}

HttpRequest makeRequest(const QByteArray &head, RequestHead parsed, const QByteArray &body)
{
    HttpRequest request;
    request.head = head;
    request.method = std::move(parsed.method);
    request.target = std::move(parsed.target);
    request.version = std::move(parsed.version);
    request.headers = std::move(parsed.headers);
    request.body = body;
    return request;
}

} // namespace hookglass

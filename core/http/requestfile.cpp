// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestfile.h"

#include "core/http/requesthead.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

constexpr QByteArrayView Announcement = "=== request ";

QString tr(const char *text)
{
    return QCoreApplication::translate("RequestFile", text);
}

/// Where the head at `start` ends (behind its empty line); -1 when it has no end.
qsizetype headEnd(QByteArrayView bytes, qsizetype start)
{
    const qsizetype crlf = bytes.indexOf("\r\n\r\n", start);
    const qsizetype lf = bytes.indexOf("\n\n", start);
    if (crlf >= 0 && (lf < 0 || crlf < lf))
        return crlf + 4;
    return lf < 0 ? -1 : lf + 2;
}

/// Text editors save LF; the wire has CR LF.
QByteArray withCrLf(QByteArray head)
{
    if (!head.contains('\r'))
        head.replace("\n", "\r\n");
    return head;
}

Result<qsizetype> bodyLength(const HttpHeaders &headers, qsizetype available)
{
    const std::optional<QByteArray> length = firstHeader(headers, "Content-Length");
    if (!length)
        return available;
    bool ok = false;
    const qlonglong number = length->toLongLong(&ok);
    if (!ok || number < 0)
        return Error {tr("Content-Length is not a whole number.")};
    if (number > available)
        return Error {tr("the body is shorter than its Content-Length of %1.").arg(number)};
    return qsizetype(number);
}

} // namespace

Result<QList<HttpRequest>> parseRequestFile(const QByteArray &bytes)
{
    const QByteArrayView view(bytes);
    const bool announced = view.startsWith(Announcement);
    QList<HttpRequest> requests;
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (announced) {
            if (!view.sliced(at).startsWith(Announcement))
                return Error {tr("expected a line \"=== request …\" at byte %1.").arg(at), at};
            const qsizetype lineEnd = bytes.indexOf('\n', at);
            at = lineEnd < 0 ? bytes.size() : lineEnd + 1;
        }
        const qsizetype end = headEnd(view, at);
        if (end < 0)
            return Error {tr("the head that begins at byte %1 has no empty line.").arg(at), at};
        const QByteArray head = withCrLf(bytes.mid(at, end - at));
        const Result<RequestHead> parsed = parseRequestHead(head);
        if (!parsed)
            return Error {parsed.error().message, at};
        // Without a length, a body is all that follows; among several requests there is none.
        const bool hasLength = firstHeader(parsed->headers, "Content-Length").has_value();
        const qsizetype available = announced && !hasLength ? 0 : bytes.size() - end;
        const Result<qsizetype> length = bodyLength(parsed->headers, available);
        if (!length)
            return Error {length.error().message, end};
        requests.append(makeRequest(head, bytes.mid(end, *length)));
        at = end + *length;
        while (announced && at < bytes.size() && (bytes[at] == '\n' || bytes[at] == '\r'))
            ++at;
        if (!announced)
            break;
    }
    if (requests.isEmpty())
        return Error {tr("the file has no request in it.")};
    return requests;
}

} // namespace hookglass

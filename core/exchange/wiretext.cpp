// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/wiretext.h"

#include "core/events/secretspan.h"
#include "core/http/answerbytes.h"
#include "core/http/formfields.h"

namespace hookglass {

namespace {
const QByteArray Probe = "Basic dXNlcjpwYXNz"; // a value that is a secret wherever there may be one

/// Of a line that was not understood, nothing behind the first question mark.
QByteArray maskedRequestLine(const QByteArray &line, const Capture &capture, Redaction redaction)
{
    const HttpRequest &request = capture.request;
    const qsizetype mark = line.indexOf('?');
    if (mark < 0)
        return line;
    const QByteArray end = line.endsWith("\r\n") ? "\r\n" : line.endsWith('\n') ? "\n" : "";
    const QByteArray version = " HTTP/" + request.version;
    if (line.chopped(end.size()) == request.method + ' ' + request.target + version)
        return request.method + ' ' + requestTarget(capture, redaction) + version + end;
    return line.first(mark + 1) + "[redacted]" + end;
}

QByteArray requestBody(const Capture &capture, Redaction redaction)
{
    return redaction == Redaction::None ? capture.request.body
                                        : capture.maskedBody.value_or(QByteArray());
}

} // namespace

QByteArray requestTarget(const Capture &capture, Redaction redaction)
{
    if (redaction == Redaction::None)
        return capture.request.target;
    return capture.maskedTarget ? *capture.maskedTarget
                                : withoutQueryValues(capture.request.target);
}

QByteArray requestHead(const Capture &capture, Redaction redaction)
{
    const QByteArray &came = capture.request.head;
    if (redaction == Redaction::None)
        return came;
    QByteArray head;
    bool isBefore = true; // the request line
    bool hidden = false; // whether the header that a folded line goes on with is
    for (qsizetype at = 0; at < came.size();) {
        const qsizetype end = came.indexOf('\n', at);
        const qsizetype next = end < 0 ? came.size() : end + 1;
        const QByteArray line = came.mid(at, next - at);
        at = next;
        if (isBefore) {
            isBefore = line.trimmed().isEmpty();
            head += maskedRequestLine(line, capture, redaction);
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
        if (isFolded) {
            head += hidden ? QByteArray(" [redacted]\r\n") : line;
            continue;
        }
        const QByteArray name = line.first(qMax(colon, qsizetype(0))).trimmed();
        const QByteArray value = line.mid(colon + 1).trimmed();
        const QByteArray masked = maskedHeader({name, value}, redaction);
        const bool isMasked = colon > 0 && masked != value;
        hidden = isMasked || maskedHeader({name, Probe}, redaction) != Probe;
        head += isMasked ? line.first(colon + 1) + ' ' + masked + "\r\n" : line;
    }
    return withoutSignatures(head); // in the target, and where a line was not understood
}

QByteArray requestBytes(const Capture &capture, Redaction redaction)
{
    return requestHead(capture, redaction) + requestBody(capture, redaction);
}

QByteArray portableRequest(const Capture &capture, Redaction redaction)
{
    const QByteArray head = requestHead(capture, redaction);
    const QByteArray body = requestBody(capture, redaction);
    if (capture.request.isRefused())
        return head + body;
    QByteArray fitting;
    for (qsizetype at = 0; at < head.size();) {
        const qsizetype end = head.indexOf('\n', at);
        const qsizetype next = end < 0 ? head.size() : end + 1;
        const QByteArray line = head.mid(at, next - at);
        const QByteArray name = line.left(line.indexOf(':')).toLower();
        if (name == "transfer-encoding" || name == "content-length")
            fitting += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        else
            fitting += line;
        at = next;
    }
    return fitting + body;
}

QByteArray answerAsSent(const Capture &capture, Redaction redaction)
{
    const Answer &answer = capture.answer;
    if (answer.status == 0)
        return {};
    HttpAnswer sent {answer.status, answer.headers, answer.body};
    if (redaction != Redaction::None) {
        for (HttpHeader &header : sent.headers)
            header.value = maskedHeader(header, redaction);
        sent.body = withoutSignatures(sent.body);
    }
    return answerBytes(sent, {.toHead = capture.request.method == "HEAD"});
}

} // namespace hookglass

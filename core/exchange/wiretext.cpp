// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/wiretext.h"

#include "core/events/secretspan.h"
#include "core/http/answerbytes.h"

namespace hookglass {

namespace {
const QByteArray Probe = "Basic dXNlcjpwYXNz"; // a value that is a secret wherever there may be one
} // namespace

QByteArray requestHead(const HttpRequest &request, Redaction redaction)
{
    if (redaction == Redaction::None)
        return request.head;
    QByteArray head;
    bool hidden = false; // whether the header that a folded line goes on with is
    for (qsizetype at = 0; at < request.head.size();) {
        const qsizetype end = request.head.indexOf('\n', at);
        const qsizetype next = end < 0 ? request.head.size() : end + 1;
        const QByteArray line = request.head.mid(at, next - at);
        const qsizetype colon = line.indexOf(':');
        const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (at > 0 && !isFolded) {
            const QByteArray masked =
                maskedHeader({line.first(qMax(colon, qsizetype(0))).trimmed(), value}, redaction);
            const bool isMasked = colon > 0 && masked != value;
            hidden = isMasked
                || maskedHeader({line.first(qMax(colon, qsizetype(0))).trimmed(), Probe}, redaction)
                    != Probe;
            head += isMasked ? line.first(colon + 1) + ' ' + masked + "\r\n" : line;
        } else {
            head += hidden && isFolded ? QByteArray(" [redacted]\r\n") : line;
        }
        at = next;
    }
    return withoutSignatures(head); // in the target, and where a line was not understood
}

QByteArray requestBytes(const Capture &capture, Redaction redaction)
{
    const QByteArray body = redaction == Redaction::None
        ? capture.request.body
        : capture.maskedBody.value_or(QByteArray());
    return requestHead(capture.request, redaction) + body;
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/wiretext.h"

#include "core/events/secretspan.h"
#include "core/http/answerbytes.h"

namespace hookglass {

QByteArray requestHead(const HttpRequest &request, Redaction redaction)
{
    if (redaction == Redaction::None)
        return request.head;
    QByteArray head;
    qsizetype header = -1; // the request line
    for (qsizetype at = 0; at < request.head.size();) {
        const qsizetype end = request.head.indexOf('\n', at);
        const qsizetype next = end < 0 ? request.head.size() : end + 1;
        QByteArray line = request.head.mid(at, next - at);
        at = next;
        if (header >= 0 && header < request.headers.size()) {
            const HttpHeader &known = request.headers[header];
            const QByteArray masked = maskedHeader(known, redaction);
            if (masked != known.value)
                line = line.first(line.indexOf(':') + 1) + ' ' + masked + "\r\n";
        }
        head += line;
        ++header;
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

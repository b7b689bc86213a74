// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/capturejson.h"

#include "core/base/clock.h"
#include "core/capture/messagejson.h"
#include "core/events/eventjson.h"
#include "core/verify/crypto.h"
#include "core/verify/verificationjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

void writeRequest(json::Writer &writer, const HttpRequest &request, const QByteArray &bodyHash,
                  bool withBody)
{
    writer.key(u"request").beginObject();
    writeBytes(writer, u"method"_s, request.method);
    writeBytes(writer, u"target"_s, request.target);
    writer.member(u"version", QString::fromLatin1(request.version));
    writeHeaders(writer, request.headers);
    if (withBody)
        writeBytes(writer, u"body"_s, request.body);
    writer.member(u"body_sha256", QString::fromLatin1(bodyHash.toHex())).endObject();
}

void writeAnswer(json::Writer &writer, const Answer &answer)
{
    if (answer.status == 0)
        return;
    writer.key(u"answer")
        .beginObject()
        .member(u"status", qint64(answer.status))
        .memberIfNotEmpty(u"rule", answer.rule);
    if (answer.afterUs > 0)
        writer.member(u"after_us", answer.afterUs);
    writeAnswerContent(writer, answer);
    writer.endObject();
}

} // namespace

void writeHistory(json::Writer &writer, const DeliveryHistory &history)
{
    writer.key(u"delivery").beginObject().member(u"attempt", qint64(history.attempt));
    if (history.retryOf > 0)
        writer.member(u"retry_of", history.retryOf);
    if (history.duplicateOf > 0)
        writer.member(u"duplicate_of", history.duplicateOf);
    writer.endObject();
}

void writeMarks(json::Writer &writer, const Marks &marks)
{
    if (marks.isEmpty() && marks.shownColour() == 0)
        return;
    writer.key(u"marks").beginObject();
    if (marks.pinned)
        writer.key(u"pinned").boolean(true);
    if (marks.shownColour() > 0)
        writer.member(u"colour", qint64(marks.shownColour()));
    writer.memberIfNotEmpty(u"note", marks.note).endObject();
}

void writeCapture(json::Writer &writer, const Capture &original, Redaction redaction,
                  const SecretFinder &secrets)
{
    QStringList masked;
    const Capture capture = redacted(original, redaction, secrets, &masked);
    const bool withBody = redaction != Redaction::All;
    writer.beginObject();
    if (capture.seq > 0)
        writer.member(u"seq", capture.seq);
    writer.member(u"received_at", toRfc3339(capture.request.receivedAtUs))
        .memberIfNotEmpty(u"listener", capture.request.listener)
        .memberIfNotEmpty(u"peer", capture.request.peer);
    writeTls(writer, capture.request);
    writeRequest(writer, capture.request, sha256(original.request.body), withBody);
    if (capture.request.isRefused()) {
        writer.key(u"refusal")
            .beginObject()
            .member(u"status", qint64(capture.request.refusal.status))
            .member(u"reason", capture.request.refusal.reason)
            .endObject();
    } else {
        writer.key(u"verification");
        writeVerification(writer, capture.verification);
        if (capture.reverified) {
            writer.key(u"reverified")
                .beginObject()
                .member(u"at", toRfc3339(capture.reverified->judgedAtUs))
                .key(u"verification");
            writeVerification(writer, capture.reverified->verification);
            writer.endObject();
        }
        writer.key(u"event");
        writeEvent(writer, capture.event);
    }
    writeAnswer(writer, capture.answer);
    if (!capture.request.isRefused())
        writeHistory(writer, capture.history);
    writeMarks(writer, capture.marks);
    if (!masked.isEmpty()) {
        writer.key(u"redacted").beginArray();
        for (const QString &path : std::as_const(masked))
            writer.string(path);
        writer.endArray();
    }
    writer.endObject();
}

QByteArray captureLine(const Capture &capture, Redaction redaction, const SecretFinder &secrets)
{
    json::Writer writer;
    writeCapture(writer, capture, redaction, secrets);
    return writer.bytes();
}

} // namespace hookglass

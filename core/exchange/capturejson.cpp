// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/capturejson.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/eventjson.h"
#include "core/verify/crypto.h"
#include "core/verify/verificationjson.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// The text of valid UTF-8; nothing when it would not come back byte for byte.
std::optional<QString> losslessText(const QByteArray &bytes)
{
    const QString text = displayText(bytes);
    return text.toUtf8() == bytes ? std::optional(text) : std::nullopt;
}

/// "name": text, or "name_base64": … for bytes that are no UTF-8.
void writeBytes(json::Writer &writer, const QString &name, const QByteArray &bytes)
{
    if (const auto text = losslessText(bytes))
        writer.member(name, *text);
    else
        writer.member(QString(name + u"_base64"), QString::fromLatin1(bytes.toBase64()));
}

void writeHeaders(json::Writer &writer, const HttpHeaders &headers)
{
    writer.key(u"headers").beginArray();
    for (const HttpHeader &header : headers) {
        const auto name = losslessText(header.name);
        const auto value = losslessText(header.value);
        if (name && value) {
            writer.beginArray().string(*name).string(*value).endArray();
        } else {
            writer.beginObject()
                .member(u"name_base64", QString::fromLatin1(header.name.toBase64()))
                .member(u"value_base64", QString::fromLatin1(header.value.toBase64()))
                .endObject();
        }
    }
    writer.endArray();
}

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
    writer.endObject();
}

} // namespace

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

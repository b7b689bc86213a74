// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/harexport.h"

#include "core/base/clock.h"
#include "core/capture/messagejson.h"
#include "core/events/eventjson.h"
#include "core/exchange/capturejson.h"
#include "core/http/answerbytes.h"
#include "core/json/writer.h"
#include "core/verify/verificationjson.h"

#include <QUrlQuery>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

void writePair(json::Writer &writer, const QString &name, const QString &value)
{
    writer.beginObject().member(u"name", name).member(u"value", value).endObject();
}

void writeQuery(json::Writer &writer, const QByteArray &target)
{
    writer.key(u"queryString").beginArray();
    const qsizetype mark = target.indexOf('?');
    if (mark >= 0) {
        const auto pairs = QUrlQuery(text(target.mid(mark + 1))).queryItems(QUrl::FullyDecoded);
        for (const auto &[name, value] : pairs)
            writePair(writer, name, value);
    }
    writer.endArray();
}

void writePostData(json::Writer &writer, const HttpRequest &request)
{
    if (request.body.isEmpty())
        return;
    const QByteArray type = firstHeader(request.headers, "Content-Type").value_or(QByteArray());
    const bool isText = QString::fromUtf8(request.body).toUtf8() == request.body;
    writer.key(u"postData").beginObject().member(u"mimeType", text(type));
    writer.member(u"text",
                  isText ? text(request.body) : QString::fromLatin1(request.body.toBase64()));
    if (!isText)
        writer.member(u"encoding", u"base64"); // not in HAR 1.2 for requests, but widely understood
    writer.endObject();
}

void writeRequest(json::Writer &writer, const HttpRequest &request)
{
    const QByteArray host = firstHeader(request.headers, "Host").value_or("localhost");
    writer.key(u"request")
        .beginObject()
        .member(u"method", text(request.method))
        .member(u"url",
                QString((request.tls ? u"https://"_s : u"http://"_s) + text(host)
                        + text(request.target)))
        .member(u"httpVersion", QString(u"HTTP/"_s + text(request.version)));
    writer.key(u"cookies").beginArray().endArray().key(u"headers").beginArray();
    for (const HttpHeader &header : request.headers)
        writePair(writer, text(header.name), text(header.value));
    writer.endArray();
    writeQuery(writer, request.target);
    writePostData(writer, request);
    writer.member(u"headersSize", qint64(-1))
        .member(u"bodySize", qint64(request.body.size()))
        .endObject();
}

void writeContent(json::Writer &writer, const Answer &answer)
{
    const QByteArray type = firstHeader(answer.headers, "Content-Type").value_or(QByteArray());
    writer.key(u"content")
        .beginObject()
        .member(u"size", qint64(answer.body.size()))
        .member(u"mimeType", text(type));
    if (!answer.body.isEmpty()) {
        const bool isText = text(answer.body).toUtf8() == answer.body;
        writer.member(u"text",
                      isText ? text(answer.body) : QString::fromLatin1(answer.body.toBase64()));
        if (!isText)
            writer.member(u"encoding", u"base64");
    }
    writer.endObject();
}

void writeResponse(json::Writer &writer, const Answer &answer)
{
    writer.key(u"response")
        .beginObject()
        .member(u"status", qint64(answer.status))
        .member(u"statusText", answer.status > 0 ? text(reasonPhrase(answer.status)) : QString())
        .member(u"httpVersion", u"HTTP/1.1");
    writer.key(u"cookies").beginArray().endArray().key(u"headers").beginArray();
    for (const HttpHeader &header : answer.headers)
        writePair(writer, text(header.name), text(header.value));
    writer.endArray();
    writeContent(writer, answer);
    writer.member(u"redirectURL", u"")
        .member(u"headersSize", qint64(-1))
        .member(u"bodySize", qint64(answer.body.size()))
        .endObject();
}

void writeOwnFacts(json::Writer &writer, const Capture &capture)
{
    writer.key(u"_hookglass").beginObject().member(u"seq", capture.seq);
    writeTls(writer, capture.request);
    if (capture.request.isRefused()) {
        writer.member(u"refusal", capture.request.refusal.reason);
    } else {
        writer.key(u"verification");
        writeVerification(writer, capture.verification);
        writer.key(u"event");
        writeEvent(writer, capture.event);
        writeHistory(writer, capture.history);
    }
    writeMarks(writer, capture.marks);
    writer.endObject();
}

} // namespace

QByteArray HarExport::begin()
{
    json::Writer writer;
    writer.beginObject().member(u"version", u"1.2");
    writer.key(u"creator")
        .beginObject()
        .member(u"name", u"Hookglass")
        .member(u"version", u"" HOOKGLASS_VERSION "")
        .endObject();
    writer.key(u"entries");
    return "{\"log\":" + writer.bytes() + "[";
}

QByteArray HarExport::add(const Capture &original)
{
    QStringList masked;
    const Capture capture = redacted(original, m_options.redaction, m_secrets, &masked);
    const double milliseconds = double(capture.answer.afterUs) / 1000.0;
    json::Writer writer;
    writer.beginObject()
        .member(u"startedDateTime", toRfc3339(capture.request.receivedAtUs))
        .key(u"time")
        .number(milliseconds);
    writeRequest(writer, capture.request);
    writeResponse(writer, capture.answer);
    writer.key(u"cache").beginObject().endObject();
    writer.key(u"timings")
        .beginObject()
        .member(u"send", qint64(0))
        .key(u"wait")
        .number(milliseconds);
    writer.member(u"receive", qint64(0)).endObject();
    writeOwnFacts(writer, capture);
    writer.endObject();
    const QByteArray separator = std::exchange(m_first, false) ? "\n" : ",\n";
    return separator + writer.bytes();
}

QByteArray HarExport::end()
{
    return "\n]}}\n";
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/messagejson.h"

#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// The text of valid UTF-8; nothing when it would not come back byte for byte.
std::optional<QString> losslessText(const QByteArray &bytes)
{
    const QString text = displayText(bytes);
    return text.toUtf8() == bytes ? std::optional(text) : std::nullopt;
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray fromBase64(const json::Value &text)
{
    return QByteArray::fromBase64(text.toUtf8());
}

HttpHeader readHeader(const json::Value &value)
{
    if (!value.isArray())
        return {fromBase64(value["name_base64"]), fromBase64(value["value_base64"])};
    const json::Value name = value.firstChild();
    return {name.toUtf8(), name.nextSibling().toUtf8()};
}

} // namespace

void writeBytes(json::Writer &writer, const QString &name, const QByteArray &bytes)
{
    if (const auto text = losslessText(bytes))
        writer.member(name, *text);
    else
        writer.member(QString(name + u"_base64"), base64(bytes));
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
                .member(u"name_base64", base64(header.name))
                .member(u"value_base64", base64(header.value))
                .endObject();
        }
    }
    writer.endArray();
}

void writeTls(json::Writer &writer, const HttpRequest &request)
{
    if (!request.tls)
        return;
    writer.key(u"tls")
        .beginObject()
        .member(u"version", request.tls->version)
        .memberIfNotEmpty(u"cipher", request.tls->cipher)
        .endObject();
}

std::optional<TlsFacts> readTls(const json::Value &object)
{
    const json::Value tls = object["tls"];
    if (!tls.isObject())
        return std::nullopt;
    return TlsFacts {tls["version"].toString(), tls["cipher"].toString()};
}

void writeAnswerContent(json::Writer &writer, const Answer &answer)
{
    if (!answer.headers.isEmpty())
        writeHeaders(writer, answer.headers);
    if (!answer.body.isEmpty())
        writeBytes(writer, u"body"_s, answer.body);
}

void readAnswerContent(const json::Value &object, Answer &answer)
{
    for (json::Value each = object["headers"].firstChild(); each; each = each.nextSibling())
        answer.headers.append(readHeader(each));
    const json::Value encoded = object["body_base64"];
    answer.body = encoded ? fromBase64(encoded) : object["body"].toUtf8();
}

} // namespace hookglass

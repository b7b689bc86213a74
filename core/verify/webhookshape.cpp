// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/webhookshape.h"

#include <QCoreApplication>

#include <algorithm>

namespace hookglass {

namespace {

// Nested deeper than we look ourselves, it is still read.
constexpr json::Limits DeepLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 4'000, .maxNodes = 250'000};

enum class Type : quint8 { Text, Integer, Object };

struct Field
{
    QByteArrayView name;
    QByteArrayView jsonName;
    Type type;
};

// livekit_webhook.proto, with the names that the protobuf JSON mapping accepts.
constexpr Field Fields[] = {
    {"event", "event", Type::Text},
    {"room", "room", Type::Object},
    {"participant", "participant", Type::Object},
    {"egress_info", "egressInfo", Type::Object},
    {"ingress_info", "ingressInfo", Type::Object},
    {"track", "track", Type::Object},
    {"job", "job", Type::Object},
    {"id", "id", Type::Text},
    {"created_at", "createdAt", Type::Integer},
    {"num_dropped", "numDropped", Type::Integer},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("VerifierProfile", text);
}

bool hasType(const json::Value &value, Type type)
{
    if (value.kind() == json::Kind::Null)
        return true;
    switch (type) {
    case Type::Text:
        return value.isString();
    case Type::Integer:
        return value.toInt64().has_value();
    case Type::Object:
        return value.isObject();
    }
    return false;
}

/// The field that a member is, if any. Names as they are sent need no decoding.
const Field *fieldOf(const json::Value &item)
{
    QByteArrayView name = item.rawKey();
    name = name.sliced(1, name.size() - 2); // without its quotes
    QByteArray decoded;
    if (name.contains('\\')) {
        decoded = json::unescaped(name);
        name = decoded;
    }
    const auto *const found =
        std::find_if(std::begin(Fields), std::end(Fields), [name](const Field &field) {
            return name == field.name || name == field.jsonName;
        });
    return found == std::end(Fields) ? nullptr : found;
}

QString refusalOf(const json::Document &document)
{
    if (document.firstInvalidUtf8())
        return tr("It reads the body as text, and this is not valid UTF-8.");
    if (document.error() && document.error()->beyondLimits)
        return {};
    if (!document.isValid())
        return tr("It parses the body, and this is not JSON.");
    if (!document.root().isObject())
        return tr("It wants a JSON object.");
    for (json::Value item = document.root().firstChild(); item; item = item.nextSibling()) {
        const Field *const field = fieldOf(item);
        if (field && !hasType(item, field->type))
            return tr("The field \"%1\" has the wrong type.").arg(item.key());
    }
    return {};
}

} // namespace

QString refusalOfWebhookBody(const json::Body &body)
{
    if (body.markSize > 0)
        return tr("It parses the body, and this is not JSON.");
    const auto *error = body.document.error() ? &*body.document.error() : nullptr;
    return error && error->beyondLimits
        ? refusalOf(json::Document::parse(body.document.bytes(), DeepLimits))
        : refusalOf(body.document);
}

} // namespace hookglass

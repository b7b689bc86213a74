// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/ownschema.h"

#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MaxRoleDepth = 4;
constexpr int MaxSteps = 20'000;
constexpr qsizetype MaxRoles = 20;
constexpr qsizetype MaxTextLength = 1000; // as of the built-in decoder
constexpr qsizetype ShownName = 100;

QString tr(const char *text)
{
    return QCoreApplication::translate("OwnSchema", text);
}

/// A schema that refers to itself has no end: `steps` are how many looks are left.
void collectRoles(const json::Schema &schema, int node, const QByteArrayList &path, int &steps,
                  QList<OwnEvent::Role> &roles)
{
    if (node < 0 || path.size() > MaxRoleDepth || --steps < 0)
        return;
    const json::SchemaNode &here = schema.node(node);
    if (!here.role.isEmpty() && roles.size() < MaxRoles)
        roles.append({here.role, path});
    for (auto field = here.properties.begin(); field != here.properties.end(); ++field)
        collectRoles(schema, *field, path + QByteArrayList {field.key()}, steps, roles);
}

OwnEvent readEvent(const json::Schema &schema, int node, const QString &name)
{
    const QString &title = schema.node(node).title;
    OwnEvent event {.name = name, .title = title.isEmpty() ? name : title, .node = node};
    int steps = MaxSteps;
    collectRoles(schema, node, {}, steps, event.roles);
    return event;
}

} // namespace

Result<OwnSchema> OwnSchema::read(const json::Document &document, const json::Schema &schema)
{
    const json::Value root = document.root();
    const json::Value match = root["x-match"];
    OwnSchema own {.header = match["header"].toUtf8(), .field = match["field"].toUtf8()};
    if (own.header.isEmpty() == own.field.isEmpty())
        return Error {tr("no \"x-match\" that names either a \"header\" or a \"field\"")};
    const json::Value events = root["definitions"]["events"];
    for (json::Value event = events.firstChild(); event; event = event.nextSibling()) {
        const int node = schema.at(json::eventPointer(event.key()));
        if (node >= 0)
            own.events.append(readEvent(schema, node, event.key()));
    }
    if (const QString value = match["value"].toString(); !value.isEmpty())
        own.events.append(readEvent(schema, schema.root(), value));
    if (own.events.isEmpty())
        return Error {tr("no events: list them in \"definitions.events\", or give \"x-match\" the "
                         "\"value\" that names the only one")};
    return own;
}

const OwnEvent *OwnSchema::match(const HttpHeaders &headers, const json::Value &body) const
{
    const QString name = header.isEmpty()
        ? body[field].startOfText(MaxTextLength)
        : QString::fromUtf8(firstHeader(headers, header).value_or(QByteArray()));
    const auto found = std::find_if(events.begin(), events.end(),
                                    [&](const OwnEvent &each) { return each.name == name; });
    return found == events.end() ? nullptr : &*found;
}

void applyOwnEvent(const OwnEvent &own, const json::Value &body, Event &event)
{
    event.name = own.name;
    for (const OwnEvent::Role &role : own.roles) {
        json::Value value = body;
        for (const QByteArray &name : role.path)
            value = value[name];
        const QString text = value.isNumber()
            ? QString::fromLatin1(value.raw().first(std::min(value.raw().size(), MaxTextLength)))
            : value.startOfText(MaxTextLength);
        if (role.role == "created_at"_L1)
            event.createdAt = value.toInt64();
        else if (role.role == "id"_L1)
            event.id = text;
        else if (role.role == "room_id"_L1)
            event.roomId = text;
        else if (role.role == "room_sid"_L1)
            event.roomSid = text;
        else if (role.role == "participant"_L1)
            event.participant = text;
        else if (role.role == "identity"_L1)
            event.participantIdentity = text;
    }
    event.summary = visibleText(own.title, ShownName);
    if (!event.participant.isEmpty())
        event.summary += u": "_s + visibleText(event.participant, ShownName);
    if (!event.roomId.isEmpty())
        event.summary += tr(" in %1").arg(visibleText(event.roomId, ShownName));
}

} // namespace hookglass

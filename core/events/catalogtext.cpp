// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/catalogtext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Catalog", text);
}

/// What else is to be known of a field, in a few words.
QString notes(const CatalogField &field)
{
    QStringList notes;
    if (field.secret)
        notes.append(tr("secret"));
    return notes.join(u", "_s);
}

} // namespace

QString senderTitle(EventSender sender)
{
    switch (sender) {
    case EventSender::PlugNMeet:
        return u"Plug-N-Meet"_s;
    case EventSender::LiveKit:
        return u"LiveKit"_s;
    case EventSender::Unknown:
        break;
    }
    return tr("Unknown");
}

QStringList fieldHeadings()
{
    return {tr("Field"), tr("Type"), tr("Unit"), tr("Notes"), tr("Meaning"), tr("Values")};
}

QStringList fieldCells(const CatalogField &field)
{
    return {field.path,   field.type,        field.unit,
            notes(field), field.description, field.values.join(u", "_s)};
}

QString fieldText(const CatalogField &field)
{
    QString text = field.path;
    if (!field.description.isEmpty())
        text += u": "_s + field.description;
    if (!field.values.isEmpty())
        text += u". "_s + tr("Values: %1").arg(field.values.join(u", "_s));
    return text;
}

QString versionsText(const CatalogEvent &event)
{
    QStringList parts;
    if (!event.since.isEmpty())
        parts.append(tr("since %1").arg(event.since));
    if (!event.until.isEmpty())
        parts.append(tr("until %1").arg(event.until));
    return parts.join(u", "_s);
}

QString eventText(const CatalogEvent &event)
{
    QStringList lines {event.title + u" ("_s + senderTitle(event.sender) + u", "_s + event.name
                       + u')'};
    if (!event.description.isEmpty())
        lines.append(event.description);
    if (const QString versions = versionsText(event); !versions.isEmpty())
        lines.append(versions);
    lines.append(QString());
    lines.append(fieldHeadings().join(u'\t'));
    for (const CatalogField &field : event.fields)
        lines.append(fieldCells(field).join(u'\t'));
    return lines.join(u'\n') + u'\n';
}

} // namespace hookglass

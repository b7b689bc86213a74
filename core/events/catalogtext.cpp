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
    if (field.required)
        notes.append(tr("always sent"));
    else if (field.optional)
        notes.append(tr("optional"));
    if (!field.notSent.isEmpty())
        notes.append(tr("not sent"));
    if (!field.since.isEmpty())
        notes.append(tr("since %1").arg(field.since));
    if (!field.until.isEmpty())
        notes.append(tr("before %1").arg(field.until));
    if (field.secret)
        notes.append(tr("secret"));
    if (field.deprecated)
        notes.append(tr("deprecated"));
    return notes.join(u", "_s);
}

/// "0 AUDIO, 1 VIDEO"
QString valuesText(const CatalogField &field)
{
    QStringList values;
    for (qsizetype i = 0; i < field.values.size(); ++i)
        values.append(QString::number(field.numbers.value(i)) + u' ' + field.values.at(i));
    return values.join(u", "_s);
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

QString senderTitle(const CatalogEvent &event)
{
    return event.sender == EventSender::Unknown ? tr("Schema of yours") : senderTitle(event.sender);
}

QStringList fieldHeadings()
{
    return {tr("Field"), tr("Type"), tr("Unit"), tr("Notes"), tr("Meaning"), tr("Values")};
}

QStringList fieldCells(const CatalogField &field)
{
    return {field.path, field.type, field.unit, notes(field), field.description, valuesText(field)};
}

QString fieldText(const CatalogField &field)
{
    QStringList lines {field.description.isEmpty()
                           ? field.path
                           : QString(field.path + u": "_s + field.description)};
    if (!field.example.isEmpty())
        lines.append(tr("Example: %1").arg(field.example));
    if (!field.values.isEmpty())
        lines.append(tr("Values: %1").arg(valuesText(field)));
    for (const QString &fact : {field.documented, field.notSent}) {
        if (!fact.isEmpty())
            lines.append(fact);
    }
    return lines.join(u'\n');
}

QString versionsText(const CatalogEvent &event)
{
    QStringList parts;
    if (!event.since.isEmpty())
        parts.append(tr("since %1").arg(event.since));
    if (!event.until.isEmpty())
        parts.append(tr("before %1").arg(event.until));
    return parts.join(u", "_s);
}

QString eventText(const CatalogEvent &event)
{
    QStringList lines {event.title + u" ("_s + senderTitle(event) + u", "_s + event.name + u')'};
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

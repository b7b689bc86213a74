// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/eventlisting.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {

constexpr qsizetype Columns = 100;
constexpr qsizetype MaxNameColumn = 40; // longer names have a line of their own
constexpr qsizetype Step = 2; // of the tree
constexpr char16_t Tie = u'\u00a0'; // a space where no line may break, while lines are made

/// Breaks at spaces.
QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        line += (line.isEmpty() ? QString() : u" "_s) + word;
    }
    if (!line.isEmpty())
        lines.append(line);
    return lines;
}

QString treeName(const CatalogField &field)
{
    const qsizetype depth = field.path.count(u'.') + 1;
    return QString(depth * Step, u' ') + field.path.section(u'.', -1);
}

QString sentence(const QString &text)
{
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

QString factsOf(const CatalogField &field)
{
    QStringList facts {field.unit.isEmpty() ? field.type : field.type + u" in "_s + field.unit};
    if (field.required)
        facts.append(u"always sent"_s);
    else if (field.optional)
        facts.append(u"optional"_s);
    if (!field.notSent.isEmpty())
        facts.append(u"not sent"_s);
    if (!field.since.isEmpty())
        facts.append(u"since "_s + field.since);
    if (!field.until.isEmpty())
        facts.append(u"before "_s + field.until);
    if (field.secret)
        facts.append(u"secret"_s);
    if (field.deprecated)
        facts.append(u"deprecated"_s);
    return facts.join(u", "_s);
}

QString valuesOf(const CatalogField &field)
{
    QStringList values;
    for (qsizetype i = 0; i < field.values.size(); ++i)
        values.append(QString::number(field.numbers.at(i)) + Tie + field.values.at(i));
    return values.isEmpty() ? QString() : u"Values: "_s + values.join(u", "_s) + u'.';
}

/// What stands in the right column, one paragraph each.
QStringList paragraphsOf(const CatalogField &field)
{
    QStringList paragraphs {factsOf(field)};
    QString meaning = sentence(field.description);
    if (!field.example.isEmpty())
        meaning += u" Example: "_s + field.example;
    paragraphs.append({meaning, valuesOf(field), field.documented, field.notSent});
    paragraphs.removeAll(QString());
    return paragraphs;
}

QStringList fieldText(const CatalogField &field, qsizetype nameColumn)
{
    QStringList right;
    for (const QString &paragraph : paragraphsOf(field))
        right += wrapped(paragraph, Columns - nameColumn - 1);
    const QString name = treeName(field);
    QStringList lines;
    if (name.size() > nameColumn)
        lines.append(name);
    for (const QString &line : std::as_const(right)) {
        const QString left = lines.isEmpty() ? name : QString();
        lines.append(left.leftJustified(nameColumn) + u' ' + line);
        lines.last().replace(Tie, u' ');
    }
    return lines;
}

} // namespace

QStringList eventListing(const CatalogEvent &event)
{
    QStringList lines {
        event.title + u" ("_s
        + (event.sender == EventSender::Unknown ? u"schema of yours"_s : senderId(event.sender))
        + u", "_s + event.name + u')'};
    lines += wrapped(event.description, Columns);
    if (!event.since.isEmpty())
        lines.append(u"Since "_s + event.since
                     + (event.until.isEmpty() ? QString() : u", before "_s + event.until));
    lines += wrapped(
        u"Fields are sent unless they are empty, false or zero, optional ones whenever they "
        "are known."_s,
        Columns);
    lines.append(QString());
    qsizetype nameColumn = 0;
    for (const CatalogField &field : event.fields)
        nameColumn = std::max(nameColumn, treeName(field).size());
    for (const CatalogField &field : event.fields)
        lines += fieldText(field, std::min(nameColumn, MaxNameColumn));
    return lines;
}

} // namespace hookglass::cli

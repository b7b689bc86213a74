// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/factwalk.h"

#include "core/events/factvalue.h"
#include "core/json/document.h"
#include "core/json/jsonpath.h"
#include "core/json/schemachecker.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MaxFacts = 300;
constexpr int MaxDepth = 6;
constexpr int MaxTexts = 2; // JSON in a text in a text
constexpr qsizetype MaxExpanded = 4; // objects of a list that are told one by one
constexpr qsizetype MaxListed = 8; // scalars of a list
constexpr json::Limits TextLimits {.maxBytes = 1024 * 1024, .maxDepth = 64, .maxNodes = 20'000};

QString tr(const char *text)
{
    return QCoreApplication::translate("EventFacts", text);
}

bool isContainer(const json::Value &value)
{
    return value.isObject() || value.isArray();
}

QString fieldCount(qsizetype count)
{
    return count == 1 ? tr("1 field") : tr("%1 fields").arg(groupedNumber(count));
}

QString entryCount(qsizetype count)
{
    return count == 1 ? tr("1 entry") : tr("%1 entries").arg(groupedNumber(count));
}

/// "metadata" says nothing to a reader: what is in it stands beside the rest.
bool isTransparent(const QString &name)
{
    return name == "metadata"_L1;
}

} // namespace

FactWalk::FactWalk(const json::Schema *schema)
    : m_schema(schema)
{
}

QList<EventFact> FactWalk::tell(const json::Value &root, int node)
{
    if (root.isObject())
        visitObject(root, node, {.group = tr("Event"), .path = u"$"_s});
    else
        visitChild(root, node, tr("Value"), {.group = tr("Event"), .path = u"$"_s});
    const QString first = tr("Event");
    std::stable_partition(m_facts.begin(), m_facts.end(),
                          [&](const EventFact &fact) { return fact.group == first; });
    return std::move(m_facts);
}

const json::SchemaNode *FactWalk::nodeAt(int node) const
{
    return m_schema && node >= 0 ? &m_schema->node(node) : nullptr;
}

bool FactWalk::isFull() const
{
    return m_facts.size() >= MaxFacts;
}

void FactWalk::add(const QString &label, const QString &value, int node, const Place &place)
{
    if (isFull())
        return;
    const json::SchemaNode *schema = nodeAt(node);
    m_facts.append({.group = place.group,
                    .label = place.prefix + label,
                    .value = value,
                    .path = place.path,
                    .help = schema ? schema->description : QString()});
}

void FactWalk::visitObject(const json::Value &object, int node, const Place &place)
{
    for (json::Value member = object.firstChild(); member && !isFull();
         member = member.nextSibling())
        visitMember(member, node, place);
    if (const json::SchemaNode *schema = nodeAt(node))
        tellDefaults(object, *schema, place);
}

void FactWalk::visitMember(const json::Value &member, int node, const Place &place)
{
    const int child =
        m_schema ? json::memberSchema(*m_schema, node, member) : json::SchemaNode::None;
    const json::SchemaNode *schema = nodeAt(child);
    const QString label =
        schema && !schema->title.isEmpty() ? schema->title : factLabel(member.key());
    visitChild(member, child, label,
               {.group = place.group,
                .prefix = place.prefix,
                .path = json::memberPath(place.path, member.key()),
                .depth = place.depth});
}

void FactWalk::visitChild(const json::Value &value, int node, const QString &label, Place place)
{
    const json::SchemaNode *schema = nodeAt(node);
    if (value.isObject()) {
        if (place.depth >= MaxDepth || (schema && schema->detail) || value.size() == 0) {
            add(label, fieldCount(value.size()), node, place);
            return;
        }
        if (place.depth == 0)
            place.group = label;
        else if (!isTransparent(value.key()))
            place.prefix += label + u" › "_s;
        ++place.depth;
        visitObject(value, node, place);
    } else if (value.isArray()) {
        visitArray(value, node, label, place);
    } else if (!visitText(value, node, place)) {
        add(label, factValue(value, schema), node, place);
    }
}

void FactWalk::visitArray(const json::Value &array, int node, const QString &label,
                          const Place &place)
{
    const json::SchemaNode *schema = nodeAt(node);
    const int items = schema ? schema->items : json::SchemaNode::None;
    const bool isPlain = !isContainer(array.firstChild());
    const bool isDetail = (schema && schema->detail) || place.depth >= MaxDepth;
    if (isDetail || array.size() == 0 || (!isPlain && array.size() > MaxExpanded)) {
        add(label, entryCount(array.size()), node, place);
        return;
    }
    QStringList listed;
    int index = 0;
    for (json::Value item = array.firstChild(); item; item = item.nextSibling(), ++index) {
        if (isPlain && (listed.size() >= MaxListed || isContainer(item)))
            break;
        if (isPlain) {
            listed.append(factValue(item, nodeAt(items)));
            continue;
        }
        Place inside = place;
        inside.path += u'[' + QString::number(index) + u']';
        inside.depth = std::max(place.depth, 1);
        const QString number =
            array.size() == 1 ? label : QString(label + u' ' + QString::number(index + 1));
        visitChild(item, items, number, inside);
    }
    if (!isPlain)
        return;
    QString text = listed.join(u", "_s);
    if (array.size() > listed.size())
        text += tr(" and %1 more").arg(groupedNumber(array.size() - listed.size()));
    add(label, text, node, place);
}

/// JSON in a text is told like JSON.
bool FactWalk::visitText(const json::Value &text, int node, const Place &place)
{
    const json::SchemaNode *schema = nodeAt(node);
    if (!text.isString() || m_texts >= MaxTexts || place.depth >= MaxDepth)
        return false;
    const QByteArray content = text.toUtf8();
    if (!content.startsWith('{'))
        return false;
    const auto document = json::Document::parse(content, TextLimits);
    if (!document.isValid() || document.root().size() == 0)
        return false;
    Place inside = place;
    if (!isTransparent(text.key()))
        inside.prefix += factLabel(text.key()) + u" › "_s;
    inside.depth = std::max(place.depth, 1) + 1;
    ++m_texts;
    visitObject(document.root(), schema ? schema->content : json::SchemaNode::None, inside);
    --m_texts;
    return true;
}

/// Zero values are not sent, but they may say a lot: a track without a type is an audio track.
void FactWalk::tellDefaults(const json::Value &object, const json::SchemaNode &schema,
                            const Place &place)
{
    QList<QByteArray> names;
    for (auto field = schema.properties.begin(); field != schema.properties.end(); ++field) {
        if (!m_schema->node(*field).zero.isEmpty()
            && !object.either(field.key(), json::otherSpelling(field.key())))
            names.append(field.key());
    }
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : std::as_const(names)) {
        const int index = schema.properties.value(name);
        const json::SchemaNode &node = m_schema->node(index);
        const QString label =
            node.title.isEmpty() ? factLabel(QString::fromUtf8(name)) : node.title;
        add(label, tr("%1 (not sent, since it is the default)").arg(node.zero), index, place);
    }
}

} // namespace hookglass

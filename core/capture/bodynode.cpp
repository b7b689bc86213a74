// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodynode.h"

#include "core/json/jsonpath.h"
#include "core/json/schemachecker.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MostKeys = 20'000; // of an object whose repeated keys are told

bool isContainer(const json::Value &value)
{
    return value.isObject() || value.isArray();
}

} // namespace

std::unique_ptr<BodyNode> BodyNode::root(const BodyContent &content)
{
    if (!content.document || !content.document->root())
        return nullptr;
    auto node = std::make_unique<BodyNode>();
    node->m_content = &content;
    node->m_value = content.document->root();
    node->m_schema = content.schema.node;
    return node;
}

const json::SchemaNode *BodyNode::schema() const
{
    const json::Schema *schema = m_content->schema.schema;
    return schema && m_schema >= 0 ? &schema->node(m_schema) : nullptr;
}

bool BodyNode::hasInside() const
{
    return isContainer(m_value) ? m_value.size() > 0 : holdsJson();
}

bool BodyNode::holdsJson() const
{
    if (!m_value.isString())
        return false;
    begin();
    return m_inside->text != nullptr;
}

/// The JSON in the text that this is: a long one was read ahead.
std::shared_ptr<const BodyText> BodyNode::textInside() const
{
    if (m_value.raw().size() >= BodyText::LongText)
        return (m_text ? m_text->read->inside : m_content->texts).value(m_value.index());
    int nested = 0;
    for (const Text *text = m_text; text; text = text->outer)
        ++nested;
    return readBodyText(m_value, nested);
}

/// Finds out what is inside, once: for a text that means to read it.
void BodyNode::begin() const
{
    if (m_inside)
        return;
    m_inside = std::make_unique<Inside>();
    json::Value container = m_value;
    if (m_value.isString()) {
        auto text = textInside();
        if (!text)
            return;
        container = text->document.root();
        m_inside->text = std::make_unique<Text>(Text {std::move(text), m_text});
    }
    m_inside->next = container.firstChild();
    m_inside->total = container.size();
}

int BodyNode::left(int most) const
{
    if (!hasInside())
        return 0;
    begin();
    return int(std::min<qsizetype>(most, m_inside->total - qsizetype(m_inside->nodes.size())));
}

void BodyNode::open(int most)
{
    const int count = left(most);
    const json::SchemaNode *own = schema();
    const json::Schema *all = m_content->schema.schema;
    const bool isObject = m_inside && m_inside->next && !m_inside->next.rawKey().isEmpty();
    const Text *text = m_inside && m_inside->text ? m_inside->text.get() : m_text;
    const int content = !own ? json::SchemaNode::None : own->content;
    const int around = text == m_text ? m_schema : content;
    for (int i = 0; i < count; ++i) {
        BodyNode &node = m_inside->nodes.emplace_back();
        node.m_content = m_content;
        node.m_value = m_inside->next;
        node.m_parent = this;
        node.m_text = text;
        node.m_row = int(m_inside->nodes.size() - 1);
        if (all && around >= 0)
            node.m_schema =
                isObject ? json::memberSchema(*all, around, node.m_value) : all->node(around).items;
        if (isObject && m_inside->total <= MostKeys) {
            const QByteArray key = json::memberName(node.m_value);
            node.m_repeated = m_inside->keys.contains(key);
            m_inside->keys.insert(key);
        }
        m_inside->next = m_inside->next.nextSibling();
    }
}

ByteRange BodyNode::inBody(qsizetype begin, qsizetype end) const
{
    for (const Text *text = m_text; text; text = text->outer) {
        begin = text->read->offsets.encoded(begin);
        end = text->read->offsets.encoded(end);
    }
    return {m_content->inBytes(begin), m_content->inBytes(end)};
}

ByteRange BodyNode::range() const
{
    return inBody(m_value.offset(), m_value.offset() + m_value.raw().size());
}

const QByteArray &BodyNode::documentBytes() const
{
    return m_text ? m_text->read->document.bytes() : m_content->document->bytes();
}

ByteRange BodyNode::keyRange() const
{
    const QByteArrayView key = m_value.rawKey();
    if (key.isEmpty())
        return {};
    const qsizetype begin = key.data() - documentBytes().constData();
    return inBody(begin, begin + key.size());
}

json::Value BodyNode::firstInside() const
{
    if (!hasInside())
        return {};
    begin();
    return m_inside->text ? m_inside->text->read->document.root().firstChild()
                          : m_value.firstChild();
}

/// A byte of the body, counted in the document that the children stand in.
qsizetype BodyNode::inside(qsizetype byte) const
{
    QList<const Text *> texts; // from the outermost
    for (const Text *text = m_inside && m_inside->text ? m_inside->text.get() : m_text; text;
         text = text->outer)
        texts.prepend(text);
    qsizetype offset = m_content->inDocument(byte);
    for (const Text *text : std::as_const(texts))
        offset = text->read->offsets.decoded(offset);
    return offset;
}

int BodyNode::rowAt(qsizetype byte, int most) const
{
    json::Value child = range().contains(byte) ? firstInside() : json::Value();
    const qsizetype at = child ? inside(byte) : 0;
    for (int row = 0; child && row < most; ++row, child = child.nextSibling()) {
        if (child.offset() + child.raw().size() <= at)
            continue;
        const QByteArrayView key = child.rawKey();
        const qsizetype begin =
            key.isEmpty() ? child.offset() : child.offset() - (child.raw().data() - key.data());
        return at >= begin ? row : -1;
    }
    return -1;
}

int BodyNode::rowOf(QStringView step, int most) const
{
    json::Value child = firstInside();
    if (!child || step.size() < 2)
        return -1;
    const bool isObject = !child.rawKey().isEmpty();
    if (!isObject && (!step.startsWith(u'[') || step.startsWith(u"[\"")))
        return -1;
    if (!isObject) {
        const qlonglong row = step.sliced(1).chopped(1).toLongLong();
        return row >= 0 && row < qMin<qsizetype>(most, m_inside->total) ? int(row) : -1;
    }
    const QByteArray name = json::stepName(step);
    int found = -1;
    for (int row = 0; child && row < most; ++row, child = child.nextSibling()) {
        if (child.keyEquals(name))
            found = row;
    }
    return found;
}

QString BodyNode::path() const
{
    if (!m_parent)
        return u"$"_s;
    if (m_value.rawKey().isEmpty())
        return m_parent->path() + u'[' + QString::number(m_row) + u']';
    return json::memberPath(m_parent->path(), m_value.key());
}

} // namespace hookglass

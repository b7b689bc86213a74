// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/secretwalk.h"

#include "core/json/jsonpath.h"
#include "core/json/schemachecker.h"
#include "core/json/textoffsets.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MaxTextDepth = 4; // JSON in a text in a text …
constexpr json::Limits TextLimits {
    .maxBytes = 64 * 1024 * 1024, .maxDepth = 256, .maxNodes = 250'000};
constexpr qsizetype MaxPaths = 300; // a hostile body has many and long ones

} // namespace

SecretWalk::SecretWalk(const SecretFinder &finder, const json::Schema *schema)
    : m_finder(finder)
    , m_schema(schema)
{
}

QList<SecretSpan> SecretWalk::find(const json::Value &root, int node)
{
    visit(root, node, {});
    return std::move(m_spans);
}

const json::SchemaNode *SecretWalk::nodeAt(int node) const
{
    return m_schema && node >= 0 ? &m_schema->node(node) : nullptr;
}

void SecretWalk::visit(const json::Value &value, int node, const json::Place &place)
{
    const json::SchemaNode *schema = nodeAt(node);
    if (schema && schema->secret) {
        mask(value, place);
    } else if (value.isObject()) {
        for (json::Value member = value.firstChild(); member; member = member.nextSibling())
            visitMember(member, node, {&place, member});
    } else if (value.isArray()) {
        qsizetype index = 0;
        for (json::Value item = value.firstChild(); item; item = item.nextSibling())
            visit(item, schema ? schema->items : json::SchemaNode::None, {&place, item, index++});
    } else if (value.isString()) {
        visitText(value, node, place);
    }
}

void SecretWalk::visitMember(const json::Value &member, int node, const json::Place &place)
{
    if (m_finder.isSecretName(member.key()))
        mask(member, place);
    else
        visit(member,
              m_schema ? json::memberSchema(*m_schema, node, member) : json::SchemaNode::None,
              place);
}

void SecretWalk::visitText(const json::Value &value, int node, const json::Place &place)
{
    const QByteArray text = value.toUtf8();
    const json::SchemaNode *schema = nodeAt(node);
    const int content = schema ? schema->content : json::SchemaNode::None;
    const QByteArray start = text.left(64).trimmed();
    if (!(start.startsWith('{') || start.startsWith('[')))
        return;
    if (m_textDepth >= MaxTextDepth) { // nobody looks deeper, so that nothing of it is shown
        mask(value, place);
        return;
    }
    const Offsets offsets = decodedOffsets(value);
    const auto document = json::Document::parse(text, TextLimits);
    const Offsets *outer = std::exchange(m_offsets, &offsets);
    ++m_textDepth;
    if (document.isValid()) {
        visit(document.root(), content, place);
    } else {
        for (SecretSpan span : secretsByName(text, m_finder)) {
            const qsizetype end = bodyOffset(span.offset + span.length);
            span.offset = bodyOffset(span.offset);
            span.length = end - span.offset;
            add(span, place);
        }
    }
    --m_textDepth;
    m_offsets = outer;
}

void SecretWalk::mask(const json::Value &value, const json::Place &place)
{
    if (value.isObject() || value.isArray()) {
        for (json::Value child = value.firstChild(); child; child = child.nextSibling())
            mask(child, place);
        return;
    }
    const qsizetype quote = value.isString() ? 1 : 0;
    const qsizetype begin = bodyOffset(value.offset() + quote);
    const qsizetype end = bodyOffset(value.offset() + value.raw().size() - quote);
    if (end > begin)
        add({begin, end - begin, value.isString()}, place);
}

void SecretWalk::add(SecretSpan span, const json::Place &place)
{
    span.path = m_spans.size() < MaxPaths ? place.path() : u"$"_s;
    m_spans.append(span);
}

qsizetype SecretWalk::bodyOffset(qsizetype offset) const
{
    return m_offsets ? qsizetype(m_offsets->value(offset, m_offsets->last())) : offset;
}

SecretWalk::Offsets SecretWalk::decodedOffsets(const json::Value &text) const
{
    const QByteArrayView inside = text.raw().sliced(1).chopped(1);
    const qsizetype start = text.offset() + 1;
    Offsets offsets;
    offsets.reserve(inside.size() + 1);
    for (qsizetype at = 0; at < inside.size();) {
        const qsizetype size = json::unitSize(inside, at);
        const qsizetype decoded = size == 1 ? 1 : json::unescaped(inside.sliced(at, size)).size();
        for (qsizetype i = 0; i < decoded; ++i)
            offsets.append(quint32(bodyOffset(start + at)));
        at += size;
    }
    offsets.append(quint32(bodyOffset(start + inside.size())));
    return offsets;
}

QList<SecretSpan> secretsByName(QByteArrayView bytes, const SecretFinder &finder)
{
    // A name in quotes, a colon, and a text in the same kind of quotes, which may never end. The
    // text is looked at only: it may hold JSON of its own.
    static const QRegularExpression field(
        uR"((\\{0,16}")([A-Za-z][A-Za-z0-9_-]{0,63})\1\s{0,64}:\s{0,64}\1(?=((?:(?!\1)[\s\S])*+)))"_s);
    const QString text = QString::fromLatin1(bytes); // one character a byte
    QList<SecretSpan> spans;
    for (auto found = field.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const bool isNew =
            spans.isEmpty() || match.capturedStart(3) >= spans.last().offset + spans.last().length;
        if (isNew && match.capturedLength(3) > 0 && finder.isSecretName(match.capturedView(2)))
            spans.append({match.capturedStart(3), match.capturedLength(3), true, u"$"_s});
    }
    return spans;
}

} // namespace hookglass

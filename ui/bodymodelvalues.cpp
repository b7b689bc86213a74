// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodymodel.h"

#include "core/base/text.h"
#include "core/json/jsonpath.h"
#include "ui/partfields.h"

using namespace Qt::Literals::StringLiterals;

// What a BodyModel tells of a value so that it can be taken away, at a bounded cost.

namespace hookglass {

namespace {

/// It or one above it; or all of them together are.
bool hasLongName(const BodyNode *of)
{
    constexpr qsizetype MostBytes = 6; // of a character: an escape
    qsizetype all = 0;
    for (; of; of = of->parent()) {
        const qsizetype size = of->value().rawKey().size();
        all += size;
        if (size > MostBytes * LongestFieldName || all > 2 * MostBytes * LongestFieldName)
            return true;
    }
    return false;
}

/// Bytes in a document, which is shared: no copy of what may be all of a large body.
struct Slice
{
    QByteArray document;
    qsizetype begin = 0;
    qsizetype size = 0;

    QByteArrayView bytes() const { return QByteArrayView(document).sliced(begin, size); }
};

Slice sliceOf(const QByteArray &document, QByteArrayView inside)
{
    return {document, inside.data() - document.constData(), inside.size()};
}

/// A long string is read again when it is wanted.
PointedValue::Decode decoderOf(const Slice &string)
{
    return [string] {
        return json::Document::parse(string.bytes().toByteArray()).root().toString();
    };
}

/// That of a long value asks how it begins.
QString termFor(const QString &field, const json::Value &value)
{
    if (field.isEmpty() || (!value.isString() && !value.isNumber()))
        return filterTermFor(field, value);
    return filterTermFor(field,
                         value.isString()
                             ? value.startOfText(BeginningOfValue)
                             : displayText(value.raw().first(
                                 qMin(value.raw().size(), BeginningOfValue))));
}

} // namespace

QString BodyModel::fieldOf(const QModelIndex &index) const
{
    QList<BodyStep> steps;
    const BodyNode *of = index.isValid() ? node(index) : nullptr;
    if (!of || isLong(*of))
        return {};
    for (; of->parent(); of = of->parent()) {
        if (of->value().rawKey().isEmpty())
            steps.prepend({.index = of->row()});
        else
            steps.prepend({.name = of->value().key()});
        if (steps.first().name.size() > LongestFieldName)
            return {};
    }
    if (m_part)
        steps.prepend({.name = *m_part});
    return bodyFieldName(steps);
}

PointedValue BodyModel::pointedValue(const QModelIndex &index) const
{
    const BodyNode *of = index.isValid() ? node(index) : nullptr;
    if (!of)
        return {.value = index.data().toString()};
    const json::Value &value = of->value();
    const QByteArray &document = of->documentBytes();
    const Slice slice = sliceOf(document, value.raw());
    const QByteArrayView key = value.rawKey();
    const bool isLong = slice.size > BeginningOfValue;
    PointedValue pointed {.path = pathOf(*of), .field = fieldOf(index)};
    if (key.size() > BeginningOfValue)
        pointed.wholeName = decoderOf(sliceOf(document, key));
    else
        pointed.name = value.key();
    pointed.json = [slice] {
        return displayText(slice.bytes());
    };
    pointed.value = value.isString()
        ? value.startOfText(BeginningOfValue)
        : displayText(slice.bytes().first(qMin(slice.size, BeginningOfValue)));
    if (isLong && value.isString())
        pointed.wholeValue = decoderOf(slice);
    else if (!value.isString())
        pointed.wholeValue = pointed.json;
    if (of->parent())
        pointed.term = termFor(pointed.field, value);
    if (value.size() > 0)
        pointed.field.clear();
    return pointed;
}

bool BodyModel::isLong(const BodyNode &of) const
{
    return hasLongName(&of) || (m_part && m_part->size() > LongestFieldName);
}

/// Empty: it is longer than anybody reads.
QString BodyModel::pathOf(const BodyNode &of) const
{
    if (isLong(of))
        return {};
    return m_part ? json::memberPath(u"$"_s, *m_part) + of.path().mid(1) : of.path();
}

} // namespace hookglass

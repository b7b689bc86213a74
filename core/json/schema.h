// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/json/document.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace hookglass::json {

/// One schema of a Schema, with its references resolved to indexes.
struct SchemaNode
{
    enum Type : quint8 {
        Null = 1,
        Boolean = 2,
        Integer = 4,
        Number = 8,
        String = 16,
        Array = 32,
        Object = 64,
        Any = 127
    };
    enum { None = -1, Forbidden = -2, Open = -3 }; ///< instead of an index

    quint8 types = Any;
    QHash<QByteArray, int> properties {}; ///< by name, UTF-8
    QList<QByteArray> required {};
    QSet<QByteArray> requiredNames {}; ///< the same
    int additional = None; ///< None: not said; Open: anything; Forbidden; else a schema
    int items = None;
    QList<QByteArray> values {}; ///< of `enum`: scalars as compact JSON, texts unescaped
    QByteArray constant {}; ///< of `const`, likewise; empty: none
    std::optional<double> minimum {};
    std::optional<double> maximum {};
    QByteArray selector {}; ///< the property whose `const` chooses a branch of `oneOf`
    QHash<QByteArray, int> branches {}; ///< by that constant, a text

    // Annotations
    QString title {};
    QString description {};
    QString unit {}; ///< x-unit
    QString documented {}; ///< x-documented: what the public documentation says instead
    QString documentedAs {}; ///< x-documented-as: the name it has there, when that differs
    QString notSent {}; ///< x-not-sent: known of older servers or papers only; why
    QString since {}; ///< x-since: the first server version that always sends it like this
    QStringList names {}; ///< x-enum, in the order of their numbers; "" for one without a name
    QString zero {}; ///< x-zero: what it means that the field is not sent
    QString role {}; ///< x-role: what the field is to the program, in schemas of users
    int content = None; ///< x-content: schema of the JSON in a string
    bool int64 = false; ///< format "int64": a decimal text on the wire
    bool floating = false; ///< format "double": a number, or the text NaN, Infinity or -Infinity
    bool uuid = false; ///< format "uuid"
    bool time = false; ///< x-time: a point in time, since 1970
    bool secret = false; ///< x-secret
    bool detail = false; ///< x-detail: not worth a line in a summary
};

/// A JSON Schema (draft-07) made ready for checking: the subset type, properties, required, enum,
/// const, items, $ref, oneOf chosen by a constant property, additionalProperties, minimum, maximum,
/// and annotations. A plain value.
class Schema
{
public:
    /// Fails on any other keyword that would decide, on references that lead nowhere and on schemas
    /// beyond all measure; says where ("#/definitions/room/pattern").
    static Result<Schema> compile(const Document &document);

    int root() const { return 0; }
    const QList<SchemaNode> &nodes() const { return m_nodes; }
    const SchemaNode &node(int index) const { return m_nodes.at(index); }
    /// The schema at a pointer such as "#/definitions/events/room_started"; None when it was not
    /// reached from the root.
    int at(const QString &pointer) const;

private:
    friend class SchemaCompiler;
    QList<SchemaNode> m_nodes;
    QHash<QString, int> m_byPointer;
};

/// "#/definitions/events/room_started", whatever the name.
QString eventPointer(const QString &name);

} // namespace hookglass::json

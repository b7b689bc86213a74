// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/document.h"

#include <QHash>

namespace hookglass::json {

/// What schemas say about the objects of a document: the order in which the sender writes their
/// fields, and which are 64-bit integers (format "int64"). A plain value, read once from the event
/// schemas.
class FieldGuide
{
public:
    struct Member
    {
        int order = 0;
        int object = -1; ///< of the object inside, or of an array's items; -1: not known
        bool int64 = false;
    };
    using Members = QHash<QByteArray, Member>; ///< by name, UTF-8

    /// Adds the events of a schema (definitions.events); references are followed.
    void addSchema(const Document &schema);

    /// The object that a document with this root is, by its "event"; -1 when it is not known.
    int rootObject(const Value &root) const;
    /// What is known of one field; null when nothing is.
    const Member *member(int object, QByteArrayView name) const;

private:
    struct Event
    {
        QString name {};
        int object = -1;
    };
    int addObject(const Value &schema, const Value &node, QHash<qsizetype, int> &known, int depth);

    QList<Members> m_objects;
    QList<Event> m_events;
};

} // namespace hookglass::json

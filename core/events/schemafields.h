// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/json/value.h"

#include <QHash>

namespace hookglass {

/// Flattens what a JSON Schema says of its objects to lists of fields: objects by ".", arrays by
/// "[]". References are followed, but never in a circle; lists are bounded. The schema must outlive
/// it.
class SchemaFields
{
public:
    explicit SchemaFields(const json::Value &schema);

    /// The fields below an object's schema.
    QList<CatalogField> below(const json::Value &object);

private:
    void addAll(QList<CatalogField> &fields, const json::Value &object, const CatalogField &above,
                const QString &prefix);
    void addField(QList<CatalogField> &fields, const json::Value &node, CatalogField field);

    const json::Value m_schema;
    QHash<qsizetype, QList<CatalogField>> m_known; ///< by the object's place in the schema
};

} // namespace hookglass

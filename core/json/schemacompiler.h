// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schema.h"

namespace hookglass::json {

/// Makes one Schema of one document. Used once.
class SchemaCompiler
{
public:
    explicit SchemaCompiler(const Document &document);

    Result<Schema> compile();

private:
    int add(Value schema, QString pointer, int depth);
    Value resolved(Value schema, QString &pointer);
    Value find(const QString &reference) const;
    void readKeyword(SchemaNode &node, const Value &keyword, const QString &pointer, int depth);
    void readAnnotation(SchemaNode &node, const Value &keyword, int depth);
    static Value selectorOf(const Value &branch);
    void readTypes(SchemaNode &node, const Value &keyword, const QString &pointer);
    void readValues(SchemaNode &node, const Value &keyword, const QString &pointer);
    void readRequired(SchemaNode &node, const Value &keyword, const QString &pointer);
    void readAdditional(SchemaNode &node, const Value &keyword, const QString &pointer, int depth);
    void readBranches(SchemaNode &node, const Value &keyword, const QString &pointer, int depth);
    void fail(const QString &pointer, const QString &reason);

    const Document &m_document;
    Schema m_schema;
    QHash<QString, Value> m_places; ///< by reference
    QString m_error; ///< the first one
};

} // namespace hookglass::json

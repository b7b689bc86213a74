// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/jsonpath.h"
#include "core/json/schemaissue.h"

namespace hookglass::json {

/// Holds documents against a schema. Looks at each value a bounded number of times, at no more
/// than a million of them, and gives no more than 200 issues.
class SchemaChecker
{
public:
    /// The schema must outlive it.
    explicit SchemaChecker(const Schema &schema);

    /// `nowSeconds` is when the document came, Unix time: no time in it should be much later.
    QList<SchemaIssue> check(const Value &value, int schema, std::optional<qint64> nowSeconds = {});

private:
    void visit(const Value &value, int schema, const Place &place,
               const SchemaNode *around = nullptr);
    void visitBranch(const Value &value, const SchemaNode &node, int schema, const Place &place);
    void visitObject(const Value &object, int schema, const Place &place, const SchemaNode *around);
    void visitMember(const Value &member, const SchemaNode &node, const Place &place,
                     QSet<QByteArray> &seen, const SchemaNode *around);
    void visitScalar(const Value &value, int schema, const Place &place);
    void visitContent(const Value &value, int schema, const Place &place);
    bool isGivenUp() const;
    void add(SchemaIssue::Kind kind, const Place &place, int schema, const Value &value,
             const QString &name = {});

    const Schema &m_schema;
    QList<SchemaIssue> m_issues;
    qint64 m_latest = 0; ///< the latest plausible time, Unix seconds
    qint64 m_steps = 0;
    int m_depth = 0;
    int m_secretDepth = 0; ///< how deep in values that must not be quoted ///< of visits in visits
    int m_contentDepth = 0;
};

/// The schema for a member of an object, by its name or the name in its other spelling; negative
/// when it has none.
int memberSchema(const Schema &schema, int object, const Value &member);

/// "created_at" for "createdAt", and the other way round; the name itself when it has one spelling.
QByteArray otherSpelling(QByteArrayView name);

} // namespace hookglass::json

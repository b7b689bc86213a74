// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/schema.h"

namespace hookglass::json {

/// One place where a document departs from its schema.
struct SchemaIssue
{
    enum class Kind : quint8 {
        // Violations in the sense of draft-07
        WrongType,
        WrongValue, ///< not the constant, or not one of the values
        Missing, ///< `name` is the field that is not there
        NotAllowed, ///< additionalProperties is false
        OutOfRange,
        NoBranch, ///< none of `oneOf`
        // What only our annotations tell
        UnknownField,
        OtherSpelling, ///< `name` is the schema's
        UnknownName, ///< not one of x-enum
        NumberForName, ///< a number of x-enum; `name` is its name, if it has one
        NumberForText, ///< a 64-bit integer that is not a text
        BadInteger, ///< a text that is no 64-bit integer
        BadContent, ///< a string whose content is not JSON
        NotSent, ///< known, but today's servers do not send it
        ImplausibleTime, ///< `name` is the unit in which it would make sense, if there is one
        Unfinished ///< the check was given up: too much to look at
    };
    Kind kind {};
    QString path {}; ///< "$.room.sid", "$.tracks[0]"; content of a string goes on behind its field
    int schema = SchemaNode::None;
    QString name {};
    QString value {}; ///< what stands there, cut
};

bool isViolation(SchemaIssue::Kind kind);

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
    void visit(const Value &value, int schema, const QString &path);
    void visitObject(const Value &object, const SchemaNode &node, int schema, const QString &path);
    void visitMember(const Value &member, const SchemaNode &node, const QString &path,
                     QSet<QByteArray> &seen);
    void checkScalar(const Value &value, const SchemaNode &node, int schema, const QString &path);
    void checkNamed(const Value &value, const SchemaNode &node, int schema, const QString &path);
    void checkContent(const Value &value, const SchemaNode &node, int schema, const QString &path);
    void checkTime(const Value &value, const SchemaNode &node, int schema, const QString &path);
    bool checkType(const Value &value, const SchemaNode &node, int schema, const QString &path);
    void add(SchemaIssue::Kind kind, const QString &path, int schema, const Value &value,
             const QString &name = {});

    const Schema &m_schema;
    QList<SchemaIssue> m_issues;
    qint64 m_latest = 0; ///< the latest plausible time, Unix seconds
    int m_steps = 0;
    int m_depth = 0;
};

/// "created_at" for "createdAt", and the other way round; the name itself when it has one spelling.
QByteArray otherSpelling(QByteArrayView name);

/// A path one step on: "$.a" and "b" make "$.a.b"; other names are put in brackets.
QString memberPath(const QString &path, const QString &name);

} // namespace hookglass::json

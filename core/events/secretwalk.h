// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/secretfinder.h"
#include "core/json/jsonpath.h"

namespace hookglass {

/// One walk through a document, along its schema as far as that leads.
class SecretWalk
{
public:
    /// `schema` may be null: then names alone tell. Both must outlive it.
    SecretWalk(const SecretFinder &finder, const json::Schema *schema);

    QList<SecretSpan> find(const json::Value &root, int node);

private:
    /// Where each byte of a decoded text stands in the body; one entry more for its end.
    using Offsets = QList<quint32>;

    void visit(const json::Value &value, int node, const json::Place &place);
    void visitMember(const json::Value &member, int node, const json::Place &place);
    void visitText(const json::Value &value, int node, const json::Place &place);
    void mask(const json::Value &value, const json::Place &place);
    void add(SecretSpan span, const json::Place &place);
    const json::SchemaNode *nodeAt(int node) const;
    qsizetype bodyOffset(qsizetype offset) const;
    Offsets decodedOffsets(const json::Value &text) const;

    const SecretFinder &m_finder;
    const json::Schema *m_schema;
    const Offsets *m_offsets = nullptr; ///< of the text being walked; null: the body itself
    int m_textDepth = 0;
    QList<SecretSpan> m_spans;
};

/// Values of fields with secret names in bytes that are no JSON, quotes escaped or not.
QList<SecretSpan> secretsByName(QByteArrayView bytes, const SecretFinder &finder);

} // namespace hookglass

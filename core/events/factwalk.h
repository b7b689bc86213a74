// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/event.h"
#include "core/json/schema.h"

namespace hookglass {

/// One walk through a document that collects its facts. Used once.
class FactWalk
{
public:
    /// `schema` may be null: then general rules tell. It must outlive the walk.
    explicit FactWalk(const json::Schema *schema);

    QList<EventFact> tell(const json::Value &root, int node);

private:
    /// Where in the body the walk is, and under which words.
    struct Place
    {
        QString group {};
        QString prefix {}; ///< "Token usage › "
        QString path {};
        int depth = 0;
    };

    void visitObject(const json::Value &object, int node, const Place &place);
    void visitMember(const json::Value &member, int node, const Place &place);
    void visitChild(const json::Value &value, int node, const QString &label, Place place);
    void visitArray(const json::Value &array, int node, const QString &label, const Place &place);
    bool visitText(const json::Value &text, int node, const Place &place);
    void tellDefaults(const json::Value &object, const json::SchemaNode &schema,
                      const Place &place);
    void add(const QString &label, const QString &value, int node, const Place &place);
    bool isFull() const;
    const json::SchemaNode *nodeAt(int node) const;

    const json::Schema *m_schema;
    QList<EventFact> m_facts;
    int m_texts = 0; ///< how deep in JSON in texts
};

} // namespace hookglass

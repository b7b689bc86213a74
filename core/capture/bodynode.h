// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"

#include <QSet>

#include <deque>

namespace hookglass {

/// One value of a body with what is inside it, made when somebody looks: a member, an element of a
/// list, the JSON in a text. Owns what is below it; points into the BodyContent.
class BodyNode
{
public:
    /// The whole of a JSON body, named "$".
    static std::unique_ptr<BodyNode> root(const BodyContent &content);

    const json::Value &value() const { return m_value; }
    /// All of the document that the value stands in: the body, or JSON in a text.
    const QByteArray &documentBytes() const;
    BodyNode *parent() const { return m_parent; } ///< null: the root
    int row() const { return m_row; }
    bool isRepeated() const { return m_repeated; } ///< its key stood in the object before
    const json::SchemaNode *schema() const;

    /// Whether there is something inside, also if it was not made yet.
    bool hasInside() const;
    /// How many the next open() makes.
    int left(int most) const;
    void open(int most);
    int count() const { return m_inside ? int(m_inside->nodes.size()) : 0; }
    BodyNode *child(int row) const { return &m_inside->nodes[size_t(row)]; }
    /// A text that holds JSON; opened it has that inside.
    bool holdsJson() const;

    /// Where it stands, strings with their quotes; in a text in a text, what stands for it there.
    ByteRange range() const;
    ByteRange keyRange() const; ///< with its quotes; empty: it has none
    /// The row of the child that has this byte of the body in its key or value; -1 when none of the
    /// first `most` has. It need not be made yet.
    int rowAt(qsizetype byte, int most) const;
    /// The row of the child one step on in a path (".name", "[3]", "[\"odd name\"]"), likewise; the
    /// last one when the key is repeated.
    int rowOf(QStringView step, int most) const;

    QString path() const; ///< "$.room.tracks[0]"

private:
    /// JSON in a text.
    struct Text
    {
        std::shared_ptr<const BodyText> read;
        const Text *outer = nullptr; ///< null: that is the body
    };
    struct Inside
    {
        std::deque<BodyNode> nodes; ///< a deque never moves them
        json::Value next;
        qsizetype total = 0;
        QSet<QByteArray> keys; ///< while they are few enough
        std::unique_ptr<Text> text; ///< that they are of, when this is one
    };

    void begin() const;
    std::shared_ptr<const BodyText> textInside() const;
    json::Value firstInside() const;
    ByteRange inBody(qsizetype begin, qsizetype end) const;
    qsizetype inside(qsizetype byte) const;

    const BodyContent *m_content = nullptr;
    json::Value m_value;
    BodyNode *m_parent = nullptr;
    const Text *m_text = nullptr; ///< that it is in; null: the body
    int m_row = 0;
    int m_schema = json::SchemaNode::None;
    bool m_repeated = false;
    mutable std::unique_ptr<Inside> m_inside;
};

} // namespace hookglass

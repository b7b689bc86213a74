// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/layoutdetector.h"

namespace hookglass::json {

namespace {

/// What stands behind the commas, the colons and the opening brackets.
class Gaps
{
public:
    void behindColon(QByteArrayView gap) { see(gap, m_plainColons, m_spacedColons); }
    void behindComma(QByteArrayView gap) { see(gap, m_plainCommas, m_spacedCommas); }

    Layout layout() const
    {
        if (m_irregular || (m_spacedColons && m_plainColons) || (m_spacedCommas && m_plainCommas))
            return Layout::Keep;
        if (!m_indent.isNull()) {
            if (m_plainCommas || m_spacedCommas || m_plainColons)
                return Layout::Keep;
            return m_indent == "\t"  ? Layout::IndentTab
                : m_indent == "  "   ? Layout::Indent2
                : m_indent == "    " ? Layout::Indent4
                                     : Layout::Keep;
        }
        if (m_spacedCommas)
            return m_spacedColons ? Layout::BothSpaced : Layout::CommaSpaced;
        return m_spacedColons ? Layout::ColonSpaced : Layout::Compact;
    }

    /// Where no known layout has white space: before a comma or a colon.
    void beforeMark(QByteArrayView gap) { m_irregular = m_irregular || !gap.isEmpty(); }

    /// The white space before the bracket that ends a container `depth` deep.
    void beforeEnd(QByteArrayView gap, int depth, bool empty)
    {
        if (!gap.startsWith('\n')) {
            m_irregular = m_irregular || !gap.isEmpty() || (!empty && !m_indent.isNull());
            return;
        }
        m_irregular = m_irregular || empty || gap.sliced(1) != m_indent.repeated(depth - 1);
    }

    /// The white space before a value or key that is `depth` containers deep.
    void beforeItem(QByteArrayView gap, int depth, bool first)
    {
        if (!gap.startsWith('\n')) {
            if (first)
                m_irregular = m_irregular || !gap.isEmpty() || !m_indent.isNull();
            else
                behindComma(gap);
            return;
        }
        const QByteArrayView indent = gap.sliced(1);
        if (indent.size() % depth != 0) {
            m_irregular = true;
            return;
        }
        const QByteArray unit = indent.first(indent.size() / depth).toByteArray();
        if (m_indent.isNull())
            m_indent = unit;
        m_irregular = m_irregular || m_indent != unit;
    }

private:
    void see(QByteArrayView gap, bool &plain, bool &spaced)
    {
        plain = plain || gap.isEmpty();
        spaced = spaced || gap == " ";
        m_irregular = m_irregular || (!gap.isEmpty() && gap != " ");
    }

    QByteArray m_indent; ///< null until a line break was seen
    bool m_plainColons = false;
    bool m_spacedColons = false;
    bool m_plainCommas = false;
    bool m_spacedCommas = false;
    bool m_irregular = false;
};

void walk(const Document &document, const Value &container, int depth, Gaps &gaps)
{
    const char *begin = document.bytes().constData();
    const QByteArrayView all(document.bytes());
    qsizetype at = container.offset() + 1;
    bool first = true;
    for (Value item = container.firstChild(); item; item = item.nextSibling()) {
        const bool hasKey = container.isObject();
        const qsizetype start = hasKey ? item.rawKey().data() - begin : item.offset();
        if (!first) {
            const qsizetype comma = all.sliced(at, start - at).indexOf(',');
            gaps.beforeMark(all.sliced(at, comma));
            at += comma + 1;
        }
        gaps.beforeItem(all.sliced(at, start - at), depth, first);
        if (hasKey) {
            const qsizetype keyEnd = start + item.rawKey().size();
            const qsizetype colon = keyEnd + all.sliced(keyEnd).indexOf(':');
            gaps.beforeMark(all.sliced(keyEnd, colon - keyEnd));
            gaps.behindColon(all.sliced(colon + 1, item.offset() - colon - 1));
        }
        if (item.isObject() || item.isArray())
            walk(document, item, depth + 1, gaps);
        at = item.offset() + item.raw().size();
        first = false;
    }
    const qsizetype end = container.offset() + container.raw().size() - 1;
    gaps.beforeEnd(all.sliced(at, end - at), depth, first);
}

} // namespace

Layout detectLayout(const Document &document)
{
    Gaps gaps;
    const Value root = document.root();
    if (!document.isValid() || (!root.isObject() && !root.isArray()))
        return Layout::Keep;
    walk(document, root, 1, gaps);
    return gaps.layout();
}

} // namespace hookglass::json

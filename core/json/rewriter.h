// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/fieldguide.h"
#include "core/json/stringrewriter.h"

#include <string>

namespace hookglass::json {

/// Writes a lossless document again with one or more things changed and everything else as it was:
/// number lexemes, duplicate keys, and the white space before and behind the document always stay.
/// The document and the guide must outlive it.
class Rewriter
{
public:
    /// `guide` says the declared order and the 64-bit fields; may be null.
    explicit Rewriter(const Document &document, const FieldGuide *guide = nullptr);

    QByteArray rewrite(const RewriteStyle &style);
    /// The layout of the whole document; Keep when it has none of the known ones throughout.
    Layout layout() const { return m_layout; }

private:
    void appendKept(const Value &value, int object);
    void appendLaidOut(const Value &value, int object, int depth);
    void appendScalar(const Value &value, bool int64);
    void append(QByteArrayView bytes) { m_out.append(bytes.data(), size_t(bytes.size())); }
    bool needsGuide() const;
    const FieldGuide::Member *memberOf(const Value &item, int object) const;
    void copyUpTo(qsizetype offset);
    void newLine(int depth);
    QList<Value> ordered(const Value &object, int guideObject) const;

    const Document &m_document;
    const FieldGuide *m_guide;
    Layout m_layout;
    RewriteStyle m_style;
    std::string m_out; ///< appends faster than a QByteArray
    StringRewriter m_strings;
    qsizetype m_copied = 0; ///< how far the source has been taken over
};

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "core/filter/filter.h"

namespace hookglass {

/// What of an event a filter's terms match, to be marked where it is shown. Terms behind "not" mark
/// nothing. It looks at what it is given, so that what is hidden is not told by a mark. A value,
/// safe in any thread.
class FilterHighlight
{
public:
    /// So many places of a body are marked, and that long is looked for them.
    static constexpr qsizetype MostPlaces = 10'000;
    static constexpr int MostMs = 500;

    FilterHighlight() = default; ///< of no filter
    explicit FilterHighlight(const Filter &filter);

    bool isEmpty() const { return m_terms.isEmpty(); }
    bool operator==(const FilterHighlight &other) const { return m_text == other.m_text; }

    bool marksHeader(const HttpHeader &header) const;
    /// Another text that the language has a field for: "peer", "listener".
    bool marksField(const QString &field, const QString &text) const;
    /// What a column of the summaries says: "verdict", "status", "size".
    bool marksColumn(const QString &field, const CaptureSummary &summary, qint64 nowUs) const;
    /// Method, target and values of headers in the head of a request, in order.
    QList<ByteRange> placesInHead(const QByteArray &head) const;
    /// The values of a JSON body that terms about the body lead to, and wherever a word stands in
    /// the bytes, in order, none touching another. `summary` tells what terms such as room:demo
    /// are about. After `mostMs` it answers what it has found by then.
    QList<ByteRange> placesIn(const BodyContent &body, const CaptureSummary &summary,
                              const std::stop_token &stop = {}, int mostMs = MostMs) const;

private:
    QString m_text; ///< of the filter
    QList<FilterTerm> m_terms; ///< those that mark
};

} // namespace hookglass

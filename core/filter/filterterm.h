// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/bodypath.h"
#include "core/filter/filterfield.h"
#include "core/filter/filternumber.h"
#include "core/filter/localoffsets.h"

#include <memory>

namespace hookglass {

class FilterColumns;

/// What a filter says of a capture. Unknown: the columns leave it open, the payload is needed.
enum class FilterAnswer : quint8 { No, Yes, Unknown };

/// A value as it was written: with the escapes that TextMatcher knows, or a regular expression.
struct FilterValue
{
    QString source {};
    bool isRegex = false;
    QString flags {}; ///< of a regular expression
    bool operator==(const FilterValue &) const = default;
};

/// What a term looks at.
struct FilterTarget
{
    const FilterRow *row = nullptr; ///< null: a bare word; behind "has:" a member of the body
    QString name {}; ///< "room", "header.user-agent", "body.room.sid"; empty for a bare word
    QByteArray header {}; ///< for the group of headers
    std::optional<BodyPath> path {}; ///< for the group of body paths
};

/// One compiled term: some values sought in one place. Made by makeFilterTerm().
struct FilterTerm
{
    FilterTarget target {};
    FilterOperator op = FilterOperator::Has;
    QList<FilterValue> values {}; ///< one of them is enough

    /// `payload` may be null; then terms that need it answer Unknown.
    FilterAnswer answer(const FilterColumns &columnsOf, const FilterPayload *payload) const;
    bool matchesText(QStringView text) const;
    bool matchesText(const QByteArray &utf8) const;
    bool matchesHeader(const HttpHeader &header) const; ///< one of the group's name
    bool matchesScalar(const json::Value &value) const; ///< of the body, that its path leads to
    bool matchesNumber(std::optional<qint64> found) const;
    bool dependsOnTime() const; ///< its answers change as time passes

    /// A row that is looked at, and which of the words that it can have match.
    struct Column
    {
        const FilterRow *row = nullptr;
        quint32 flags = 0;
    };
    quint16 place = 0; ///< among the terms of its filter
    // Compiled from the values; which of them are used depends on the target.
    FilterParts parts {}; ///< that it may need beside the columns
    QList<Column> columns {}; ///< a bare word looks at several
    QList<TextMatcher> texts {};
    QList<TextMatcher> exactTexts {}; ///< for numbers in a body: 1 is not in 15
    QList<FilterRange> ranges {};
    std::shared_ptr<const LocalOffsets> offsets {}; ///< when a range is of times of day
    std::optional<FilterNumber> number {}; ///< compared with in headers and bodies
    QList<FilterTarget> wanted {}; ///< behind "has:"

private:
    bool matchesPayload(const FilterPayload &payload) const;
    FilterAnswer presence(const FilterColumns &columnsOf, const FilterPayload *payload) const;
};

} // namespace hookglass

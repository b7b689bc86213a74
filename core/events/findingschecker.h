// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"
#include "core/json/schemachecker.h"

namespace hookglass {

/// Finds what a reader of a body should know: that it is no JSON, what departs from the wire of
/// today's servers and from the public documentation, what is missing or unknown. Takes some
/// hundred µs for a usual body, about a second for the worst: not for the answering path. Gives no
/// more than some two hundred findings, each of bounded length.
class FindingsChecker
{
public:
    explicit FindingsChecker(const EventCatalog &catalog);

    /// `nowSeconds` is the time of arrival, Unix time, if it is known. Headers may tell which of
    /// the user's schemas it is.
    QList<EventFinding> check(const QByteArray &body, std::optional<qint64> nowSeconds = {},
                              const HttpHeaders &headers = {}) const;

private:
    void checkDocument(const json::Document &document, const Event &event,
                       std::optional<qint64> nowSeconds, QList<EventFinding> &findings) const;
    void checkSchema(const json::Document &document, const EventSchema &schema,
                     std::optional<qint64> nowSeconds, QList<EventFinding> &findings) const;

    const EventCatalog m_catalog;
};

/// Whether the field looks as the public documentation has it, and not as servers send it.
bool isFromPaper(const json::SchemaIssue &issue, const json::Schema &schema);

QString repeatedKeyText(const QString &key);

/// What an issue means, in plain words.
EventFinding findingOf(const json::SchemaIssue &issue, const EventSchema &known);

} // namespace hookglass

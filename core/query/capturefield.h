// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/secretfinder.h"
#include "core/filter/bodypath.h"
#include "core/filter/filterfield.h"

namespace hookglass {

/// A field of the filter language as a column of text: "rule", "header.user-agent",
/// "body.participant.name". Everything is made safe to show on one line, bounded, and without
/// secrets. A value.
class CaptureField
{
public:
    /// The error says what else could be meant.
    static Result<CaptureField> parse(const QString &name);

    const QString &name() const { return m_name; }
    /// summaryText() has it; else the whole capture is needed.
    bool isInSummary() const { return !m_row->needsPayload(); }
    bool isNumber() const { return m_row->isNumber(); }
    FilterPart neededPart() const { return m_row->part; } ///< unless isInSummary()
    bool needsFindings() const { return m_row->part == FilterPart::Findings; }

    /// When isNumber().
    std::optional<qint64> number(const CaptureSummary &capture) const;

    QString summaryText(const CaptureSummary &capture) const;
    /// `masked` is the capture's payload with what SecretFinder leaves of its body; headers and all
    /// else are as they came.
    QString payloadText(const FilterPayload &payload, const FilterPayload &masked) const;

private:
    QString headerText(const FilterPayload &payload) const;
    QString bodyText(const FilterPayload &payload, const FilterPayload &masked) const;

    QString m_name;
    const FilterRow *m_row = nullptr;
    QByteArray m_header; ///< for the group of headers
    std::optional<BodyPath> m_path; ///< for the group of body paths
};

/// What can be a column, for completion; the groups stand as "header." and "body.".
QList<FilterField> columnFields();

} // namespace hookglass

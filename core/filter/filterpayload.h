// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/json/body.h"

#include <QFlags>

#include <optional>

namespace hookglass {

/// What a filter may need beside the columns of the timeline.
enum class FilterPart : quint8 {
    Head = 1, ///< headers, listener
    Body = 2,
    Judgement = 4, ///< the verification
    Findings = 8 ///< as CaptureAnnotator makes them
};
Q_DECLARE_FLAGS(FilterParts, FilterPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(FilterParts)

/// The parts of one capture that are not columns, for asking filters about them. The body is parsed
/// when the first term looks into it, and once. For one thread.
class FilterPayload
{
public:
    FilterPayload() = default;
    explicit FilterPayload(const Capture &capture);

    HttpHeaders headers {};
    QString listener {};
    QByteArray body {};
    Verification verification {}; ///< the present one
    QList<EventFinding> findings {};

    /// Does not exist when the body is not JSON. Valid as long as this lives; `body` must not
    /// change after the first call.
    json::Value bodyRoot() const;

private:
    mutable std::optional<json::Body> m_parsed;
};

} // namespace hookglass

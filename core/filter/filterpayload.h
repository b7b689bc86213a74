// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/filter/innerbodies.h"
#include "core/filter/textmatcher.h"
#include "core/json/document.h"

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
/// when the first term looks into it, and once; so is the head. For one thread.
class FilterPayload
{
public:
    FilterPayload() = default;
    explicit FilterPayload(const Capture &capture);
    /// What was stored of one, before anything of it is read.
    FilterPayload(const QByteArray &rawHead, const QByteArray &rawBody,
                  const QString &nameOfListener)
        : listener(nameOfListener)
        , body(rawBody)
        , m_head(rawHead)
    {
    }

    QString listener {};
    QByteArray body {};
    Verification verification {}; ///< the present one
    QList<EventFinding> findings {};

    /// The body, unpacked if it is packed. It and what it is read from must not change after the
    /// first call of this or bodyRoot().
    const QByteArray &plainBody() const;
    /// A form or a multipart body is an object of its texts. Does not exist when there is neither
    /// JSON nor any of these. Valid as long as this lives.
    json::Value bodyRoot() const;
    /// For paths that go on in texts of it.
    InnerBodies &innerBodies() const { return m_innerBodies; }
    /// Parsed when they are first asked for. Valid as long as this lives.
    const HttpHeaders &headers() const;
    /// No header fits, as the raw head shows at once.
    bool hasNoHeaderFor(const TextMatcher &matcher) const;

private:
    json::Document readBody() const;

    QByteArray m_head {}; ///< that m_headers are still in
    mutable std::optional<HttpHeaders> m_headers;
    mutable std::optional<QByteArray> m_unpacked;
    mutable std::optional<json::Document> m_parsed;
    mutable InnerBodies m_innerBodies; ///< of that
};

} // namespace hookglass

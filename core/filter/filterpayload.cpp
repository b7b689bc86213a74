// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterpayload.h"

#include "core/events/plainbody.h"
#include "core/filter/partsdocument.h"
#include "core/http/requesthead.h"
#include "core/json/body.h"

namespace hookglass {

FilterPayload::FilterPayload(const Capture &capture)
    : listener(capture.request.listener)
    , body(capture.request.body)
    , verification(capture.presentVerification())
    , findings(capture.event.findings)
    , m_headers(capture.request.headers)
{
}

const HttpHeaders &FilterPayload::headers() const
{
    if (!m_headers)
        m_headers = makeRequest(m_head, {}).headers;
    return *m_headers;
}

bool FilterPayload::hasNoHeaderFor(const TextMatcher &matcher) const
{
    return m_headers ? m_headers->isEmpty() : matcher.isAbsentFromLines(m_head);
}

const QByteArray &FilterPayload::plainBody() const
{
    if (!mayBePacked(body))
        return body;
    if (!m_unpacked)
        m_unpacked = hookglass::plainBody(body, headers());
    return *m_unpacked;
}

json::Value FilterPayload::bodyRoot() const
{
    if (!m_parsed)
        m_parsed = readBody();
    return m_parsed->isValid() ? m_parsed->root() : json::Value();
}

json::Document FilterPayload::readBody() const
{
    const QByteArray &plain = plainBody();
    json::Document parsed = json::parseBody(plain).document;
    if (parsed.isValid() || json::beginsLikeJson(plain))
        return parsed;
    return PartsDocument::of(bodyParts(plain, headers())).document;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterpayload.h"

#include "core/events/plainbody.h"
#include "core/http/requesthead.h"

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
        m_parsed = json::parseBody(plainBody());
    return m_parsed->document.isValid() ? m_parsed->document.root() : json::Value();
}

} // namespace hookglass

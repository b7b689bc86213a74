// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterpayload.h"

namespace hookglass {

FilterPayload::FilterPayload(const Capture &capture)
    : headers(capture.request.headers)
    , listener(capture.request.listener)
    , body(capture.request.body)
    , verification(capture.presentVerification())
    , findings(capture.event.findings)
{
}

json::Value FilterPayload::bodyRoot() const
{
    if (!m_parsed)
        m_parsed = json::parseBody(body);
    return m_parsed->document.isValid() ? m_parsed->document.root() : json::Value();
}

} // namespace hookglass

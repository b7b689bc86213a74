// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/innerbodies.h"

namespace hookglass {

std::shared_ptr<const json::Body> InnerBodies::of(const json::Value &text)
{
    const char *const place = text.raw().data();
    if (const auto found = m_kept.find(place); found != m_kept.end())
        return found->second;
    auto body = std::make_shared<const json::Body>(json::parseBody(text.toUtf8()));
    const json::Document &document = body->document;
    m_bytes += BytesEach + document.bytes().size()
        + qsizetype(document.nodes().capacity() * sizeof(json::Node));
    m_isFull = m_isFull || m_bytes > MostBytes;
    if (!m_isFull)
        m_kept.emplace(place, body);
    return body;
}

} // namespace hookglass

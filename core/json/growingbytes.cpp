// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/growingbytes.h"

namespace hookglass::json {

const QByteArray &GrowingBytes::bytes()
{
    if (m_at)
        m_bytes.truncate(m_at - m_bytes.constData());
    m_at = nullptr;
    m_roomEnd = nullptr;
    return m_bytes;
}

void GrowingBytes::grow(qsizetype size)
{
    const qsizetype used = bytes().size();
    m_bytes.resize(used + size); // takes about as much again
    m_bytes.resize(m_bytes.capacity());
    m_at = m_bytes.data() + used;
    m_roomEnd = m_bytes.data() + m_bytes.size();
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stoppablebytes.h"

#include <algorithm>

namespace hookglass {

StoppableBytes::StoppableBytes(const QByteArray &bytes, std::chrono::milliseconds longest,
                               const std::stop_token &stop)
    : m_bytes(bytes)
    , m_deadline(longest)
    , m_stop(stop)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool StoppableBytes::isOver() const
{
    return m_stop.stop_requested() || m_deadline.hasExpired();
}

qint64 StoppableBytes::readData(char *data, qint64 most)
{
    if (isOver())
        return -1;
    const qint64 count = std::clamp<qint64>(m_bytes.size() - pos(), 0, most);
    m_isTooShort = m_isTooShort || (count == 0 && most > 0);
    std::copy_n(m_bytes.constData() + pos(), count, data);
    return count;
}

} // namespace hookglass

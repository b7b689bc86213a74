// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/spacewatch.h"

#include <QFile>

#include <filesystem>

namespace hookglass {

SpaceWatch::SpaceWatch(QString folder)
    : m_folder(std::move(folder))
{
}

qint64 SpaceWatch::lowMark(qint64 capacity)
{
    return qMin<qint64>(500LL * 1024 * 1024, capacity / 20);
}

SpaceWatch::Change SpaceWatch::check()
{
    std::error_code failed;
    const auto space = std::filesystem::space(QFile::encodeName(m_folder).constData(), failed);
    if (failed)
        return Change::None;
    m_free = qint64(space.available);
    const qint64 mark = lowMark(qint64(space.capacity));
    if (!m_low && m_free < mark) {
        m_low = true;
        return Change::Low;
    }
    // Some more before it counts as enough, or the message would flicker.
    if (m_low && m_free >= mark + mark / 10) {
        m_low = false;
        return Change::Enough;
    }
    return Change::None;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <utility>

namespace hookglass::json {

/// Bytes that are written at their end, straight into room that is made ahead for many of them.
class GrowingBytes
{
public:
    GrowingBytes() = default;
    Q_DISABLE_COPY_MOVE(GrowingBytes) // a copy would write into the same room

    void reserve(qsizetype size) { bytes(), m_bytes.reserve(size); }

    /// Where `size` bytes and more may be written, until the next call. What is written counts
    /// once endAt() was told of it.
    char *room(qsizetype size)
    {
        if (m_roomEnd - m_at < size)
            grow(size);
        return m_at;
    }
    void endAt(char *end) { m_at = end; }

    /// All that was written.
    const QByteArray &bytes();
    QByteArray take() { return bytes(), std::exchange(m_bytes, {}); }

private:
    void grow(qsizetype size);

    QByteArray m_bytes; ///< the room is part of it
    char *m_at = nullptr; ///< where the room begins; null: there is none
    char *m_roomEnd = nullptr;
};

} // namespace hookglass::json

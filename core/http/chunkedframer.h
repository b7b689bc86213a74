// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace hookglass {

/// Finds the end of a chunked body (RFC 9112, 7.1), however its bytes are split. Sizes are bare
/// hexadecimal numbers; extensions and trailers are refused, since servers do not agree on them.
class ChunkedFramer
{
public:
    enum class State { Size, Data, DataEnd, LastLine, Complete, Broken };

    /// Takes bytes up to the end of the body, telling `data` of every run of body bytes, and
    /// returns how many it took.
    qsizetype feed(QByteArrayView bytes, const std::function<void(QByteArrayView)> &data);

    State state() const { return m_state; }
    /// Bytes of body so far, the whole of the chunk that has begun included.
    qint64 announcedBytes() const { return m_announced; }
    const QString &problem() const { return m_problem; }

private:
    void takeLineByte(char c);
    void finishSize();
    void fail(const QString &problem);

    State m_state = State::Size;
    QByteArray m_line;
    qint64 m_left = 0; ///< bytes to come of this chunk
    qint64 m_announced = 0;
    QString m_problem;
};

} // namespace hookglass

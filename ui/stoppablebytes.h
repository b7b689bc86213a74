// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QIODevice>

#include <chrono>
#include <stop_token>

namespace hookglass {

/// Bytes for a reader that cannot be stopped otherwise: once nobody waits for it, or it took too
/// long, reading them fails. Not a QBuffer, of which Qt's decoders take all bytes at once.
class StoppableBytes final : public QIODevice
{
    Q_OBJECT

public:
    StoppableBytes(const QByteArray &bytes, std::chrono::milliseconds longest,
                   const std::stop_token &stop);

    bool isOver() const;
    /// Whether the reader would have needed more than there is.
    bool isTooShort() const { return m_isTooShort; }
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    const QDeadlineTimer m_deadline;
    const std::stop_token m_stop;
    bool m_isTooShort = false;
};

} // namespace hookglass

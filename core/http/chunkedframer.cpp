// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/chunkedframer.h"

#include <QCoreApplication>

#include <charconv>

namespace hookglass {

namespace {
constexpr qsizetype MaxSizeDigits = 15; // 2^60: beyond every limit, far from overflow

QString tr(const char *text)
{
    return QCoreApplication::translate("ChunkedFramer", text);
}
} // namespace

qsizetype ChunkedFramer::feed(QByteArrayView bytes, const std::function<void(QByteArrayView)> &data)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_state != State::Complete && m_state != State::Broken) {
        if (m_state != State::Data) {
            takeLineByte(bytes[at++]);
            continue;
        }
        const qsizetype run = qMin(m_left, qint64(bytes.size() - at));
        data(bytes.sliced(at, run));
        at += run;
        m_left -= run;
        if (m_left == 0)
            m_state = State::DataEnd;
    }
    return at;
}

/// One byte of what is not data: a size line, the line end behind data, or the last empty line.
void ChunkedFramer::takeLineByte(char c)
{
    m_line += c;
    if (m_state == State::Size) {
        if (c == '\n')
            finishSize();
        else if (m_line.size() > MaxSizeDigits + 1)
            fail(tr("The size of a chunk is too long."));
        return;
    }
    const bool ok = m_line.size() == 1 ? c == '\r' : c == '\n';
    if (!ok) {
        fail(m_state == State::DataEnd ? tr("A chunk is longer than its size says.")
                                       : tr("The chunked body has trailers."));
    } else if (m_line.size() == 2) {
        m_line.clear();
        m_state = m_state == State::DataEnd ? State::Size : State::Complete;
    }
}

void ChunkedFramer::finishSize()
{
    if (!m_line.endsWith("\r\n")) {
        fail(tr("The size of a chunk does not end with CR LF."));
        return;
    }
    const QByteArray digits = m_line.chopped(2);
    const char *end = digits.constData() + digits.size();
    qint64 size = 0;
    const auto [stop, error] = std::from_chars(digits.constData(), end, size, 16);
    if (digits.isEmpty() || digits.startsWith('-') || error != std::errc {} || stop != end) {
        fail(tr("The size of a chunk is not a hexadecimal number."));
        return;
    }
    m_line.clear();
    m_left = size;
    m_announced += size;
    m_state = size > 0 ? State::Data : State::LastLine;
}

void ChunkedFramer::fail(const QString &problem)
{
    m_state = State::Broken;
    m_problem = problem;
}

} // namespace hookglass

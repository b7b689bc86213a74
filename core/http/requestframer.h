// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/chunkedframer.h"
#include "core/http/requesthead.h"

#include <QByteArray>

#include <optional>

namespace hookglass {

/// Bounds of one request, in bytes.
struct RequestLimits
{
    qint64 maxHeadBytes = 64 * 1024;
    qint64 maxBodyBytes = 10 * 1024 * 1024;
    int maxHeaders = 1000;
};

/// Reads one request of an HTTP/1.x byte stream after the other, however the bytes are split, and
/// refuses early what is too large or can be read two ways. It accepts a strict subset of what
/// QtHttpServer accepts (no trailers, no upgrade, no conflicting lengths), so whatever it lets pass
/// both read alike. Keeps head and body until they are taken or reset() is called.
class RequestFramer
{
public:
    enum class State { Head, Body, Complete, Refused };

    explicit RequestFramer(const RequestLimits &limits = {});

    /// Takes bytes up to the end of the current request and returns how many it took. In the states
    /// Complete and Refused it takes nothing.
    qsizetype feed(QByteArrayView bytes);
    /// Begins the next request of the same connection.
    void reset();

    State state() const { return m_state; }
    bool isIdle() const { return m_state == State::Head && m_head.isEmpty(); }
    const Refusal &refusal() const { return m_refusal; }
    /// The exact bytes up to and including the empty line (as far as they have come).
    const QByteArray &head() const { return m_head; }
    /// What the head says, once all of it has come.
    RequestHead takeParsedHead();
    /// The body without its transfer coding.
    QByteArray takeBody();
    /// The beginning of it, at most 8 KiB, for a refusal to show.
    QByteArray bodyStart() const;
    bool expectsContinue() const { return m_expectsContinue; }
    /// HTTP/1.0 or "Connection: close": the sender wants no further request on this connection.
    bool closesConnection() const { return m_closesConnection; }

private:
    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedChunks(QByteArrayView bytes);
    bool checkLine(QByteArrayView line);
    void finishHead();
    bool readLengths(const HttpHeaders &headers);
    bool readOptions(const HttpHeaders &headers);
    bool refuse(int status, const QString &reason);

    const RequestLimits m_limits;
    State m_state = State::Head;
    Refusal m_refusal;
    QByteArray m_head;
    std::optional<RequestHead> m_parsedHead; ///< unless it is too large to hold in pieces too
    QByteArray m_body;
    std::optional<ChunkedFramer> m_chunks; ///< set while a chunked body is read
    qsizetype m_lineStart = 0; ///< in m_head, of the line that is being read
    int m_lines = 0;
    qint64 m_left = 0; ///< bytes of a plain body to come
    bool m_oldVersion = false; ///< HTTP/1.0
    bool m_expectsContinue = false;
    bool m_closesConnection = false;
};

} // namespace hookglass

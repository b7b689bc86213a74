// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace hookglass {

/// One header line as received: name in its own case, value without the white space around it.
struct HttpHeader
{
    QByteArray name {};
    QByteArray value {};
    bool operator==(const HttpHeader &) const = default;
};

/// Headers in the order of arrival, duplicates kept.
using HttpHeaders = QList<HttpHeader>;

/// The first header of that name, whatever its case.
std::optional<QByteArray> firstHeader(const HttpHeaders &headers, QByteArrayView name);

/// Why the receiver would not take a request: the status it was refused with and the reason.
struct Refusal
{
    int status = 0; ///< 0: not refused
    QString reason {};
};

/// How a connection was encrypted.
struct TlsFacts
{
    QString version {}; ///< "TLS 1.3"
    QString cipher {}; ///< "TLS_AES_256_GCM_SHA384"
    bool operator==(const TlsFacts &) const = default;
};

/// One HTTP request exactly as it came over the wire. `head` is the proof, from the request line to
/// the empty line; the fields below are what it says. The body is without its transfer coding.
struct HttpRequest
{
    QByteArray head {};
    QByteArray method {};
    QByteArray target {}; ///< as sent: never decoded, never normalised
    QByteArray version {}; ///< "1.1"
    HttpHeaders headers {};
    QByteArray body {};
    QString peer {}; ///< "127.0.0.1:4711", "[::1]:4711"
    QString listener {}; ///< name of the listener it came through
    std::optional<TlsFacts> tls {}; ///< not set: it came without TLS, or nobody knows any more
    qint64 receivedAtUs = 0; ///< µs since the epoch, when its last byte had come
    Refusal refusal {}; ///< set: head and body hold what was read before the refusal

    bool isRefused() const { return refusal.status != 0; }
    /// That it takes in memory, about: a head is kept whole and in pieces.
    qint64 bytesInMemory() const
    {
        constexpr qint64 HeaderOverhead = 128;
        return body.size() + target.size() + 2 * head.size() + headers.size() * HeaderOverhead;
    }
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/requestframer.h"

#include "core/base/text.h"
#include "core/http/requesthead.h"

#include <QCoreApplication>
#include <QVarLengthArray>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype ShownBodyBytes = 8 * 1024;
// Nobody counts the pieces of a head while its body comes, which may take long.
constexpr qsizetype KeptHeadBytes = 4 * 1024;
constexpr qsizetype KeptHeaders = 64;
constexpr qsizetype UsualHeadBytes = 2 * 1024;
constexpr qsizetype MaxLengthDigits = 15;
constexpr char TlsRecord = '\x16'; // of a handshake, which no method begins with

QString tr(const char *text)
{
    return QCoreApplication::translate("RequestFramer", text);
}

/// In the headers' own memory.
using Values = QVarLengthArray<QByteArrayView, 4>;

Values valuesOf(const HttpHeaders &headers, QByteArrayView name)
{
    Values values;
    for (const HttpHeader &header : headers) {
        if (header.name.size() == name.size()
            && header.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(header.value);
    }
    return values;
}

/// Whether a comma-separated header lists `word`.
bool lists(const Values &values, QByteArrayView word)
{
    return std::any_of(values.begin(), values.end(), [&](QByteArrayView value) {
        const QList<QByteArray> parts = value.toByteArray().split(',');
        return std::any_of(parts.begin(), parts.end(), [&](const QByteArray &part) {
            return part.trimmed().compare(word, Qt::CaseInsensitive) == 0;
        });
    });
}

} // namespace

RequestFramer::RequestFramer(const RequestLimits &limits)
    : m_limits(limits)
{
}

void RequestFramer::reset()
{
    m_state = State::Head;
    m_refusal = {};
    m_head.clear();
    m_parsedHead.reset();
    m_body.clear();
    m_chunks.reset();
    m_lineStart = 0;
    m_lines = 0;
    m_left = 0;
    m_oldVersion = false;
    m_expectsContinue = false;
    m_closesConnection = false;
}

RequestHead RequestFramer::takeParsedHead()
{
    if (m_parsedHead)
        return *std::exchange(m_parsedHead, std::nullopt);
    Result<RequestHead> head = parseRequestHead(m_head);
    return head ? std::move(head.value()) : RequestHead();
}

QByteArray RequestFramer::takeBody()
{
    m_body.squeeze(); // one that came in pieces has room for more
    return std::exchange(m_body, {});
}

QByteArray RequestFramer::bodyStart() const
{
    return m_body.left(ShownBodyBytes);
}

qsizetype RequestFramer::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    if (m_state == State::Head)
        taken = feedHead(bytes);
    if (m_state == State::Body)
        taken += m_chunks ? feedChunks(bytes.sliced(taken)) : feedBody(bytes.sliced(taken));
    return taken;
}

/// Line by line, so that a bad one is refused at its end.
qsizetype RequestFramer::feedHead(QByteArrayView bytes)
{
    qsizetype taken = 0;
    if (m_head.isEmpty()) { // no more than it takes: it may wait for the disk with the capture
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        m_head.reserve(qMin(end < 0 ? bytes.size() : end + 4, UsualHeadBytes));
    }
    while (taken < bytes.size() && m_state == State::Head) {
        const qsizetype lineEnd = bytes.indexOf('\n', taken);
        const qsizetype stop = lineEnd < 0 ? bytes.size() : lineEnd + 1;
        const qsizetype room = m_limits.maxHeadBytes - m_head.size();
        m_head += bytes.sliced(taken, qMin(stop - taken, room));
        if (stop - taken > room) {
            refuse(431, tr("The head is larger than %1.").arg(humanSize(m_limits.maxHeadBytes)));
            return bytes.size();
        }
        taken = stop;
        if (m_head.startsWith(TlsRecord)) { // before a line end that may never come
            refuse(400,
                   tr("This is TLS on a plain HTTP listener: use an http:// URL, or listen with "
                      "TLS."));
            return taken;
        }
        if (lineEnd < 0)
            break;
        const QByteArrayView line = QByteArrayView(m_head).sliced(m_lineStart);
        if (!checkLine(line))
            return taken;
        m_lineStart = m_head.size();
        ++m_lines;
        if (line == "\r\n")
            finishHead();
    }
    return taken;
}

bool RequestFramer::checkLine(QByteArrayView line)
{
    if (!line.endsWith("\r\n"))
        return refuse(400, tr("A line of the head ends with LF alone."));
    line.chop(2);
    if (!line.isEmpty() && m_lines > m_limits.maxHeaders)
        return refuse(431, tr("The head has more than %1 headers.").arg(m_limits.maxHeaders));
    if (m_lines > 0)
        return true; // the headers are judged together, when all are there
    const Result<RequestLine> request = parseRequestLine(line);
    if (!request)
        return refuse(400, request.error().message);
    if (request->version != "1.1" && request->version != "1.0")
        return refuse(505, tr("The request does not speak HTTP/1.0 or HTTP/1.1."));
    m_oldVersion = request->version == "1.0";
    m_closesConnection = m_oldVersion;
    return true;
}

void RequestFramer::finishHead()
{
    Result<RequestHead> head = parseRequestHead(m_head);
    if (!head) {
        refuse(400, head.error().message);
        return;
    }
    if (!readOptions(head->headers) || !readLengths(head->headers))
        return;
    if (m_head.size() <= KeptHeadBytes && head->headers.size() <= KeptHeaders)
        m_parsedHead = std::move(head.value());
    m_state = m_chunks || m_left > 0 ? State::Body : State::Complete;
}

bool RequestFramer::readOptions(const HttpHeaders &headers)
{
    const Values expect = valuesOf(headers, "Expect");
    if (!expect.isEmpty()
        && (expect.size() > 1 || expect.first().compare("100-continue", Qt::CaseInsensitive) != 0))
        return refuse(417, tr("The request expects something other than 100-continue."));
    m_expectsContinue = !expect.isEmpty() && !m_oldVersion; // HTTP/1.0 knows no 1xx
    if (!valuesOf(headers, "Upgrade").isEmpty())
        return refuse(400, tr("The request asks for another protocol (Upgrade)."));
    if (m_head.startsWith("CONNECT "))
        return refuse(400, tr("CONNECT asks for a tunnel, as a proxy would give."));
    if (valuesOf(headers, "Host").size() > 1)
        return refuse(400, tr("The request has several Host headers."));
    if (lists(valuesOf(headers, "Connection"), "close"))
        m_closesConnection = true;
    return true;
}

bool RequestFramer::readLengths(const HttpHeaders &headers)
{
    const Values codings = valuesOf(headers, "Transfer-Encoding");
    const Values lengths = valuesOf(headers, "Content-Length");
    if (!codings.isEmpty() && !lengths.isEmpty())
        return refuse(400, tr("The request has both Content-Length and Transfer-Encoding."));
    if (!codings.isEmpty() && m_oldVersion)
        return refuse(400, tr("Transfer-Encoding in HTTP/1.0 can be read in two ways."));
    if (!codings.isEmpty()) {
        if (codings.size() > 1 || codings.first().compare("chunked", Qt::CaseInsensitive) != 0)
            return refuse(501, tr("The only Transfer-Encoding that can be read is chunked."));
        m_chunks.emplace();
        return true;
    }
    if (lengths.isEmpty())
        return true;
    const QByteArrayView length = lengths.first();
    const bool digits = !length.isEmpty()
        && std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || std::count(lengths.begin(), lengths.end(), length) != lengths.size())
        return refuse(400, tr("Content-Length is not one whole number."));
    m_left = length.size() > MaxLengthDigits ? m_limits.maxBodyBytes + 1 : length.toLongLong();
    if (m_left > m_limits.maxBodyBytes)
        return refuse(
            413,
            tr("The body is larger than %1 (Content-Length: %2).")
                .arg(humanSize(m_limits.maxBodyBytes),
                     QString::fromLatin1(length.first(qMin(length.size(), 30)))));
    return true;
}

qsizetype RequestFramer::feedBody(QByteArrayView bytes)
{
    const qsizetype taken = qMin(m_left, qint64(bytes.size()));
    if (m_body.isEmpty()) // nearly always all of it, which then takes no more room than it needs
        m_body = bytes.first(taken).toByteArray();
    else
        m_body += bytes.first(taken);
    m_left -= taken;
    if (m_left == 0)
        m_state = State::Complete;
    return taken;
}

qsizetype RequestFramer::feedChunks(QByteArrayView bytes)
{
    const qsizetype taken = m_chunks->feed(bytes, [this](QByteArrayView data) { m_body += data; });
    if (m_chunks->state() == ChunkedFramer::State::Broken)
        refuse(400, m_chunks->problem());
    else if (m_chunks->announcedBytes() > m_limits.maxBodyBytes)
        refuse(413, tr("The body is larger than %1.").arg(humanSize(m_limits.maxBodyBytes)));
    else if (m_chunks->state() == ChunkedFramer::State::Complete)
        m_state = State::Complete;
    return taken;
}

bool RequestFramer::refuse(int status, const QString &reason)
{
    m_state = State::Refused;
    m_refusal = {status, reason};
    return false;
}

} // namespace hookglass

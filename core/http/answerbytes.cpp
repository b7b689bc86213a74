// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/answerbytes.h"

#include "core/http/requesthead.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace hookglass {

namespace {

constexpr qsizetype UsualHeadBytes = 128;

struct Phrase
{
    int status;
    const char *text;
};

constexpr Phrase Phrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {511, "Network Authentication Required"},
};

/// QByteArray::number() asks the locale.
void appendNumber(QByteArray &bytes, qint64 number)
{
    std::array<char, 20> digits {};
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    bytes.append(digits.data(), end - digits.data());
}

} // namespace

bool isFramingHeader(QByteArrayView name)
{
    constexpr std::array<const char *, 4> names {"Content-Length", "Transfer-Encoding",
                                                 "Connection", "Trailer"};
    return std::any_of(names.begin(), names.end(), [name](const char *framing) {
        return name.compare(framing, Qt::CaseInsensitive) == 0;
    });
}

bool hasNoBody(int status)
{
    return status == 204 || status == 205 || status == 304;
}

QByteArray reasonPhrase(int status)
{
    const auto *found =
        std::find_if(std::begin(Phrases), std::end(Phrases),
                     [status](const Phrase &phrase) { return phrase.status == status; });
    return found == std::end(Phrases) ? "Unknown" : found->text;
}

QByteArray answerBytes(const HttpAnswer &answer, AnswerFraming framing)
{
    const int status = answer.status < 200 || answer.status > 999 ? 500 : answer.status;
    const QByteArray body = hasNoBody(status) ? QByteArray() : answer.body;
    QByteArray bytes;
    bytes.reserve(UsualHeadBytes + body.size());
    bytes += "HTTP/1.1 ";
    appendNumber(bytes, status);
    bytes += ' ' + reasonPhrase(status) + "\r\n";
    for (const HttpHeader &header : answer.headers) {
        if (isToken(header.name) && isFieldValue(header.value) && !isFramingHeader(header.name))
            bytes += header.name + ": " + header.value + "\r\n";
    }
    if (status != 204 && status != 304) {
        bytes += "Content-Length: ";
        appendNumber(bytes, body.size());
        bytes += "\r\n";
    }
    if (framing.close)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    if (!framing.toHead)
        bytes += body;
    return bytes;
}

} // namespace hookglass

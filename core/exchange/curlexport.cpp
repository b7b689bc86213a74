// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/curlexport.h"

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

constexpr qsizetype LargestArgument = 64 * 1024; // Linux allows twice as much for one

/// Headers that curl makes itself from the command.
bool isMadeByCurl(const QByteArray &name)
{
    static constexpr std::array Names {"host", "content-length", "transfer-encoding", "expect",
                                       "connection"};
    return std::any_of(Names.begin(), Names.end(), [&](const char *each) {
        return name.compare(each, Qt::CaseInsensitive) == 0;
    });
}

bool isControl(char c)
{
    return uchar(c) < 0x20 || c == 0x7f;
}

/// A tab is one of a header's white spaces.
bool hasControl(const QByteArray &bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return isControl(c) && c != '\t'; });
}

/// In quotes, and in a terminal that it is pasted into, it is what it is.
bool isPlainText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).toUtf8() == bytes
        && std::none_of(bytes.begin(), bytes.end(),
                        [](char c) { return isControl(c) && c != '\n' && c != '\t'; });
}

/// Of a target that somebody has made to be pasted.
QByteArray withoutControls(const QByteArray &target)
{
    QByteArray plain;
    for (const char c : target)
        plain += isControl(c) ? '%' + QByteArray(1, c).toHex() : QByteArray(1, c);
    return plain;
}

/// A command that prints exactly these bytes: octal escapes for all but letters and digits.
QByteArray printfCommand(const QByteArray &bytes)
{
    QByteArray format;
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
            || (byte >= 'a' && byte <= 'z'))
            format += c;
        else
            format += '\\' + QByteArray::number(byte, 8).rightJustified(3, '0');
    }
    return "printf '" + format + "'";
}

} // namespace

QByteArray shellQuoted(const QByteArray &bytes)
{
    QByteArray quoted = bytes;
    quoted.replace("'", "'\\''");
    return '\'' + quoted + '\'';
}

QByteArray CurlExport::begin()
{
    return "#!/bin/sh\n";
}

QByteArray CurlExport::add(const Capture &original)
{
    QStringList masked;
    const Capture capture = redacted(original, m_options.redaction, m_secrets, &masked);
    const HttpRequest &request = capture.request;
    const QByteArray host = firstHeader(request.headers, "Host").value_or("localhost");
    QByteArray command;
    // The shells that one pastes into know printf themselves: what it prints may be of any size.
    const bool isPlain = isPlainText(request.body);
    const bool isPrinted = !isPlain || request.body.size() > LargestArgument;
    if (!masked.isEmpty()) // plain words, whatever a shell takes for a comment
        command += "# Values are redacted in this request and its signature will not fit\n";
    if (isPrinted)
        command +=
            (isPlain ? "printf %s " + shellQuoted(request.body) : printfCommand(request.body))
            + " | ";
    command += "curl --globoff --path-as-is -X " + shellQuoted(withoutControls(request.method));
    for (const HttpHeader &header : request.headers) {
        // A lone colon would make curl drop the header; a semicolon sends it empty.
        if (header.name.isEmpty() || isMadeByCurl(header.name) || hasControl(header.name)
            || hasControl(header.value))
            continue;
        QByteArray line = header.name;
        line += header.value.isEmpty() ? ";" : ": ";
        line += header.value;
        command += " -H " + shellQuoted(line);
    }
    if (isPrinted)
        command += " --data-binary @-";
    else if (!request.body.isEmpty())
        command += " --data-raw " + shellQuoted(request.body);
    command += ' '
        + shellQuoted(
                   withoutControls((request.tls ? "https://" : "http://") + host + request.target))
        + '\n';
    return command;
}

} // namespace hookglass

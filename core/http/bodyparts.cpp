// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/bodyparts.h"

#include "core/http/formfields.h"
#include "core/http/requesthead.h"

#include <optional>

namespace hookglass {

namespace {

constexpr qsizetype LongestBoundary = 70; // RFC 2046
constexpr qsizetype LargestPartHead = 64 * 1024;

/// What stands behind the name of a parameter and "=", up to the next one.
std::optional<QByteArray> valueBehind(const QByteArray &parameter, const QByteArray &name)
{
    if (parameter.first(qMin(name.size(), parameter.size())).compare(name, Qt::CaseInsensitive)
        != 0)
        return std::nullopt;
    const QByteArray rest = parameter.mid(name.size()).trimmed();
    if (!rest.startsWith('='))
        return std::nullopt;
    const QByteArray value = rest.mid(1).trimmed();
    if (!value.startsWith('"'))
        return value.first(value.indexOf(';') < 0 ? value.size() : value.indexOf(';')).trimmed();
    const qsizetype quote = value.indexOf('"', 1);
    return value.mid(1, quote < 0 ? -1 : quote - 1);
}

/// The parameter of a header such as `form-data; name="a"`; empty when it is not there. Some write
/// it as RFC 8187 has it: `name*=UTF-8''a`.
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    QByteArray extended;
    for (qsizetype at = header.indexOf(';'); at >= 0; at = header.indexOf(';', at + 1)) {
        const QByteArray rest = header.mid(at + 1).trimmed();
        if (const auto value = valueBehind(rest, name))
            return *value;
        if (const auto value = valueBehind(rest, name + '*')) {
            const qsizetype quote = value->indexOf('\''); // behind the charset, then the language
            const qsizetype second = quote < 0 ? -1 : value->indexOf('\'', quote + 1);
            extended = QByteArray::fromPercentEncoding(value->mid(second + 1));
        }
    }
    return extended;
}

/// What stands between two boundaries: header lines, an empty line, the content.
BodyPart partAt(const QByteArray &body, qsizetype begin, qsizetype end)
{
    BodyPart part;
    const QByteArray start = body.mid(begin, qMin(end - begin, LargestPartHead));
    const qsizetype empty = start.startsWith("\r\n") ? 0 : start.indexOf("\r\n\r\n");
    const qsizetype head = empty < 0 ? 0 : empty + (start.startsWith("\r\n") ? 2 : 4);
    part.begin = begin + head;
    part.end = end;
    const HttpHeaders headers =
        readableRequestHead(QByteArray("POST / HTTP/1.1\r\n" + start.first(head))).headers;
    part.type = mediaType(headers);
    const QByteArray disposition =
        firstHeader(headers, "Content-Disposition").value_or(QByteArray());
    part.name = parameter(disposition, "name");
    part.fileName = parameter(disposition, "filename");
    part.coding = firstHeader(headers, "Content-Encoding").value_or(QByteArray()).toLower();
    part.value = body.mid(part.begin, part.end - part.begin);
    return part;
}

QList<BodyPart> multipartParts(const QByteArray &body, const QByteArray &boundary)
{
    QList<BodyPart> parts;
    if (boundary.isEmpty() || boundary.size() > LongestBoundary)
        return parts;
    const QByteArray mark = "--" + boundary;
    const QByteArray lineAndMark = "\r\n" + mark;
    qsizetype at = body.startsWith(mark) ? 0 : body.indexOf(lineAndMark);
    at = at > 0 ? at + 2 : at;
    while (at >= 0 && parts.size() < MostBodyParts) {
        const qsizetype begin = body.indexOf("\r\n", at + mark.size());
        if (begin < 0 || QByteArrayView(body).sliced(at + mark.size()).startsWith("--"))
            break;
        // The line end before the next boundary belongs to the boundary; a part may be empty.
        const qsizetype next = body.indexOf(lineAndMark, begin);
        parts.append(partAt(body, begin + 2, next < 0 ? body.size() : qMax(next, begin + 2)));
        at = next < 0 ? -1 : next + 2;
    }
    return parts;
}

} // namespace

QByteArray mediaType(const HttpHeaders &headers)
{
    const QByteArray value = firstHeader(headers, "Content-Type").value_or(QByteArray());
    const qsizetype end = value.indexOf(';');
    return value.first(end < 0 ? value.size() : end).trimmed().toLower();
}

QList<BodyPart> bodyParts(const QByteArray &body, const HttpHeaders &headers)
{
    const QByteArray type = mediaType(headers);
    if (type.startsWith("multipart/"))
        return multipartParts(
            body,
            parameter(firstHeader(headers, "Content-Type").value_or(QByteArray()), "boundary"));
    QList<BodyPart> parts;
    if (type != "application/x-www-form-urlencoded")
        return parts;
    for (const FormField &field : formFields(body, MostBodyParts))
        parts.append({.name = field.name,
                      .value = field.value,
                      .begin = field.valueBegin,
                      .end = field.end});
    return parts;
}

} // namespace hookglass

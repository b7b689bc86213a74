// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bodyundo.h"

#include "core/http/contentcoding.h"
#include "core/json/document.h"
#include "core/verify/bodyenvelope.h"

#include <algorithm>
#include <array>

namespace hookglass {

namespace {

constexpr qsizetype MaxBytes = 16 * 1024 * 1024;
constexpr qsizetype MaxRedoneBytes = 2 * 1024 * 1024;
constexpr json::Limits BodyLimits {.maxBytes = MaxBytes, .maxDepth = 256, .maxNodes = 1'000'000};

/// Windows-1252 where it differs from Latin-1 (0x80 to 0x9f); 0 where it has nothing.
constexpr std::array<char16_t, 32> Windows1252 {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

bool isAscii(const QByteArray &body)
{
    return std::all_of(body.begin(), body.end(), [](char c) { return uchar(c) < 0x80; });
}

QByteArray fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        const int unit = c.unicode();
        if (unit >= 0x80 && unit < 0xa0 && Windows1252[size_t(unit - 0x80)] != 0)
            c = QChar(Windows1252[size_t(unit - 0x80)]);
    }
    return text.toUtf8();
}

/// One byte per character; nothing when a character has none.
std::optional<QByteArray> toSingleBytes(const QByteArray &utf8, bool windows)
{
    QByteArray bytes;
    for (const QChar c : QString::fromUtf8(utf8)) {
        const auto found = std::find(Windows1252.begin(), Windows1252.end(), c.unicode());
        if (windows && c.unicode() >= 0x100 && found != Windows1252.end())
            bytes += char(0x80 + (found - Windows1252.begin()));
        else if (c.unicode() < 0x100)
            bytes += char(c.unicode());
        else
            return std::nullopt;
    }
    return bytes;
}

void undoLineEnds(const QByteArray &body, QList<UndoneBody> &undone)
{
    if (body.contains("\r\n"))
        undone.append({QByteArray(body).replace("\r\n", "\n"), {Repair::Crlf}});
    else if (body.contains('\n'))
        undone.append({QByteArray(body).replace("\n", "\r\n"), {Repair::Lf}});
}

QByteArray percentDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

/// "payload=%7B…", "%7B…=" and the like: the document is the name, the value, or both of them.
void undoForm(const QByteArray &body, QList<UndoneBody> &undone)
{
    if (body.startsWith('{') || (!body.contains('%') && !body.contains('=')))
        return;
    const RepairStep step {Repair::FormWrapped};
    const qsizetype first = body.indexOf('=');
    QList<QByteArray> texts {body};
    if (first >= 0)
        texts.append(body.mid(first + 1));
    if (body.endsWith('='))
        texts.append(body.chopped(1));
    for (const QByteArray &text : std::as_const(texts)) {
        undone.append({text, step});
        undone.append({QByteArray::fromPercentEncoding(text), step});
        undone.append({percentDecoded(text), step});
    }
}

void undoEntities(const QByteArray &body, QList<UndoneBody> &undone)
{
    if (!body.contains("&quot;") && !body.contains("&#34;"))
        return;
    QByteArray text = body;
    constexpr std::array<std::pair<const char *, const char *>, 7> Entities {
        {{"&quot;", "\""},
         {"&#34;", "\""},
         {"&#39;", "'"},
         {"&#039;", "'"},
         {"&lt;", "<"},
         {"&gt;", ">"},
         {"&amp;", "&"}}}; // "&amp;" last
    for (const auto &[entity, character] : Entities)
        text.replace(entity, character);
    undone.append({text, {Repair::HtmlEscaped}});
}

/// What closes the containers, and the string, that are still open at the end.
QByteArray closingOf(const QByteArray &body)
{
    QByteArray open;
    bool inString = false;
    for (qsizetype at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (inString && c == '\\')
            ++at;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            open.append(c == '{' ? '}' : ']');
        else if (!inString && (c == '}' || c == ']') && !open.isEmpty())
            open.chop(1);
    }
    std::reverse(open.begin(), open.end());
    return inString ? QByteArray('"' + open) : open;
}

void undoCut(const QByteArray &body, QList<UndoneBody> &undone)
{
    const qsizetype begin = body.startsWith(ByteOrderMark) ? ByteOrderMark.size() : 0;
    const json::Document document = json::Document::parse(body.mid(begin), BodyLimits);
    if (document.isValid() || !document.error() || document.error()->beyondLimits)
        return;
    const json::Value root = document.root();
    if (!root.isObject() && !root.isArray())
        return;
    const qsizetype end = begin + root.offset() + root.raw().size();
    const QByteArray closing = closingOf(body);
    if (closing.isEmpty() && end < body.size()) // something stands behind the document
        undone.append({body.first(end), {Repair::Truncated, true}});
    else if (!closing.isEmpty())
        undone.append({QByteArray(body + closing), {Repair::Truncated}});
}

} // namespace

QList<UndoneBody> undoRecoding(const QByteArray &body)
{
    QList<UndoneBody> undone;
    const RepairStep step {Repair::Latin1Recoded};
    if (isAscii(body))
        return undone;
    if (!body.isValidUtf8()) {
        const QByteArray fromLatin1 = QString::fromLatin1(body).toUtf8();
        undone.append({fromLatin1, step});
        if (const QByteArray windows = fromWindows1252(body); windows != fromLatin1)
            undone.append({windows, step});
        return undone;
    }
    const auto latin1 = toSingleBytes(body, false);
    if (latin1)
        undone.append({*latin1, step});
    const auto windows = toSingleBytes(body, true);
    if (windows && windows != latin1)
        undone.append({*windows, step});
    return undone;
}

QList<UndoneBody> undoWholeBody(const QByteArray &body)
{
    QList<UndoneBody> undone;
    undoLineEnds(body, undone);
    undone += undoRecoding(body);
    if (!body.startsWith('{')) {
        if (const auto decoded = decodeContent(body, MaxBytes))
            undone.append({*decoded, {Repair::ContentEncoded}});
        if (const auto decoded = decodeBrotli(body, MaxBytes); decoded && !decoded->isEmpty())
            undone.append({*decoded, {Repair::ContentEncoded}});
    }
    undoForm(body, undone);
    undoEntities(body, undone);
    undoCut(body, undone);
    undone.removeIf(
        [&](const UndoneBody &each) { return each.body == body || each.body.size() > MaxBytes; });
    return undone;
}

QList<UndoneBody> redoWholeBody(const QByteArray &body)
{
    QList<UndoneBody> redone;
    if (body.size() > MaxRedoneBytes)
        return redone;
    const RepairStep form {Repair::FormWrapped, true};
    const QByteArray asUri = body.toPercentEncoding("!~*'()");
    const QByteArray asForm = body.toPercentEncoding(" ", "~").replace(' ', '+');
    for (const char *name : {"payload=", "data=", "body=", "json=", "event=", ""}) {
        redone.append({QByteArray(name + asUri), form});
        redone.append({QByteArray(name + asForm), form});
        redone.append({QByteArray(name + body), form});
    }
    constexpr std::array<char, 4> Systems {3, '\xff', 0, 19};
    for (const int level : {6, 9, 1}) {
        QByteArray packed = gzip(body, level, Systems.front());
        for (const char system : Systems) {
            if (packed.size() > 9)
                packed[9] = system;
            redone.append({packed, {Repair::ContentEncoded, true}});
        }
    }
    return redone;
}

} // namespace hookglass

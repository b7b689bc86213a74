// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/deliver/bodyfaults.h"

#include "core/base/text.h"
#include "core/http/contentcoding.h"
#include "core/json/rewriter.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using json::Escapes;
using json::Int64Form;
using json::KeyOrder;
using json::Layout;

constexpr int UsualLevel = 6;
constexpr char Unix = 3;

QByteArray rewritten(const QByteArray &body, const json::RewriteStyle &style,
                     const json::FieldGuide &guide)
{
    const json::Document document = json::Document::parse(body);
    return document.isValid() ? json::Rewriter(document, &guide).rewrite(style) : body;
}

/// Text with everything in it that an encoder could escape.
QByteArray withSpecialCharacters(const QByteArray &body)
{
    const qsizetype end = body.lastIndexOf('}');
    QByteArray extended = body;
    if (end > 0 && !body.first(end).trimmed().endsWith('{'))
        extended.insert(end, ",\"fault_note\":\"Zo\xc3\xab & <a/b>\"");
    return extended;
}

AlteredBody changed(Repair change, const QByteArray &body, const json::FieldGuide &guide)
{
    const auto as = [&](const json::RewriteStyle &style) {
        return rewritten(body, style, guide);
    };
    const auto crlf = [](QByteArray text) {
        return text.replace("\n", "\r\n");
    };
    switch (change) {
    case Repair::TrailingNewline:
        return {body, QByteArray(body + '\n')};
    case Repair::Trimmed:
        return {QByteArray(body + '\n'), body};
    case Repair::BomAdded:
        return {body, QByteArray(ByteOrderMark + body)};
    case Repair::BomRemoved:
        return {QByteArray(ByteOrderMark + body), body};
    case Repair::Compacted:
        return {as({.layout = Layout::CommaSpaced}), as({.layout = Layout::Compact})};
    case Repair::CommaSpaced:
        return {as({.layout = Layout::Compact}), as({.layout = Layout::CommaSpaced})};
    case Repair::ColonSpaced:
        return {as({.layout = Layout::Compact}), as({.layout = Layout::ColonSpaced})};
    case Repair::PrettyPrinted:
        return {as({.layout = Layout::Compact}), as({.layout = Layout::Indent2})};
    case Repair::KeysSorted:
        return {body, as({.order = KeyOrder::Sorted})};
    case Repair::SlashesEscaped:
        return {body, as({.slashes = Escapes::Lower})};
    case Repair::UnicodeEscaped:
        return {body, as({.unicode = Escapes::Lower})};
    case Repair::HtmlEscaped:
        return {body, as({.html = Escapes::Lower})};
    case Repair::Int64AsNumber:
        return {body, as({.int64 = Int64Form::Number})};
    case Repair::Crlf:
        return {as({.layout = Layout::Indent2}), crlf(as({.layout = Layout::Indent2}))};
    case Repair::Lf:
        return {crlf(as({.layout = Layout::Indent2})), as({.layout = Layout::Indent2})};
    case Repair::Latin1Recoded:
        return {body, QString::fromLatin1(body).toUtf8()};
    case Repair::ContentEncoded:
        return {body, gzip(body, UsualLevel, Unix)};
    case Repair::FormWrapped:
        return {body, QByteArray("payload=" + body.toPercentEncoding())};
    case Repair::Truncated:
        return {body, body.chopped(qMin<qsizetype>(1, body.size()))};
    }
    return {};
}

} // namespace

Result<AlteredBody> alterBody(Repair change, const QByteArray &body, const json::FieldGuide &guide)
{
    AlteredBody altered = changed(change, body, guide);
    if (altered.original == altered.arrived)
        altered = changed(change, withSpecialCharacters(body), guide);
    if (altered.original == altered.arrived)
        return Error {
            QCoreApplication::translate("Faults", "This body cannot have the fault \"%1\".")
                .arg(repairId(change))};
    return altered;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receive/ruleheaders.h"

#include "core/base/text.h"
#include "core/http/answerbytes.h"
#include "core/http/requesthead.h"

#include <QCoreApplication>

namespace hookglass {

namespace {

constexpr int MaxHeaders = 50;
constexpr qsizetype MaxHeaderBytes = 8 * 1024;
constexpr int ShownText = 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("ResponseRules", text);
}

Result<HttpHeader> readHeader(const json::Value &pair)
{
    const json::Value name = pair.firstChild();
    const json::Value content = name.nextSibling();
    if (!pair.isArray() || pair.size() != 2 || !name.isString() || !content.isString())
        return Error {
            tr("each header must be a pair of texts [name, value], not %1").arg(shownValue(pair))};
    const HttpHeader header {name.toUtf8(), content.toUtf8().trimmed()};
    if (!isToken(header.name) || header.name.size() > MaxHeaderBytes)
        return Error {tr("%1 cannot be the name of a header").arg(shownValue(name))};
    if (isFramingHeader(header.name))
        return Error {tr("%1 is written by Hookglass itself").arg(shownValue(name))};
    if (!isFieldValue(content.toUtf8()))
        return Error {tr("the value of %1 must not have a line break or another control character")
                          .arg(shownValue(name))};
    if (header.value.size() > MaxHeaderBytes)
        return Error {tr("the value of %1 is larger than %2")
                          .arg(shownValue(name), humanSize(MaxHeaderBytes))};
    return header;
}

} // namespace

QString shownValue(const json::Value &value)
{
    return visibleText(displayText(value.raw()), ShownText);
}

Result<HttpHeaders> readRuleHeaders(const json::Value &list)
{
    if (!list.isArray() || list.size() > MaxHeaders)
        return Error {
            tr("it must be a list of no more than %1 pairs [name, value]").arg(MaxHeaders)};
    HttpHeaders headers;
    for (json::Value pair = list.firstChild(); pair; pair = pair.nextSibling()) {
        const Result<HttpHeader> header = readHeader(pair);
        if (!header)
            return header.error();
        headers.append(*header);
    }
    return headers;
}

} // namespace hookglass

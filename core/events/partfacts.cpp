// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/partfacts.h"

#include "core/base/text.h"
#include "core/base/textbytes.h"
#include "core/events/plainbody.h"
#include "core/http/bodyparts.h"
#include "core/json/body.h"
#include "core/json/jsonpath.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype MostTold = 8;
constexpr qsizetype LongestName = 80;
constexpr qsizetype LongestValue = 300;

QString tr(const char *text)
{
    return QCoreApplication::translate("PartFacts", text);
}

/// The beginning of a text; of anything else how much it is.
QString valueOf(const BodyPart &part)
{
    constexpr qsizetype MostBytes = 4; // of a character
    const QByteArrayView start = beginningOfText(part.value, MostBytes * LongestValue);
    const QString text = displayText(start);
    const bool isText = !start.contains('\0') && start.isValidUtf8();
    if (!part.fileName.isEmpty())
        return tr("file %1, %2").arg(visibleText(displayText(part.fileName), LongestName),
                                     humanSize(part.value.size()));
    if (!isText || !part.coding.isEmpty())
        return tr("binary data, %1").arg(humanSize(part.value.size()));
    return text.isEmpty() ? tr("(empty)") : visibleText(text, LongestValue);
}

EventFact factOf(const BodyPart &part, const QString &group)
{
    const QString name = displayText(part.name.left(LongestName * 4));
    EventFact fact {.group = group,
                    .label = name.isEmpty() ? tr("(no name)") : visibleText(name, LongestName),
                    .value = valueOf(part)};
    if (!name.isEmpty() && name.size() <= LongestName)
        fact.path = json::memberPath(u"$"_s, name);
    return fact;
}

} // namespace

QList<EventFact> partFacts(const QByteArray &body, const HttpHeaders &headers)
{
    const QByteArray plain = plainBody(body, headers);
    const bool isOther = json::beginsLikeJson(plain); // but broken: all of it would be a name
    const QList<BodyPart> parts = isOther ? QList<BodyPart>() : bodyParts(plain, headers);
    if (parts.isEmpty())
        return {};
    const bool isForm = !mediaType(headers).startsWith("multipart/");
    const QString group = isForm ? tr("Form") : tr("Parts");
    const qsizetype told = plain == body ? std::min(parts.size(), MostTold) : 0;
    QList<EventFact> facts;
    for (const BodyPart &part : parts.first(told))
        facts.append(factOf(part, group));
    const qsizetype more = parts.size() - told;
    if (more > 0)
        facts.append({.group = group,
                      .label = told == 0 ? (isForm ? tr("Fields") : tr("Parts")) : tr("More"),
                      .value = told == 0 ? tr("%1, see the Body tab").arg(more)
                                         : tr("%1 more, see the Body tab").arg(more)});
    return facts;
}

} // namespace hookglass

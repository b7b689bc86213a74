// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/partsdocument.h"

#include "core/base/text.h"
#include "core/json/writer.h"

namespace hookglass {

PartsDocument PartsDocument::of(const QList<BodyPart> &parts)
{
    PartsDocument made;
    json::Writer writer;
    writer.beginObject();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const BodyPart &part = parts.at(i);
        if (part.name.isEmpty() || !isTextPart(part))
            continue;
        writer.member(displayText(part.name), displayText(part.value));
        made.parts.append(i);
    }
    writer.endObject();
    if (!made.parts.isEmpty())
        made.document = json::Document::parse(writer.take());
    return made;
}

qsizetype PartsDocument::partOf(const json::Value &member) const
{
    return parts.value(qsizetype(member.index()) - 1, -1); // the object is the first node
}

bool isTextPart(const BodyPart &part)
{
    return !part.value.contains('\0') && QByteArrayView(part.value).isValidUtf8();
}

} // namespace hookglass

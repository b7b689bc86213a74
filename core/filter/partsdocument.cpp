// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/partsdocument.h"

#include "core/base/text.h"
#include "core/json/writer.h"

namespace hookglass {

namespace {
/// Of names and values together: each event is asked about, and written anew for it.
constexpr qsizetype MostBytes = 1024 * 1024;
} // namespace

PartsDocument PartsDocument::of(const QList<BodyPart> &parts)
{
    PartsDocument made;
    json::Writer writer;
    writer.beginObject();
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const BodyPart &part = parts.at(i);
        const qsizetype size = part.name.size() + part.value.size();
        if (part.name.isEmpty() || bytes + size > MostBytes || !isTextPart(part))
            continue;
        bytes += size;
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

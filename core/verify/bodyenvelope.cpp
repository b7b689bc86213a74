// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bodyenvelope.h"

namespace hookglass {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

BodyEnvelope openEnvelope(QByteArrayView body)
{
    BodyEnvelope envelope;
    if (body.startsWith(ByteOrderMark)) {
        envelope.bom = body.first(ByteOrderMark.size());
        body = body.sliced(ByteOrderMark.size());
    }
    qsizetype begin = 0;
    while (begin < body.size() && isSpace(body[begin]))
        ++begin;
    qsizetype end = body.size();
    while (end > begin && isSpace(body[end - 1]))
        --end;
    envelope.before = body.first(begin);
    envelope.core = body.sliced(begin, end - begin);
    envelope.after = body.sliced(end);
    return envelope;
}

QList<OtherSpaces> otherSpaces(const BodyEnvelope &envelope)
{
    const QByteArray before = envelope.before.toByteArray();
    const QByteArray after = envelope.after.toByteArray();
    QList<OtherSpaces> spaces;
    const auto add = [&](const QByteArray &newBefore, const QByteArray &newAfter, RepairStep step) {
        if (newBefore != before || newAfter != after)
            spaces.append({newBefore, newAfter, step});
    };
    const bool oneLineEnd = after == "\n" || after == "\r\n";
    if (after.endsWith('\n')) {
        const qsizetype lineEnd = after.endsWith("\r\n") ? 2 : 1;
        add(before, after.chopped(lineEnd), {Repair::TrailingNewline});
    }
    if (!oneLineEnd)
        add(before, {}, {Repair::Trimmed, true});
    add({}, {}, {Repair::Trimmed, true});
    for (const char *lost : {"\n", "\r\n", " "})
        add(before, after + lost, {Repair::Trimmed});
    spaces.append({before, after, std::nullopt});
    return spaces;
}

} // namespace hookglass

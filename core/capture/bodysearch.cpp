// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodysearch.h"

#include <QByteArrayMatcher>

#include <algorithm>

namespace hookglass {

QList<ByteRange> findInBytes(const QByteArray &bytes, const QString &text, qsizetype most,
                             const std::stop_token &stop)
{
    QList<ByteRange> places;
    const QByteArray wanted = text.toUtf8().toLower();
    if (wanted.isEmpty())
        return places;
    const QByteArray lower = bytes.toLower();
    const QByteArrayMatcher matcher(wanted);
    for (qsizetype at = matcher.indexIn(lower);
         at >= 0 && places.size() < most && !stop.stop_requested();
         at = matcher.indexIn(lower, at + wanted.size()))
        places.append({at, at + wanted.size()});
    return places;
}

QList<ByteRange> findInBody(const BodyContent &content, const QString &text, qsizetype most,
                            const std::stop_token &stop)
{
    const QList<ByteRange> plain = findInBytes(content.bytes, text, most, stop);
    const QByteArray wanted = text.toUtf8().toLower();
    if (!content.document || wanted.isEmpty())
        return plain;
    const auto isFound = [&](ByteRange range) {
        const auto first = std::lower_bound(
            plain.begin(), plain.end(), range.begin,
            [](const ByteRange &each, qsizetype begin) { return each.begin < begin; });
        return first != plain.end() && first->end <= range.end;
    };
    QList<ByteRange> places = plain;
    const QByteArrayView bytes = content.document->bytes();
    for (const json::Node &node : content.document->nodes()) {
        if (places.size() >= most || stop.stop_requested())
            break;
        if (node.kind != json::Kind::String || !node.escapes || node.end < node.begin + 2)
            continue;
        const ByteRange range {node.begin + content.documentOffset,
                               node.end + content.documentOffset};
        const QByteArrayView inside = bytes.sliced(node.begin + 1, node.end - node.begin - 2);
        if (!isFound(range) && json::unescaped(inside).toLower().contains(wanted))
            places.append(range);
    }
    std::sort(places.begin(), places.end(),
              [](const ByteRange &one, const ByteRange &other) { return one.begin < other.begin; });
    return places;
}

} // namespace hookglass

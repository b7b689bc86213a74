// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decoding, findings and masking, on any bytes.

#include "core/events/decoder.h"
#include "core/events/findingschecker.h"
#include "core/events/secretfinder.h"
#include "core/json/document.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace hookglass;

namespace {

// An event keeps 1000 characters of a text; a track is made of two, and lower case may be longer.
constexpr qsizetype LongestText = 4000;
constexpr qsizetype MostFindings = 10'000;

const EventCatalog &catalog()
{
    static const EventCatalog Catalog = EventCatalog::load().value();
    return Catalog;
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What stands between two places of a document: white space and the marks of the grammar.
bool isPunctuation(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return c && std::strchr(" \t\r\n{}[]:,", c); });
}

/// Walks every node without recursion and puts the keys, the scalars and what is between them
/// together again.
QByteArray rejoined(const json::Document &document)
{
    const QByteArrayView bytes = document.bytes();
    QByteArray joined;
    const auto take = [&](QByteArrayView part) {
        const qsizetype begin = part.data() - bytes.data();
        require(begin >= joined.size() && begin + part.size() <= bytes.size());
        const QByteArrayView between = bytes.sliced(joined.size(), begin - joined.size());
        require(isPunctuation(between));
        joined += between;
        joined += part;
    };
    QList<json::Value> open {document.root()};
    while (!open.isEmpty()) {
        const json::Value value = open.takeLast();
        if (const json::Value next = value.nextSibling())
            open.append(next);
        if (!value.rawKey().isEmpty())
            take(value.rawKey());
        qsizetype children = 0;
        for (json::Value child = value.firstChild(); child; child = child.nextSibling()) {
            require(child.offset() >= value.offset()
                    && child.offset() + child.raw().size() <= value.offset() + value.raw().size());
            ++children;
        }
        require(children == value.size());
        if (children > 0)
            open.append(value.firstChild());
        else
            take(value.raw());
    }
    const QByteArrayView rest = bytes.sliced(joined.size());
    require(isPunctuation(rest));
    return joined + rest;
}

void checkEvent(const Event &event)
{
    for (const QString &text : {event.name, event.id, event.roomId, event.roomSid,
                                event.participant, event.participantIdentity, event.track,
                                event.recordingId, event.artifactType, event.summary})
        require(text.size() <= LongestText + 1);
    require(!event.summary.isEmpty() && !event.summary.contains(QChar::LineFeed));
}

void checkMasking(const SecretFinder &finder, const QByteArray &body, bool isJson)
{
    const QByteArray masked = finder.masked(body);
    require(finder.masked(masked) == masked);
    if (!isJson || masked == "[redacted]")
        return;
    require(json::Document::parse(masked).isValid());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const FindingsChecker checker(catalog());
    static const SecretFinder finder(catalog());
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto document = json::Document::parse(body);
    if (document.isValid())
        require(rejoined(document) == body);
    checkEvent(decodeEvent(body));
    const QList<EventFinding> findings = checker.check(body, 1'795'425'129);
    require(findings.size() <= MostFindings);
    for (const EventFinding &finding : findings) {
        require(finding.path.isEmpty() || finding.path.startsWith(QLatin1Char('$')));
        require(finding.path.size() <= 2 * body.size() + LongestText && !finding.text.isEmpty());
    }
    checkMasking(finder, body, document.isValid());
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterfield.h"

#include "core/base/text.h"
#include "core/verify/verifierprofile.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

// The table of fields; everything else about them follows from it.

namespace hookglass {

namespace {

QStringList verdictWords()
{
    QStringList words;
    for (const Verdict verdict :
         {Verdict::Verified, Verdict::Failed, Verdict::Unsigned, Verdict::Unattempted})
        words.append(verdictId(verdict));
    return words << u"refused"_s;
}

quint32 verdictFlag(const CaptureSummary &capture)
{
    return 1U << (capture.refused ? 4U : unsigned(capture.verdict));
}

QStringList senderWords()
{
    return {senderId(EventSender::Unknown), senderId(EventSender::PlugNMeet),
            senderId(EventSender::LiveKit)};
}

quint32 senderFlag(const CaptureSummary &capture)
{
    return capture.refused ? 0U : 1U << unsigned(capture.sender);
}

QStringList stateWords()
{
    return {u"pinned"_s, u"retry"_s,    u"duplicate"_s, u"refused"_s,
            u"noted"_s,  u"coloured"_s, u"rejudged"_s};
}

quint32 stateFlags(const CaptureSummary &capture)
{
    const std::array states {capture.marks.pinned,
                             capture.history.attempt > 1 || capture.history.retryOf != 0,
                             capture.history.duplicateOf != 0,
                             capture.refused,
                             !capture.marks.note.isEmpty(),
                             capture.marks.shownColour() != 0,
                             capture.firstVerdict.has_value()};
    quint32 flags = 0;
    for (size_t i = 0; i < states.size(); ++i)
        flags |= states[i] ? 1U << i : 0U;
    return flags;
}

QStringList profileWords()
{
    QStringList words;
    for (const VerifierProfile &profile : VerifierProfiles)
        words.append(profile.id);
    return words;
}

std::optional<qint64> unlessZero(qint64 number)
{
    return number == 0 ? std::nullopt : std::optional(number);
}

bool findingMatches(const FilterPayload &payload, const TextMatcher &matcher)
{
    return std::any_of(payload.findings.begin(), payload.findings.end(),
                       [&](const EventFinding &finding) {
                           return matcher.matches(severityId(finding.severity))
                               || matcher.matches(finding.path) || matcher.matches(finding.text);
                       });
}

bool acceptanceMatches(const FilterPayload &payload, const TextMatcher &matcher)
{
    const QList<Acceptance> &all = payload.verification.acceptedBy;
    return std::any_of(all.begin(), all.end(), [&](const Acceptance &each) {
        return each.accepts && matcher.matches(each.profile);
    });
}

bool headerMatches(const FilterPayload &payload, const TextMatcher &matcher)
{
    if (payload.hasNoHeaderFor(matcher))
        return false;
    const HttpHeaders &headers = payload.headers();
    return std::any_of(headers.begin(), headers.end(), [&](const HttpHeader &header) {
        return matcher.matches(displayText(QByteArray(header.name + ": " + header.value)));
    });
}

using Row = FilterRow;
using Summary = CaptureSummary;

// clang-format off
constexpr std::array Rows {
    Row {.name = "event", .help = QT_TRANSLATE_NOOP("Filter", "name of the event"),
         .example = "event:room_*", .read = &Summary::event, .inWords = true},
    Row {.name = "room", .help = QT_TRANSLATE_NOOP("Filter", "id or name of the room"),
         .example = "room:demo", .read = &Summary::roomId, .inWords = true},
    Row {.name = "participant", .help = QT_TRANSLATE_NOOP("Filter", "name or identity of the participant"),
         .example = "participant:\"Amina R*\"", .read = &Summary::participant, .inWords = true},
    Row {.name = "summary", .help = QT_TRANSLATE_NOOP("Filter", "the one-line summary"),
         .example = "summary:joined", .read = &Summary::summary, .inWords = true},
    Row {.name = "verdict", .help = QT_TRANSLATE_NOOP("Filter", "what the token proved"),
         .example = "verdict:(failed|unsigned)", .read = Row::Flags(verdictFlag), .isWhole = true,
         .inWords = true, .words = verdictWords},
    Row {.name = "cause", .help = QT_TRANSLATE_NOOP("Filter", "first cause of a failure"),
         .example = "cause:wrong-secret", .read = &Summary::cause, .isWhole = true,
         .inWords = true, .words = causeIds},
    Row {.name = "sender", .help = QT_TRANSLATE_NOOP("Filter", "whose webhook it is"),
         .example = "sender:livekit", .read = Row::Flags(senderFlag), .isWhole = true,
         .inWords = true, .words = senderWords},
    Row {.name = "id", .help = QT_TRANSLATE_NOOP("Filter", "id of the event"),
         .example = "id:EV_*", .read = &Summary::eventId, .isWhole = true, .inWords = true},
    Row {.name = "method", .help = QT_TRANSLATE_NOOP("Filter", "HTTP method"),
         .example = "-method:post", .read = &Summary::method, .isWhole = true},
    Row {.name = "target", .help = QT_TRANSLATE_NOOP("Filter", "path and query of the request"),
         .example = "target:/hook", .read = &Summary::target, .inWords = true},
    Row {.name = "peer", .help = QT_TRANSLATE_NOOP("Filter", "address and port of the sender"),
         .example = "peer:10.0.0.*", .read = &Summary::peer, .inWords = true},
    Row {.name = "status", .help = QT_TRANSLATE_NOOP("Filter", "status that was answered"),
         .example = "status:5xx",
         .read = Row::Number([](const Summary &c, qint64) { return unlessZero(c.status); }),
         .unit = FilterUnit::StatusCode},
    Row {.name = "rule", .help = QT_TRANSLATE_NOOP("Filter", "response rule that chose the answer"),
         .example = "rule:\"fail once\"", .read = &Summary::rule},
    Row {.name = "attempt", .help = QT_TRANSLATE_NOOP("Filter", "which attempt of the sender it was"),
         .example = "attempt>1",
         .read = Row::Number([](const Summary &c, qint64) { return std::optional<qint64>(c.history.attempt); })},
    Row {.name = "retry", .help = QT_TRANSLATE_NOOP("Filter", "number of the delivery that it is the next attempt of"),
         .example = "retry:12",
         .read = Row::Number([](const Summary &c, qint64) { return unlessZero(c.history.retryOf); })},
    Row {.name = "duplicate", .help = QT_TRANSLATE_NOOP("Filter", "number of the first delivery of the same event"),
         .example = "has:duplicate",
         .read = Row::Number([](const Summary &c, qint64) { return unlessZero(c.history.duplicateOf); })},
    Row {.name = "is", .help = QT_TRANSLATE_NOOP("Filter", "what it is, or what you made it"),
         .example = "is:pinned", .read = Row::Flags(stateFlags), .isWhole = true, .words = stateWords},
    Row {.name = "note", .help = QT_TRANSLATE_NOOP("Filter", "your note"),
         .example = "note:\"to check\"",
         .read = Row::TextOf([](const Summary &c) -> const QString & { return c.marks.note; })},
    Row {.name = "colour", .help = QT_TRANSLATE_NOOP("Filter", "number of your colour, 1 to 9"),
         .example = "colour:2",
         .read = Row::Number([](const Summary &c, qint64) { return unlessZero(c.marks.shownColour()); })},
    Row {.name = "seq", .help = QT_TRANSLATE_NOOP("Filter", "number in the session"),
         .example = "seq>=100",
         .read = Row::Number([](const Summary &c, qint64) { return std::optional(c.seq); })},
    Row {.name = "size", .help = QT_TRANSLATE_NOOP("Filter", "size of the body"),
         .example = "size>10kb",
         .read = Row::Number([](const Summary &c, qint64) { return std::optional(c.bodySize); }),
         .unit = FilterUnit::Size},
    Row {.name = "latency", .help = QT_TRANSLATE_NOOP("Filter", "from the event's own time to its arrival"),
         .example = "latency>=500ms",
         .read = Row::Number([](const Summary &c, qint64) { return c.senderLatencyUs(); }),
         .unit = FilterUnit::Span},
    Row {.name = "answered", .help = QT_TRANSLATE_NOOP("Filter", "from its arrival to the answer"),
         .example = "answered>100ms",
         .read = Row::Number([](const Summary &c, qint64) { return unlessZero(c.answeredAfterUs); }),
         .unit = FilterUnit::Span},
    Row {.name = "received", .help = QT_TRANSLATE_NOOP("Filter", "when it came, in local time"),
         .example = "received>10:30",
         .read = Row::Number([](const Summary &c, qint64) { return std::optional(c.receivedAtUs); }),
         .unit = FilterUnit::Moment},
    Row {.name = "age", .help = QT_TRANSLATE_NOOP("Filter", "how long ago it came"),
         .example = "age<5m",
         .read = Row::Number([](const Summary &c, qint64 nowUs) { return std::optional(nowUs - c.receivedAtUs); }),
         .unit = FilterUnit::Span},
    Row {.name = "has", .help = QT_TRANSLATE_NOOP("Filter", "there is such a field; else a member of the body with that name"),
         .example = "has:metadata", .read = Row::Presence {}},
    Row {.name = "header", .help = QT_TRANSLATE_NOOP("Filter", "a header, as \"Name: value\""),
         .example = "header:gzip", .read = Row::Payload(headerMatches), .inWords = true},
    Row {.name = "header", .help = QT_TRANSLATE_NOOP("Filter", "the header of that name"),
         .example = "header.user-agent:*Go*", .read = Row::HeaderGroup {}},
    Row {.name = "body", .help = QT_TRANSLATE_NOOP("Filter", "the body, unpacked if it was packed"),
         .example = "body:metadata",
         .read = Row::Payload([](const FilterPayload &p, const TextMatcher &m) { return m.matchesUtf8(p.plainBody()); }),
         .inWords = true, .part = FilterPart::Body},
    Row {.name = "body", .help = QT_TRANSLATE_NOOP("Filter", "a value in the body or a field of a form; all elements of lists"),
         .example = "body.participant.name:\"Al*\"", .read = Row::BodyGroup {}, .part = FilterPart::Body},
    Row {.name = "finding", .help = QT_TRANSLATE_NOOP("Filter", "severity, place or text of a finding about the body"),
         .example = "finding:warning", .read = Row::Payload(findingMatches), .part = FilterPart::Findings},
    Row {.name = "accepted-by", .help = QT_TRANSLATE_NOOP("Filter", "official verifier that would take it"),
         .example = "accepted-by:livekit-go", .read = Row::Payload(acceptanceMatches), .isWhole = true,
         .part = FilterPart::Judgement, .words = profileWords},
    Row {.name = "key", .help = QT_TRANSLATE_NOOP("Filter", "API key that it was signed with"),
         .example = "key:plugnmeet",
         .read = Row::Payload([](const FilterPayload &p, const TextMatcher &m) { return m.matches(p.verification.key); }),
         .isWhole = true, .part = FilterPart::Judgement},
    Row {.name = "listener", .help = QT_TRANSLATE_NOOP("Filter", "listener that it came through"),
         .example = "listener:default",
         .read = Row::Payload([](const FilterPayload &p, const TextMatcher &m) { return m.matches(p.listener); })},
};
// clang-format on

} // namespace

std::span<const FilterRow> filterRows()
{
    return Rows;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naivefilter.h"

#include "naiveanswers.h"

#include "core/base/text.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::test {

namespace {

std::optional<qint64> unlessZero(qint64 number)
{
    return number == 0 ? std::nullopt : std::optional(number);
}

} // namespace

NaiveFilter NaiveFilters::pathLeaf()
{
    QStringList path;
    for (int i = 1 + m_dice.below(3); i > 0; --i)
        path.append(m_dice.pick(
            {u"room"_s, u"name"_s, u"roomId"_s, u"room_name"_s, u"metadata"_s, u"tracks"_s}));
    const QString field = u"body."_s + path.join(u'.');
    if (m_dice.chance(3)) {
        const QString op = m_dice.pick({u"<"_s, u"<="_s, u">"_s, u">="_s});
        const int limit = m_dice.below(30) - 5;
        return {field + op + QString::number(limit), [path, op, limit](const Sample &s) {
                    QJsonArray found;
                    follow(s.json, path, 0, found);
                    QJsonArray all;
                    scalars(found, all);
                    return std::any_of(all.begin(), all.end(), [&](const QJsonValue &value) {
                        const std::optional<qint64> number = wholeNumber(value);
                        return number && compare(op, *number, limit);
                    });
                }};
    }
    const NaiveTerms::Value wanted = m_terms.list();
    return {field + u':' + wanted.text, [path, wanted](const Sample &s) {
                QJsonArray found;
                follow(s.json, path, 0, found);
                QJsonArray all;
                scalars(found, all);
                return std::any_of(all.begin(), all.end(), [&](const QJsonValue &value) {
                    if (value.isString())
                        return wanted.contains(value.toString());
                    return wanted.whole(value.isNull() ? u"null"_s
                                            : value.isBool()
                                            ? (value.toBool() ? u"true"_s : u"false"_s)
                                            : QString::number(value.toInteger()));
                });
            }};
}

NaiveFilter NaiveFilters::headerLeaf()
{
    if (m_dice.chance(3)) {
        const int limit = m_dice.below(20);
        return {u"header.content-length>"_s + QString::number(limit), [limit](const Sample &s) {
                    const auto length = firstHeader(s.capture.request.headers, "content-length");
                    return length && length->toInt() > limit;
                }};
    }
    const QString name = m_dice.pick({u"User-Agent"_s, u"x-word"_s, u"host"_s});
    return m_terms.text(
        u"header."_s + name,
        [name](const Capture &c) {
            const auto value = firstHeader(c.request.headers, name.toLatin1());
            return value ? QStringList {QString::fromUtf8(*value)} : QStringList();
        },
        false);
}

NaiveFilter NaiveFilters::hasLeaf()
{
    switch (m_dice.below(7)) {
    case 0:
        return {u"has:room"_s, [](const Sample &s) {
                    return s.capture.request.refusal.status == 0
                        && !s.capture.event.roomId.isEmpty();
                }};
    case 1:
        return {u"has:header.X-Word"_s, [](const Sample &s) {
                    return firstHeader(s.capture.request.headers, "X-Word").has_value();
                }};
    case 2:
        return {u"has:body.room.room_id"_s, [](const Sample &s) {
                    QJsonArray found;
                    follow(s.json, {u"room"_s, u"roomid"_s}, 0, found);
                    return std::any_of(found.begin(), found.end(),
                                       [](const QJsonValue &v) { return !saysNothing(v); });
                }};
    case 3:
        return {u"has:(note|duplicate)"_s, [](const Sample &s) {
                    return !s.capture.marks.note.isEmpty() || s.capture.history.duplicateOf != 0;
                }};
    case 4:
        return {u"has:body"_s, [](const Sample &s) {
                    return !s.capture.request.body.isEmpty();
                }};
    case 5:
        return {u"has:finding"_s, [](const Sample &s) {
                    return !s.capture.event.findings.isEmpty();
                }};
    default:
        return {u"has:metadata"_s, [](const Sample &s) {
                    return hasKey(s.json, u"metadata"_s);
                }};
    }
}

NaiveFilter NaiveFilters::textLeaf(int which)
{
    const auto ofEvent = [](QString Event::*member) {
        return [member](const Capture &c) {
            return QStringList {c.request.refusal.status != 0 ? QString() : c.event.*member};
        };
    };
    switch (which) {
    case 0:
        return m_terms.text(u"event"_s, ofEvent(&Event::name), false);
    case 1:
        return m_terms.text(u"room"_s, ofEvent(&Event::roomId), false);
    case 2:
        return m_terms.text(u"participant"_s, ofEvent(&Event::participant), false);
    case 3:
        return m_terms.text(u"id"_s, ofEvent(&Event::id), true);
    case 4:
        return m_terms.text(
            u"summary"_s, [](const Capture &c) { return QStringList {summaryOf(c)}; }, false);
    case 5:
        return m_terms.text(
            u"note"_s, [](const Capture &c) { return QStringList {c.marks.note}; }, false);
    case 6:
        return m_terms.text(
            u"target"_s,
            [](const Capture &c) { return QStringList {QString::fromUtf8(c.request.target)}; },
            false);
    case 7:
        return m_terms.text(
            u"body"_s,
            [](const Capture &c) { return QStringList {QString::fromUtf8(c.request.body)}; },
            false);
    default:
        return m_terms.text(u"header"_s, headerLines, false);
    }
}

NaiveFilter NaiveFilters::wordsLeaf(int which)
{
    switch (which) {
    case 9:
        return m_terms.oneOf(u"verdict"_s,
                             {u"verified"_s, u"failed"_s, u"unsigned"_s, u"unattempted"_s,
                              u"refused"_s},
                             [](const Capture &c) { return QStringList {verdictOf(c)}; });
    case 10:
        return m_terms.oneOf(u"sender"_s, {u"unknown"_s, u"plugnmeet"_s, u"livekit"_s},
                             [](const Capture &c) { return QStringList {senderOf(c)}; });
    case 11:
        return m_terms.oneOf(u"is"_s,
                             {u"pinned"_s, u"retry"_s, u"duplicate"_s, u"refused"_s, u"noted"_s,
                              u"coloured"_s, u"rejudged"_s},
                             states);
    case 12:
        return m_terms.oneOf(u"cause"_s, causeIds(),
                             [](const Capture &c) { return QStringList {causeOfCapture(c)}; });
    default:
        return m_terms.oneOf(
            u"accepted-by"_s, {u"plugnmeet-go"_s, u"livekit-go"_s, u"livekit-go-1.13"_s},
            [](const Capture &c) {
                QStringList names;
                const Verification &v = c.reverified ? c.reverified->verification : c.verification;
                for (const Acceptance &a : v.acceptedBy) {
                    if (a.accepts)
                        names << a.profile;
                }
                return names;
            });
    }
}

NaiveFilter NaiveFilters::numberLeaf(int which)
{
    switch (which) {
    case 14:
        return m_terms.number(
            u"size"_s,
            [](const Capture &c) { return std::optional(qint64(c.request.body.size())); },
            {u"0"_s, u"20"_s, u"100b"_s, u"1kb"_s});
    case 15:
        return m_terms.number(
            u"status"_s, [](const Capture &c) { return unlessZero(c.answer.status); },
            {u"200"_s, u"404"_s, u"503"_s});
    case 16:
        return m_terms.number(
            u"attempt"_s, [](const Capture &c) { return std::optional(qint64(c.history.attempt)); },
            {u"1"_s, u"2"_s, u"12"_s});
    case 17:
        return m_terms.number(
            u"latency"_s,
            [](const Capture &c) {
                const bool known = c.request.refusal.status == 0 && c.event.createdAt;
                return known
                    ? std::optional(c.request.receivedAtUs - *c.event.createdAt * 1'000'000)
                    : std::nullopt;
            },
            {u"500ms"_s, u"2s"_s, u"-1s"_s});
    default:
        return m_terms.number(
            u"age"_s,
            [](const Capture &c) {
                return std::optional(RandomCaptures::NowUs - c.request.receivedAtUs);
            },
            {u"30m"_s, u"1.5h"_s, u"1d"_s});
    }
}

NaiveFilter NaiveFilters::leaf()
{
    const int which = m_dice.below(24);
    if (which < 9)
        return textLeaf(which);
    if (which < 14)
        return wordsLeaf(which);
    if (which < 19)
        return numberLeaf(which);
    switch (which) {
    case 19:
        return m_terms.received();
    case 20:
        return pathLeaf();
    case 21:
        return headerLeaf();
    case 22:
        return hasLeaf();
    default:
        return m_terms.word();
    }
}

} // namespace hookglass::test

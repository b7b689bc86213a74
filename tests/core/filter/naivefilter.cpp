// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naivefilter.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass::test {

namespace {

QString plainName(QString name)
{
    return name.remove(u'_').toLower();
}

/// All values that a path leads to.
void follow(const QJsonValue &value, const QStringList &path, int nested, QJsonArray &found)
{
    if (path.isEmpty()) {
        found.append(value);
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            follow(item, path, nested, found);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (plainName(it.key()) == plainName(path.first()))
                follow(it.value(), path.mid(1), nested, found);
        }
    } else if (value.isString() && nested < 2) {
        const QJsonDocument inside = QJsonDocument::fromJson(value.toString().toUtf8());
        if (inside.isObject())
            follow(inside.object(), path, nested + 1, found);
    }
}

void scalars(const QJsonValue &value, QJsonArray &found)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            scalars(item, found);
    } else if (value.isObject()) {
        for (const QJsonValue &item : value.toObject())
            scalars(item, found);
    } else {
        found.append(value);
    }
}

bool saysNothing(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

bool hasKey(const QJsonValue &value, const QString &name)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [&](const QJsonValue &item) { return hasKey(item, name); });
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if ((plainName(it.key()) == plainName(name) && !saysNothing(it.value()))
            || hasKey(it.value(), name))
            return true;
    }
    return false;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    bool ok = value.isDouble();
    const qint64 number = value.isString() ? value.toString().toLongLong(&ok) : value.toInteger();
    return ok ? std::optional(number) : std::nullopt;
}

bool compare(const QString &op, qint64 a, qint64 b)
{
    return op == u"<" ? a < b : op == u"<=" ? a <= b : op == u">" ? a > b : a >= b;
}

QString verdictOf(const Capture &c)
{
    if (c.request.refusal.status != 0)
        return u"refused"_s;
    const Verification &v = c.reverified ? c.reverified->verification : c.verification;
    return QStringList {u"verified"_s, u"failed"_s, u"unsigned"_s, u"unattempted"_s}.at(
        int(v.verdict));
}

QString senderOf(const Capture &c)
{
    if (c.request.refusal.status != 0)
        return {};
    return QStringList {u"unknown"_s, u"plugnmeet"_s, u"livekit"_s}.at(int(c.event.sender));
}

QString causeOfCapture(const Capture &c)
{
    const Verification &v = c.reverified ? c.reverified->verification : c.verification;
    return v.diagnosis.isEmpty() ? QString() : causeId(v.diagnosis.first().cause);
}

QString summaryOf(const Capture &c)
{
    return c.request.refusal.status != 0 ? c.request.refusal.reason : c.event.summary;
}

QStringList headerLines(const Capture &c)
{
    QStringList lines;
    for (const HttpHeader &header : c.request.headers)
        lines.append(QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value));
    return lines;
}

QStringList states(const Capture &c)
{
    QStringList words;
    if (c.marks.pinned)
        words << u"pinned"_s;
    if (c.history.attempt > 1 || c.history.retryOf != 0)
        words << u"retry"_s;
    if (c.history.duplicateOf != 0)
        words << u"duplicate"_s;
    if (c.request.refusal.status != 0)
        words << u"refused"_s;
    if (!c.marks.note.isEmpty())
        words << u"noted"_s;
    if (c.marks.shownColour() != 0)
        words << u"coloured"_s;
    if (c.reverified && c.request.refusal.status == 0)
        words << u"rejudged"_s;
    return words;
}

std::optional<qint64> unlessZero(qint64 number)
{
    return number == 0 ? std::nullopt : std::optional(number);
}

bool anyOf(const QStringList &texts, const std::function<bool(const QString &)> &test)
{
    return std::any_of(texts.begin(), texts.end(), test);
}

} // namespace

/// Literal pieces and wildcards; the text of the filter and a regular expression grow side by side.
NaiveFilters::Value NaiveFilters::value()
{
    QString plain; // without wildcards
    QString text;
    QString pattern;
    bool hasWildcard = false;
    const auto literal = [&](const QString &piece) {
        plain += piece;
        pattern += QRegularExpression::escape(piece);
        for (const QChar c : piece)
            text += u"*?\\\""_s.contains(c) ? QString(u'\\') + c : QString(c);
    };
    const auto wildcard = [&](const QChar c) {
        text += c;
        pattern += c == u'*' ? u".*"_s : u"."_s;
        hasWildcard = true;
    };
    QString word;
    while (word.isEmpty())
        word = m_random.pick(RandomCaptures::words());
    if (m_random.chance(4))
        word = word.toUpper();
    if (m_random.chance(4) && word.size() > 2 && !word.front().isSurrogate())
        word = word.mid(m_random.below(2), 1 + m_random.below(3));
    if (m_random.chance(5))
        wildcard(u'*');
    literal(word);
    if (m_random.chance(5))
        wildcard(m_random.chance(2) ? u'*' : u'?');
    if (m_random.chance(8))
        wildcard(u'*');
    const auto flags =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;
    const QRegularExpression regex(QRegularExpression::anchoredPattern(pattern), flags);
    const Test fits = [regex](const QString &t) {
        return regex.match(t).hasMatch();
    };
    const Test contains = [plain](const QString &t) {
        return t.contains(plain, Qt::CaseInsensitive);
    };
    const Test whole = [plain](const QString &t) {
        return t.compare(plain, Qt::CaseInsensitive) == 0;
    };
    return {u'"' + text + u'"', hasWildcard ? fits : contains, hasWildcard ? fits : whole};
}

NaiveFilters::Value NaiveFilters::list()
{
    Value a = value();
    if (!m_random.chance(4))
        return a;
    const Value b = value();
    return {u'(' + a.text + u'|' + b.text + u')',
            [a, b](const QString &t) { return a.contains(t) || b.contains(t); },
            [a, b](const QString &t) {
                return a.whole(t) || b.whole(t);
            }};
}

NaiveFilter NaiveFilters::textLeaf(const QString &field, const Texts &texts, bool isWhole)
{
    if (m_random.chance(6)) { // a regular expression
        const QString pattern =
            m_random.pick({u"^d"_s, u"[0-9]$"_s, u"o+m"_s, u"a|e"_s, u"\\/"_s, u"^$"_s});
        const bool anyCase = m_random.chance(2);
        const QRegularExpression regex(pattern,
                                       anyCase ? QRegularExpression::CaseInsensitiveOption
                                               : QRegularExpression::NoPatternOption);
        return {field + u"~/"_s + pattern + u'/' + (anyCase ? u"i"_s : QString()),
                [texts, regex](const Sample &s) {
                    return anyOf(texts(s.capture),
                                 [&](const QString &t) { return regex.match(t).hasMatch(); });
                }};
    }
    const Value wanted = list();
    const bool equals = m_random.chance(4);
    const bool negated = equals && m_random.chance(2);
    const Test test = equals || isWhole ? wanted.whole : wanted.contains;
    return {field
                + (negated      ? u"!="_s
                       : equals ? u"="_s
                                : u":"_s)
                + wanted.text,
            [texts, test, negated](const Sample &s) {
                return anyOf(texts(s.capture), test) != negated;
            }};
}

NaiveFilter NaiveFilters::wordLeaf()
{
    const Value wanted = value();
    return {wanted.text, [test = wanted.contains](const Sample &s) {
                const Capture &c = s.capture;
                const bool refused = c.request.refusal.status != 0;
                QStringList texts {verdictOf(c),
                                   senderOf(c),
                                   summaryOf(c),
                                   c.request.peer,
                                   QString::fromUtf8(c.request.target),
                                   QString::fromUtf8(c.request.body)};
                if (!refused)
                    texts << c.event.name << c.event.roomId << c.event.participant << c.event.id
                          << causeOfCapture(c);
                return anyOf(texts + headerLines(c), test);
            }};
}

NaiveFilter NaiveFilters::enumLeaf(const QString &field, const QStringList &words,
                                   const Texts &texts)
{
    const QString word = m_random.pick(words);
    return {field + u':' + (m_random.chance(3) ? word.toUpper() : word),
            [texts, word](const Sample &s) {
                return texts(s.capture).contains(word);
            }};
}

NaiveFilter NaiveFilters::numberLeaf(const QString &field, const Number &number,
                                     const QStringList &literals,
                                     const std::function<qint64(const QString &)> &meaning)
{
    const QString literal = m_random.pick(literals);
    const QString op = m_random.pick({u"<"_s, u"<="_s, u">"_s, u">="_s});
    return {field + op + literal, [number, op, limit = meaning(literal)](const Sample &s) {
                const std::optional<qint64> there = number(s.capture);
                return there && compare(op, *there, limit);
            }};
}

NaiveFilter NaiveFilters::receivedLeaf()
{
    if (m_random.chance(2)) { // the time of day
        const QTime time(m_random.below(24), m_random.below(60));
        const QString op = m_random.pick({u"<"_s, u">="_s});
        return {u"received"_s + op + time.toString(u"HH:mm"_s), [op, time](const Sample &s) {
                    const qint64 us = s.capture.request.receivedAtUs;
                    const QTime at = QDateTime::fromMSecsSinceEpoch(us / 1000).time();
                    return op == u"<" ? at < time : at >= time;
                }};
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(RandomCaptures::NowUs / 1000
                                                            - m_random.below(200'000) * 1000LL);
    const QDate day = moment.date();
    return {u"received:"_s + day.toString(u"yyyy-MM-dd"_s), [day](const Sample &s) {
                const qint64 us = s.capture.request.receivedAtUs;
                return QDateTime::fromMSecsSinceEpoch(us / 1000).date() == day;
            }};
}

NaiveFilter NaiveFilters::pathLeaf()
{
    QStringList path;
    for (int i = 1 + m_random.below(3); i > 0; --i)
        path.append(m_random.pick(
            {u"room"_s, u"name"_s, u"roomId"_s, u"room_name"_s, u"metadata"_s, u"tracks"_s}));
    const QString field = u"body."_s + path.join(u'.');
    if (m_random.chance(3)) {
        const QString op = m_random.pick({u"<"_s, u"<="_s, u">"_s, u">="_s});
        const int limit = m_random.below(30) - 5;
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
    const Value wanted = list();
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
    if (m_random.chance(3)) {
        const int limit = m_random.below(20);
        return {u"header.content-length>"_s + QString::number(limit), [limit](const Sample &s) {
                    const auto length = firstHeader(s.capture.request.headers, "content-length");
                    return length && length->toInt() > limit;
                }};
    }
    const QString name = m_random.pick({u"User-Agent"_s, u"x-word"_s, u"host"_s});
    return textLeaf(
        u"header."_s + name,
        [name](const Capture &c) {
            const auto value = firstHeader(c.request.headers, name.toLatin1());
            return value ? QStringList {QString::fromUtf8(*value)} : QStringList();
        },
        false);
}

NaiveFilter NaiveFilters::hasLeaf()
{
    switch (m_random.below(7)) {
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

NaiveFilter NaiveFilters::leaf()
{
    const auto ofEvent = [](QString Event::*member) {
        return [member](const Capture &c) {
            return QStringList {c.request.refusal.status != 0 ? QString() : c.event.*member};
        };
    };
    const auto plain = [](const QString &text) {
        return text.toLongLong();
    };
    switch (m_random.below(24)) {
    case 0:
        return textLeaf(u"event"_s, ofEvent(&Event::name), false);
    case 1:
        return textLeaf(u"room"_s, ofEvent(&Event::roomId), false);
    case 2:
        return textLeaf(u"participant"_s, ofEvent(&Event::participant), false);
    case 3:
        return textLeaf(u"id"_s, ofEvent(&Event::id), true);
    case 4:
        return textLeaf(
            u"summary"_s, [](const Capture &c) { return QStringList {summaryOf(c)}; }, false);
    case 5:
        return textLeaf(
            u"note"_s, [](const Capture &c) { return QStringList {c.marks.note}; }, false);
    case 6:
        return textLeaf(
            u"target"_s,
            [](const Capture &c) { return QStringList {QString::fromUtf8(c.request.target)}; },
            false);
    case 7:
        return textLeaf(
            u"body"_s,
            [](const Capture &c) { return QStringList {QString::fromUtf8(c.request.body)}; },
            false);
    case 8:
        return textLeaf(u"header"_s, headerLines, false);
    case 9:
        return enumLeaf(u"verdict"_s,
                        {u"verified"_s, u"failed"_s, u"unsigned"_s, u"unattempted"_s, u"refused"_s},
                        [](const Capture &c) { return QStringList {verdictOf(c)}; });
    case 10:
        return enumLeaf(u"sender"_s, {u"unknown"_s, u"plugnmeet"_s, u"livekit"_s},
                        [](const Capture &c) { return QStringList {senderOf(c)}; });
    case 11:
        return enumLeaf(u"is"_s,
                        {u"pinned"_s, u"retry"_s, u"duplicate"_s, u"refused"_s, u"noted"_s,
                         u"coloured"_s, u"rejudged"_s},
                        states);
    case 12:
        return enumLeaf(u"cause"_s, causeIds(),
                        [](const Capture &c) { return QStringList {causeOfCapture(c)}; });
    case 13:
        return enumLeaf(
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
    case 14:
        return numberLeaf(
            u"size"_s,
            [](const Capture &c) { return std::optional(qint64(c.request.body.size())); },
            {u"0"_s, u"20"_s, u"100b"_s, u"1kb"_s},
            [](const QString &text) {
                return text == u"1kb" ? 1024 : text == u"100b" ? 100 : text.toLongLong();
            });
    case 15:
        return numberLeaf(
            u"status"_s, [](const Capture &c) { return unlessZero(c.answer.status); },
            {u"200"_s, u"404"_s, u"503"_s}, plain);
    case 16:
        return numberLeaf(
            u"attempt"_s, [](const Capture &c) { return std::optional(qint64(c.history.attempt)); },
            {u"1"_s, u"2"_s, u"12"_s}, plain);
    case 17:
        return numberLeaf(
            u"latency"_s,
            [](const Capture &c) {
                const bool known = c.request.refusal.status == 0 && c.event.createdAt;
                return known
                    ? std::optional(c.request.receivedAtUs - *c.event.createdAt * 1'000'000)
                    : std::nullopt;
            },
            {u"500ms"_s, u"2s"_s, u"-1s"_s},
            [](const QString &text) {
                return text == u"500ms" ? 500'000 : text == u"2s" ? 2'000'000 : -1'000'000;
            });
    case 18:
        return numberLeaf(
            u"age"_s,
            [](const Capture &c) {
                return std::optional(RandomCaptures::NowUs - c.request.receivedAtUs);
            },
            {u"30m"_s, u"1.5h"_s, u"1d"_s},
            [](const QString &text) {
                return text == u"30m" ? 30 * 60'000'000LL
                    : text == u"1.5h" ? 90 * 60'000'000LL
                                      : 24 * 3600'000'000LL;
            });
    case 19:
        return receivedLeaf();
    case 20:
        return pathLeaf();
    case 21:
        return headerLeaf();
    case 22:
        return hasLeaf();
    default:
        return wordLeaf();
    }
}

} // namespace hookglass::test

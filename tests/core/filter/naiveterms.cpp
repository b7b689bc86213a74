// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "naiveterms.h"

#include "naiveanswers.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::test {

namespace {

/// Literal pieces and wildcards; the text of the filter and a regular expression grow side by side.
struct Pieces
{
    QString plain {}; ///< without wildcards
    QString text {};
    QString pattern {};
    bool hasWildcard = false;

    void addLiteral(const QString &piece)
    {
        plain += piece;
        pattern += QRegularExpression::escape(piece);
        for (const QChar c : piece)
            text += u"*?\\\""_s.contains(c) ? QString(u'\\') + c : QString(c);
    }
    void addWildcard(QChar c)
    {
        text += c;
        pattern += c == u'*' ? u".*"_s : u"."_s;
        hasWildcard = true;
    }
};

qint64 meaningOf(const QString &literal)
{
    static const QHash<QString, qint64> meanings {
        {u"100b"_s, 100},
        {u"1kb"_s, 1024},
        {u"500ms"_s, 500'000},
        {u"2s"_s, 2'000'000},
        {u"-1s"_s, -1'000'000},
        {u"30m"_s, 30 * 60'000'000LL},
        {u"1.5h"_s, 90 * 60'000'000LL},
        {u"1d"_s, 24 * 3600'000'000LL},
    };
    return meanings.value(literal, literal.toLongLong());
}

} // namespace

NaiveTerms::Value NaiveTerms::value()
{
    Pieces pieces;
    QString word;
    while (word.isEmpty())
        word = m_dice.pick(RandomCaptures::words());
    if (m_dice.chance(4))
        word = word.toUpper();
    if (m_dice.chance(4) && word.size() > 2 && !word.front().isSurrogate())
        word = word.mid(m_dice.below(2), 1 + m_dice.below(3));
    if (m_dice.chance(5))
        pieces.addWildcard(u'*');
    pieces.addLiteral(word);
    if (m_dice.chance(5))
        pieces.addWildcard(m_dice.chance(2) ? u'*' : u'?');
    if (m_dice.chance(8))
        pieces.addWildcard(u'*');
    const auto flags =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;
    const QRegularExpression regex(QRegularExpression::anchoredPattern(pieces.pattern), flags);
    const Test fits = [regex](const QString &t) {
        return regex.match(t).hasMatch();
    };
    const Test contains = [plain = pieces.plain](const QString &t) {
        return t.contains(plain, Qt::CaseInsensitive);
    };
    const Test whole = [plain = pieces.plain](const QString &t) {
        return t.compare(plain, Qt::CaseInsensitive) == 0;
    };
    return {u'"' + pieces.text + u'"', pieces.hasWildcard ? fits : contains,
            pieces.hasWildcard ? fits : whole};
}

NaiveTerms::Value NaiveTerms::list()
{
    Value a = value();
    if (!m_dice.chance(4))
        return a;
    const Value b = value();
    return {u'(' + a.text + u'|' + b.text + u')',
            [a, b](const QString &t) { return a.contains(t) || b.contains(t); },
            [a, b](const QString &t) {
                return a.whole(t) || b.whole(t);
            }};
}

NaiveFilter NaiveTerms::text(const QString &field, const Texts &texts, bool isWhole)
{
    if (m_dice.chance(6)) { // a regular expression
        const QString pattern =
            m_dice.pick({u"^d"_s, u"[0-9]$"_s, u"o+m"_s, u"a|e"_s, u"\\/"_s, u"^$"_s});
        const bool anyCase = m_dice.chance(2);
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
    const bool equals = m_dice.chance(4);
    const bool negated = equals && m_dice.chance(2);
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

NaiveFilter NaiveTerms::word()
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

NaiveFilter NaiveTerms::oneOf(const QString &field, const QStringList &words,
                              const Texts &texts)
{
    const QString word = m_dice.pick(words);
    return {field + u':' + (m_dice.chance(3) ? word.toUpper() : word),
            [texts, word](const Sample &s) {
                return texts(s.capture).contains(word);
            }};
}

NaiveFilter NaiveTerms::number(const QString &field, const Number &number,
                               const QStringList &literals)
{
    const QString literal = m_dice.pick(literals);
    const QString op = m_dice.pick({u"<"_s, u"<="_s, u">"_s, u">="_s});
    return {field + op + literal, [number, op, limit = meaningOf(literal)](const Sample &s) {
                const std::optional<qint64> there = number(s.capture);
                return there && compare(op, *there, limit);
            }};
}

NaiveFilter NaiveTerms::received()
{
    if (m_dice.chance(2)) { // the time of day
        const QTime time(m_dice.below(24), m_dice.below(60));
        const QString op = m_dice.pick({u"<"_s, u">="_s});
        return {u"received"_s + op + time.toString(u"HH:mm"_s), [op, time](const Sample &s) {
                    const qint64 us = s.capture.request.receivedAtUs;
                    const QTime at = QDateTime::fromMSecsSinceEpoch(us / 1000).time();
                    return op == u"<" ? at < time : at >= time;
                }};
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(RandomCaptures::NowUs / 1000
                                                            - m_dice.below(200'000) * 1000LL);
    const QDate day = moment.date();
    return {u"received:"_s + day.toString(u"yyyy-MM-dd"_s), [day](const Sample &s) {
                const qint64 us = s.capture.request.receivedAtUs;
                return QDateTime::fromMSecsSinceEpoch(us / 1000).date() == day;
            }};
}

} // namespace hookglass::test

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/http/requesthead.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace hookglass::test {

/// Captures of all kinds, with few words in many places, so that filters find something.
class RandomCaptures
{
public:
    static constexpr qint64 NowUs = 1'789'000'000'000'000;

    explicit RandomCaptures(quint32 seed)
        : m_random(seed)
    {
    }

    static QStringList words()
    {
        return {QStringLiteral("demo"),
                QStringLiteral("Demo Room"),
                QStringLiteral("room-01"),
                QStringLiteral("Amina"),
                QStringLiteral("Bo*b?"),
                QStringLiteral("\u00c9tienne"),
                QStringLiteral("joined"),
                QStringLiteral("a\"b\\c"),
                QStringLiteral("x(y)|z"),
                QStringLiteral("TR_7"),
                QStringLiteral("15"),
                QStringLiteral("5"),
                QStringLiteral("\U0001f600"),
                QStringLiteral("Ma\u00dfe"),
                QString()};
    }

    Capture next(qint64 seq)
    {
        Capture capture;
        capture.seq = seq;
        const QByteArray head = "POST /" + pick(words()).toUtf8().toPercentEncoding()
            + "?x=1 HTTP/1.1\r\nHost: a:1\r\nUser-Agent: " + pickAgent()
            + "\r\nContent-Length: " + QByteArray::number(m_random.bounded(20))
            + (chance(3) ? "\r\nX-Word: " + pick(words()).toUtf8() : QByteArray()) + "\r\n\r\n";
        capture.request = makeRequest(head, body());
        capture.request.peer =
            QStringLiteral("10.0.0.%1:47%2").arg(m_random.bounded(3)).arg(m_random.bounded(10));
        capture.request.listener = chance(2) ? QStringLiteral("default") : QStringLiteral("tls");
        capture.request.receivedAtUs = NowUs - m_random.bounded(200'000) * 1'000'003LL;
        addAnswer(capture);
        if (chance(12))
            capture.request.refusal = {431, QStringLiteral("The head is too large: demo.")};
        else
            addEvent(capture);
        return capture;
    }

    QString pick(const QStringList &list) { return list.at(m_random.bounded(list.size())); }
    bool chance(int oneOf) { return m_random.bounded(oneOf) == 0; }
    int below(int bound) { return m_random.bounded(bound); }

private:
    QByteArray pickAgent()
    {
        return chance(2) ? QByteArray("Go-http-client/1.1") : QByteArray("node");
    }

    void addAnswer(Capture &capture)
    {
        static constexpr int Statuses[] {200, 200, 503, 404, 0};
        capture.answer.status = Statuses[m_random.bounded(5)];
        capture.answer.rule = chance(2) ? QStringLiteral("default") : QStringLiteral("fail once");
        capture.answer.afterUs = chance(4) ? 0 : m_random.bounded(3'000'000);
        capture.history.attempt = 1 + (chance(3) ? m_random.bounded(12) : 0);
        capture.history.retryOf = capture.history.attempt > 1 ? m_random.bounded(20) : 0;
        capture.history.duplicateOf = chance(5) ? m_random.bounded(20) : 0;
        capture.marks = {chance(5), chance(4) ? m_random.bounded(10) : 0,
                         chance(4) ? pick(words()) : QString(),
                         chance(4) ? m_random.bounded(10) : 0};
    }

    void addEvent(Capture &capture)
    {
        capture.verification.verdict = Verdict(m_random.bounded(4));
        for (int i = m_random.bounded(3); i > 0; --i)
            capture.verification.diagnosis.append({.cause = Cause(m_random.bounded(31))});
        capture.verification.key = chance(2) ? QStringLiteral("plugnmeet") : QString();
        for (const char *profile : {"plugnmeet-go", "livekit-go", "livekit-go-1.13"})
            capture.verification.acceptedBy.append({QString::fromLatin1(profile), chance(2), {}});
        if (chance(6)) {
            capture.reverified = {NowUs, capture.verification};
            capture.reverified->verification.verdict = Verdict(m_random.bounded(4));
        }
        Event &event = capture.event;
        event.sender = EventSender(m_random.bounded(3));
        event.name = pick({QStringLiteral("room_started"), QStringLiteral("room_finished"),
                           QStringLiteral("participant_joined"), QString()});
        event.id = pick(words());
        if (chance(2))
            event.createdAt = capture.request.receivedAtUs / 1'000'000 - m_random.bounded(10) + 3;
        event.roomId = pick(words());
        event.participant = pick(words());
        event.summary = pick(words()) + QLatin1Char(' ') + pick(words());
        if (chance(3))
            event.findings.append(
                {Severity(m_random.bounded(3)), QStringLiteral("$.room.sid"), pick(words())});
    }

    QJsonValue value(int depth)
    {
        switch (m_random.bounded(depth > 2 ? 5 : 8)) {
        case 0:
            return QJsonValue();
        case 1:
            return chance(2);
        case 2:
            return m_random.bounded(40) - 10;
        case 3:
            return QString::number(
                m_random.bounded(20)); // a 64-bit integer, as protojson writes it
        case 4:
            return pick(words());
        case 5: {
            QJsonArray array;
            for (int i = m_random.bounded(4); i > 0; --i)
                array.append(value(depth + 1));
            return array;
        }
        case 6: // JSON in a text
            return QString::fromUtf8(
                QJsonDocument(object(depth + 1)).toJson(QJsonDocument::Compact));
        default:
            return object(depth + 1);
        }
    }

    QJsonObject object(int depth)
    {
        QJsonObject object;
        for (const char *key : {"room", "name", "room_id", "roomName", "metadata", "tracks"}) {
            if (chance(2))
                object.insert(QLatin1String(key), value(depth));
        }
        return object;
    }

    QByteArray body()
    {
        if (chance(10))
            return {};
        if (chance(12))
            return pick(words()).toUtf8() + "{not json";
        return QJsonDocument(object(0)).toJson(chance(2) ? QJsonDocument::Compact
                                                         : QJsonDocument::Indented);
    }

    QRandomGenerator m_random;
};

} // namespace hookglass::test

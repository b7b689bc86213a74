// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/chunkedlist.h"
#include "core/capture/capturesummary.h"

#include <array>
#include <limits>

namespace hookglass {

/// Many summaries in little memory, in order of arrival: about 100 bytes each and every text once.
/// A value: a copy is a snapshot that another thread may read while the SummaryTable it is of goes
/// on growing.
class SummaryRows
{
public:
    qsizetype size() const { return m_rows.size(); }
    bool isEmpty() const { return m_rows.isEmpty(); }
    CaptureSummary at(qsizetype i) const;
    qint64 seqAt(qsizetype i) const { return m_rows.at(i).seq; }
    qint64 receivedAtUsAt(qsizetype i) const { return m_rows.at(i).receivedAtUs; }
    /// What counting needs of one, read at one go.
    struct Arrival
    {
        qint64 us = 0;
        Verdict verdict = Verdict::Unattempted;
        bool refused = false;
        bool retry = false; ///< a further attempt of a delivery
        quint32 event = 0; ///< number of the event's name
    };
    Arrival arrivalAt(qsizetype i) const
    {
        const Row &row = m_rows.at(i);
        return {row.receivedAtUs, row.verdict, (row.flags & Refused) != 0,
                row.extra != 0 && isRetry(m_extras.at(row.extra - 1)), row.event};
    }
    /// Of a capture's texts, by what they say. The same text has the same number as long as
    /// something has it.
    enum class Text { Method, Target, Cause, Event, Room, Participant, Rule };
    quint32 textNumberAt(qsizetype i, Text which) const;
    int statusAt(qsizetype i) const { return m_rows.at(i).status; }
    EventSender senderAt(qsizetype i) const { return m_rows.at(i).sender; }
    const QString &text(quint32 number) const { return m_texts.at(number); }
    /// The first one whose number is not less; size() when there is none. Numbers ascend.
    qsizetype lowerBound(qint64 seq) const;
    /// Where the capture with this number stands; -1 when there is none.
    qsizetype placeOfSeq(qint64 seq) const;

protected:
    enum Flag : quint8 {
        Refused = 1,
        HasCreatedAt = 2,
        HasUuid = 4, ///< else `id` begins with the number of a text
        HasPort = 8 ///< "address:port", else `peer` is all of it
    };
    /// Texts are numbers in m_texts.
    struct Row
    {
        qint64 seq = 0;
        qint64 receivedAtUs = 0;
        qint64 createdAt = 0;
        qint64 answeredAfterUs = 0;
        qint64 bodySize = 0;
        std::array<uchar, 16> id {};
        quint32 method = 0;
        quint32 target = 0;
        quint32 peer = 0;
        quint32 cause = 0;
        quint32 event = 0;
        quint32 roomId = 0;
        quint32 participant = 0;
        quint32 summary = 0;
        quint32 rule = 0;
        quint32 extra = 0; ///< one more than its place in m_extras; 0: none
        quint16 port = 0;
        quint16 status = 0;
        quint8 flags = 0;
        Verdict verdict = Verdict::Unattempted;
        EventSender sender = EventSender::Unknown;
    };
    /// What few captures have.
    struct Extra
    {
        std::optional<Verdict> firstVerdict {};
        std::optional<qint64> retryAfterS {};
        DeliveryHistory history {};
        Marks marks {};
        bool operator==(const Extra &) const = default;
    };

    /// Inside a Row.
    static constexpr quint32 Row::*memberOf(Text which)
    {
        switch (which) {
        case Text::Method:
            return &Row::method;
        case Text::Target:
            return &Row::target;
        case Text::Cause:
            return &Row::cause;
        case Text::Event:
            return &Row::event;
        case Text::Room:
            return &Row::roomId;
        case Text::Participant:
            return &Row::participant;
        case Text::Rule:
            return &Row::rule;
        }
        return &Row::event;
    }
    static bool isRetry(const Extra &extra)
    {
        return extra.history.attempt > 1 || extra.history.retryOf != 0;
    }
    static quint32 numberIn(const std::array<uchar, 16> &id);

    ChunkedList<Row, 4096> m_rows;
    ChunkedList<QString, 1024> m_texts;
    ChunkedList<Extra, 256> m_extras;
};

inline quint32 SummaryRows::textNumberAt(qsizetype i, Text which) const
{
    return m_rows.at(i).*memberOf(which);
}

} // namespace hookglass

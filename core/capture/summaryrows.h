// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/textorder.h"
#include "core/capture/summaryrow.h"

#include <limits>
#include <span>

namespace hookglass {

/// Many summaries in little memory, in order of arrival: 64 bytes each, and once what they share.
/// A value: a copy is a snapshot that another thread may read while the SummaryTable it is of goes
/// on growing.
class SummaryRows
{
public:
    /// The texts that are kept once, each under a number; 0 is the number of the empty text. Equal
    /// numbers are equal texts, within one snapshot.
    enum class Text : quint8 {
        Method, ///< bytes, each as the character with its code
        Target, ///< bytes too
        Cause,
        Event,
        Rule,
        Room,
        Participant
    };
    /// Numbers that can be read of many rows at a time.
    enum class Number : quint8 {
        Seq,
        ReceivedAtUs,
        BodySize,
        AnsweredAfterUs,
        SenderLatencyUs,
        Attempt,
        Shape, ///< as shapeNumberAt(), and the next two as textNumberAt()
        Room,
        Participant
    };
    static constexpr qint64 NoNumber = std::numeric_limits<qint64>::min();
    using Buffer = TextSpace; ///< for a text that is put together for one row
    /// Places of captures, both included.
    struct Run
    {
        int first = 0;
        int last = 0;
    };

    qsizetype size() const { return m_rows.size(); }
    bool isEmpty() const { return m_rows.isEmpty(); }
    CaptureSummary at(qsizetype i) const;
    qint64 seqAt(qsizetype i) const;
    qint64 receivedAtUsAt(qsizetype i) const { return m_rows.at(i).receivedAtUs; }
    qint64 bodySizeAt(qsizetype i) const; ///< bytes
    Verdict verdictAt(qsizetype i) const { return shapeAt(i).verdict; }
    EventSender senderAt(qsizetype i) const { return shapeAt(i).sender; }
    bool isRefusedAt(qsizetype i) const { return shapeAt(i).refused; }
    int statusAt(qsizetype i) const { return shapeAt(i).status; }
    bool isMarkedAt(qsizetype i) const; ///< itself, not only its room
    /// Everything of it but texts; only the note is given. Those of `into` stay as they are.
    void numbersAt(qsizetype i, CaptureSummary &into) const;
    /// The same, where those of the row `before` are in it: most rows have little of their own.
    void numbersAt(qsizetype i, CaptureSummary &into, qsizetype before) const;

    /// The numbers of as many rows, from this one on; NoNumber where there is none.
    void readNumbers(Number which, qsizetype first, std::span<qint64> into) const;
    /// Has the processor fetch rows that are looked at soon. They lie in many pages and pieces,
    /// between which it does not find the way by itself: without it a pass takes twice as long.
    void prefetch(qsizetype first, qsizetype count) const;

    quint32 textNumberAt(qsizetype i, Text which) const;
    const QString &text(quint32 number) const { return m_texts.at(number); }
    qsizetype textNumbers() const { return m_texts.size(); } ///< one more than the highest
    /// Rows with the same number have the same verdict, sender, status and refusal.
    quint32 shapeNumberAt(qsizetype i) const { return m_rows.at(i).shape; }
    qsizetype shapeNumbers() const { return m_shapes.size(); }
    QStringView eventIdAt(qsizetype i, Buffer &buffer) const;
    QStringView summaryAt(qsizetype i, Buffer &buffer) const;
    QStringView peerAt(qsizetype i, Buffer &buffer) const;
    /// Both have the same one, and it is not empty.
    bool haveSameEventId(qsizetype a, qsizetype b) const;

    /// What counting needs of one, read at one go.
    struct Arrival
    {
        qint64 us = 0;
        Verdict verdict = Verdict::Unattempted;
        bool refused = false;
        bool retry = false; ///< a further attempt of a delivery
        quint32 event = 0; ///< number of the event's name
    };
    Arrival arrivalAt(qsizetype i) const;

    /// The first one whose number is not less; size() when there is none. Numbers ascend.
    qsizetype lowerBound(qint64 seq) const;
    /// Where the capture with this number stands; -1 when there is none.
    qsizetype placeOfSeq(qint64 seq) const;

protected:
    friend class SummaryMerge;
    friend class SummaryOrder;

    qint64 seqOf(const SummaryRow &row) const;
    /// Stand in the text of a summary for those of its row: summaries say who and where, so that
    /// nearly all differ, but few do in the rest. No text that came has them: they are not
    /// characters.
    static constexpr QChar RoomPlace {0xfdd0};
    static constexpr QChar ParticipantPlace {0xfdd1};

    const SummaryShape &shapeAt(qsizetype i) const { return m_shapes.at(m_rows.at(i).shape); }
    const SummaryExtra &extraOf(const SummaryRow &row) const;
    void takeNumbers(const SummaryRow &row, CaptureSummary &into) const;
    std::optional<qint64> createdAtOf(const SummaryRow &row) const;
    qint64 bodySizeOf(const SummaryRow &row) const;

    PackedRows m_rows;
    ChunkedList<SummaryShape, 256> m_shapes;
    ChunkedList<QString, 1024> m_texts;
    ChunkedList<SummaryExtra, 256> m_extras;
    quint64 m_version = 0; ///< another one whenever rows have changed in any way but at the end
};

// Filters ask it of each row.
inline quint32 SummaryRows::textNumberAt(qsizetype i, Text which) const
{
    const SummaryRow &row = m_rows.at(i);
    switch (which) {
    case Text::Room:
        return row.room;
    case Text::Participant:
        return row.participant;
    case Text::Method:
        return m_shapes.at(row.shape).method;
    case Text::Target:
        return m_shapes.at(row.shape).target;
    case Text::Cause:
        return m_shapes.at(row.shape).cause;
    case Text::Event:
        return m_shapes.at(row.shape).event;
    case Text::Rule:
        return m_shapes.at(row.shape).rule;
    }
    return 0;
}

inline qint64 SummaryRows::bodySizeAt(qsizetype i) const
{
    return bodySizeOf(m_rows.at(i));
}

inline qint64 SummaryRows::bodySizeOf(const SummaryRow &row) const
{
    return row.flags & SummaryRow::IsWide ? extraOf(row).wide->bodySize : row.bodySize;
}

inline SummaryRows::Arrival SummaryRows::arrivalAt(qsizetype i) const
{
    const SummaryRow &row = m_rows.at(i);
    const SummaryShape &shape = m_shapes.at(row.shape);
    const DeliveryHistory &history = extraOf(row).history;
    return {row.receivedAtUs, shape.verdict, shape.refused,
            history.attempt > 1 || history.retryOf != 0, shape.event};
}

} // namespace hookglass

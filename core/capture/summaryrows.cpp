// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summaryrows.h"

#include <algorithm>
#include <cstring>

namespace hookglass {

namespace {

constexpr qint64 UsPerSecond = 1'000'000;

/// As QUuid writes it without braces, many times faster.
void appendUuid(const std::array<uchar, 16> &bytes, SummaryRows::Buffer &buffer)
{
    constexpr const char *Digits = "0123456789abcdef";
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            buffer.append(u'-');
        buffer.append(QLatin1Char(Digits[bytes[i] >> 4]));
        buffer.append(QLatin1Char(Digits[bytes[i] & 15]));
    }
}

void appendShortId(const std::array<uchar, 16> &bytes, SummaryRows::Buffer &buffer)
{
    for (const uchar byte : bytes) {
        if (byte == 0)
            return;
        buffer.append(QLatin1Char(char(byte)));
    }
}

void appendPort(quint16 port, SummaryRows::Buffer &buffer)
{
    std::array<char, 5> digits {};
    size_t count = 0;
    do {
        digits[count++] = char('0' + port % 10);
        port = quint16(port / 10);
    } while (port > 0);
    buffer.append(u':');
    while (count > 0)
        buffer.append(QLatin1Char(digits[--count]));
}

} // namespace

quint32 SummaryRow::idNumber() const
{
    quint32 number = 0;
    std::memcpy(&number, id.data(), sizeof number);
    return number;
}

void SummaryRow::setIdNumber(quint32 number)
{
    std::memcpy(id.data(), &number, sizeof number);
}

const SummaryExtra &SummaryRows::extraOf(const SummaryRow &row) const
{
    static const SummaryExtra none;
    return row.extra > 0 ? m_extras.at(row.extra - 1) : none;
}

qint64 SummaryRows::seqAt(qsizetype i) const
{
    return seqOf(m_rows.at(i));
}

bool SummaryRows::isMarkedAt(qsizetype i) const
{
    const SummaryRow &row = m_rows.at(i);
    const SummaryExtra &extra = extraOf(row);
    return row.colours % 16 != 0 || extra.pinned || !extra.note.isEmpty();
}

qint64 SummaryRows::seqOf(const SummaryRow &row) const
{
    return row.flags & SummaryRow::IsWide ? extraOf(row).wide->seq : row.seq;
}

void SummaryRows::numbersAt(qsizetype i, CaptureSummary &into) const
{
    const SummaryRow &row = m_rows.at(i);
    const SummaryExtra &extra = extraOf(row);
    into.firstVerdict = extra.firstVerdict;
    into.retryAfterS = extra.retryAfterS;
    into.history = extra.history;
    into.marks.pinned = extra.pinned;
    into.marks.note = extra.note;
    takeNumbers(row, into);
}

void SummaryRows::numbersAt(qsizetype i, CaptureSummary &into, qsizetype before) const
{
    const SummaryRow &row = m_rows.at(i);
    if (row.extra > 0 || m_rows.at(before).extra > 0)
        numbersAt(i, into);
    else
        takeNumbers(row, into);
}

void SummaryRows::takeNumbers(const SummaryRow &row, CaptureSummary &into) const
{
    const SummaryShape &shape = m_shapes.at(row.shape);
    into.receivedAtUs = row.receivedAtUs;
    into.refused = shape.refused;
    into.verdict = shape.verdict;
    into.sender = shape.sender;
    into.status = shape.status;
    into.marks.colour = row.colours % 16;
    into.marks.roomColour = row.colours / 16;
    if (row.flags & SummaryRow::IsWide) {
        const SummaryExtra::Wide &wide = *extraOf(row).wide;
        into.seq = wide.seq;
        into.bodySize = wide.bodySize;
        into.answeredAfterUs = wide.answeredAfterUs;
        into.createdAt = wide.createdAt;
        return;
    }
    into.seq = row.seq;
    into.bodySize = row.bodySize;
    into.answeredAfterUs = row.answeredAfterUs;
    into.createdAt = createdAtOf(row);
}

std::optional<qint64> SummaryRows::createdAtOf(const SummaryRow &row) const
{
    if (row.flags & SummaryRow::IsWide)
        return extraOf(row).wide->createdAt;
    return row.flags & SummaryRow::HasCreatedAt
        ? std::optional(row.receivedAtUs / UsPerSecond + row.createdAfterS)
        : std::nullopt;
}

void SummaryRows::readNumbers(Number which, qsizetype first, std::span<qint64> into) const
{
    // One loop for each of them.
    const auto read = [&](const auto &numberOf) {
        for (size_t done = 0; done < into.size();) {
            const auto run = m_rows.run(first + qsizetype(done), qsizetype(into.size() - done));
            for (const SummaryRow &row : run)
                into[done++] = numberOf(row);
        }
    };
    switch (which) {
    case Number::Seq:
        return read([this](const SummaryRow &row) { return seqOf(row); });
    case Number::ReceivedAtUs:
        return read([](const SummaryRow &row) { return row.receivedAtUs; });
    case Number::BodySize:
        return read([this](const SummaryRow &row) { return bodySizeOf(row); });
    case Number::AnsweredAfterUs:
        return read([this](const SummaryRow &row) {
            const bool isWide = row.flags & SummaryRow::IsWide;
            const qint64 us = isWide ? extraOf(row).wide->answeredAfterUs : row.answeredAfterUs;
            return us == 0 ? NoNumber : us;
        });
    case Number::SenderLatencyUs:
        return read([this](const SummaryRow &row) {
            return CaptureSummary::senderLatencyUs(row.receivedAtUs, createdAtOf(row))
                .value_or(NoNumber);
        });
    case Number::Attempt:
        return read([this](const SummaryRow &row) {
            return row.extra == 0 ? qint64(1) : qint64(extraOf(row).history.attempt);
        });
    case Number::Shape:
        return read([](const SummaryRow &row) { return qint64(row.shape); });
    case Number::Room:
        return read([](const SummaryRow &row) { return qint64(row.room); });
    case Number::Participant:
        return read([](const SummaryRow &row) { return qint64(row.participant); });
    }
}

void SummaryRows::prefetch(qsizetype first, qsizetype count) const
{
    for (const qsizetype end = std::min(first + count, size()); first < end;) {
        for (const SummaryRow &row : m_rows.run(first, end - first)) {
            __builtin_prefetch(&row);
            ++first;
        }
    }
}

CaptureSummary SummaryRows::at(qsizetype i) const
{
    const SummaryRow &row = m_rows.at(i);
    const SummaryShape &shape = m_shapes.at(row.shape);
    Buffer buffer;
    CaptureSummary summary {
        .method = m_texts.at(shape.method).toLatin1(),
        .target = m_texts.at(shape.target).toLatin1(),
        .peer =
            row.flags & SummaryRow::HasPort ? peerAt(i, buffer).toString() : m_texts.at(shape.peer),
        .cause = m_texts.at(shape.cause),
        .event = m_texts.at(shape.event),
        .roomId = m_texts.at(row.room),
        .participant = m_texts.at(row.participant),
        .summary = row.flags & SummaryRow::HasTemplate ? summaryAt(i, buffer).toString()
                                                       : m_texts.at(row.summary),
        .rule = m_texts.at(shape.rule),
    };
    summary.eventId =
        row.hasIdNumber() ? m_texts.at(row.idNumber()) : eventIdAt(i, buffer).toString();
    numbersAt(i, summary);
    return summary;
}

QStringView SummaryRows::eventIdAt(qsizetype i, Buffer &buffer) const
{
    const SummaryRow &row = m_rows.at(i);
    if (row.hasIdNumber())
        return m_texts.at(row.idNumber());
    buffer.clear();
    if (row.flags & SummaryRow::HasUuid)
        appendUuid(row.id, buffer);
    else
        appendShortId(row.id, buffer);
    return QStringView(buffer.constData(), buffer.size());
}

QStringView SummaryRows::summaryAt(qsizetype i, Buffer &buffer) const
{
    const SummaryRow &row = m_rows.at(i);
    const QString &text = m_texts.at(row.summary);
    if (!(row.flags & SummaryRow::HasTemplate))
        return text;
    buffer.clear();
    const QChar *plain = text.cbegin(); // that has not been put in yet
    for (const QChar *c = plain; c != text.cend(); ++c) {
        if (*c != RoomPlace && *c != ParticipantPlace)
            continue;
        const QString &part = m_texts.at(*c == RoomPlace ? row.room : row.participant);
        buffer.append(plain, c - plain);
        buffer.append(part.constData(), part.size());
        plain = c + 1;
    }
    buffer.append(plain, text.cend() - plain);
    return QStringView(buffer.constData(), buffer.size());
}

QStringView SummaryRows::peerAt(qsizetype i, Buffer &buffer) const
{
    const SummaryRow &row = m_rows.at(i);
    const QString &address = m_texts.at(m_shapes.at(row.shape).peer);
    if (!(row.flags & SummaryRow::HasPort))
        return address;
    buffer.clear();
    buffer.append(address.constData(), address.size());
    appendPort(row.port, buffer);
    return QStringView(buffer.constData(), buffer.size());
}

bool SummaryRows::haveSameEventId(qsizetype a, qsizetype b) const
{
    const SummaryRow &first = m_rows.at(a);
    const SummaryRow &second = m_rows.at(b);
    constexpr quint8 Kinds = SummaryRow::HasUuid | SummaryRow::HasShortId;
    return (first.flags & Kinds) == (second.flags & Kinds) && first.id == second.id
        && (!first.hasIdNumber() || first.idNumber() > 0);
}

qsizetype SummaryRows::lowerBound(qint64 seq) const
{
    qsizetype begin = 0;
    qsizetype count = size();
    while (count > 0) {
        const qsizetype half = count / 2;
        if (seqAt(begin + half) < seq) {
            begin += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return begin;
}

qsizetype SummaryRows::placeOfSeq(qint64 seq) const
{
    const qsizetype place = lowerBound(seq);
    return place < size() && seqAt(place) == seq ? place : -1;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summaryrows.h"

#include <QUuid>

#include <cstring>

namespace hookglass {

namespace {

QUuid uuidOf(const std::array<uchar, 16> &bytes)
{
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
}

} // namespace

quint32 SummaryRows::numberIn(const std::array<uchar, 16> &id)
{
    quint32 number = 0;
    std::memcpy(&number, id.data(), sizeof number);
    return number;
}

CaptureSummary SummaryRows::at(qsizetype i) const
{
    const Row &row = m_rows.at(i);
    CaptureSummary summary {
        .seq = row.seq,
        .receivedAtUs = row.receivedAtUs,
        .method = m_texts.at(row.method).toLatin1(),
        .target = m_texts.at(row.target).toLatin1(),
        .peer = m_texts.at(row.peer),
        .bodySize = row.bodySize,
        .refused = (row.flags & Refused) != 0,
        .verdict = row.verdict,
        .cause = m_texts.at(row.cause),
        .sender = row.sender,
        .event = m_texts.at(row.event),
        .eventId = row.flags & HasUuid ? uuidOf(row.id).toString(QUuid::WithoutBraces)
                                       : m_texts.at(numberIn(row.id)),
        .roomId = m_texts.at(row.roomId),
        .participant = m_texts.at(row.participant),
        .summary = m_texts.at(row.summary),
        .status = row.status,
        .rule = m_texts.at(row.rule),
        .answeredAfterUs = row.answeredAfterUs,
    };
    if (row.flags & HasPort)
        summary.peer += QLatin1Char(':') + QString::number(row.port);
    if (row.flags & HasCreatedAt)
        summary.createdAt = row.createdAt;
    if (row.extra > 0) {
        const Extra &extra = m_extras.at(row.extra - 1);
        summary.firstVerdict = extra.firstVerdict;
        summary.retryAfterS = extra.retryAfterS;
        summary.history = extra.history;
        summary.marks = extra.marks;
    }
    return summary;
}

bool SummaryRows::haveSameEventId(qsizetype a, qsizetype b) const
{
    const Row &first = m_rows.at(a);
    const Row &second = m_rows.at(b);
    const bool isUuid = (first.flags & HasUuid) != 0;
    return isUuid == ((second.flags & HasUuid) != 0) && first.id == second.id
        && (isUuid || numberIn(first.id) > 0);
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

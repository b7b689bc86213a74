// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"

#include <QUuid>

#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

void SummaryTable::append(const QList<CaptureSummary> &captures)
{
    for (const CaptureSummary &capture : captures)
        m_rows.append(pack(capture));
}

void SummaryTable::replace(qsizetype i, const CaptureSummary &capture)
{
    const Row before = m_rows.at(i);
    m_rows.replace(i, pack(capture));
    release(before); // after: most of it is used again
}

void SummaryTable::remove(const QList<Run> &runs)
{
    if (runs.isEmpty())
        return;
    for (const Run &run : runs) {
        for (qsizetype i = run.first; i <= run.last; ++i)
            release(m_rows.at(i));
    }
    // What stays between the runs moves up behind them; then the front is cut off.
    qsizetype to = runs.last().last + 1;
    for (qsizetype i = runs.size() - 1; i >= 0; --i) {
        const qsizetype from = i > 0 ? runs.at(i - 1).last + 1 : 0;
        for (qsizetype each = runs.at(i).first; each > from; --each)
            m_rows.replace(--to, m_rows.at(each - 1));
    }
    m_rows.removeFirst(to);
}

void SummaryTable::clear()
{
    static_cast<SummaryRows &>(*this) = {};
    m_numbers.clear();
    m_uses.clear();
    m_freeTexts.clear();
    m_freeExtras.clear();
    numberOf(u""_s); // 0
}

SummaryRows::Row SummaryTable::pack(const CaptureSummary &capture)
{
    Row row {
        .seq = capture.seq,
        .receivedAtUs = capture.receivedAtUs,
        .createdAt = capture.createdAt.value_or(0),
        .answeredAfterUs = capture.answeredAfterUs,
        .bodySize = capture.bodySize,
        .method = numberOf(QString::fromLatin1(capture.method)), // bytes stay what they are
        .target = numberOf(QString::fromLatin1(capture.target)),
        .cause = numberOf(capture.cause),
        .event = numberOf(capture.event),
        .roomId = numberOf(capture.roomId),
        .participant = numberOf(capture.participant),
        .summary = numberOf(capture.summary),
        .rule = numberOf(capture.rule),
        .extra = extraOf(capture),
        .status = quint16(capture.status),
        .flags = quint8((capture.refused ? Refused : 0) | (capture.createdAt ? HasCreatedAt : 0)),
        .verdict = capture.verdict,
        .sender = capture.sender,
    };
    packId(row, capture.eventId);
    packPeer(row, capture.peer);
    return row;
}

/// Nearly every id is a UUID, and each is another one.
void SummaryTable::packId(Row &row, const QString &id)
{
    const QUuid uuid = id.size() == 36 ? QUuid::fromString(id) : QUuid();
    if (!uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == id) {
        const QByteArray bytes = uuid.toRfc4122();
        std::memcpy(row.id.data(), bytes.constData(), row.id.size());
        row.flags |= HasUuid;
    } else {
        const quint32 number = numberOf(id);
        std::memcpy(row.id.data(), &number, sizeof number);
    }
}

/// The port is another one for each connection.
void SummaryTable::packPeer(Row &row, const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':');
    bool ok = false;
    const quint16 port = colon < 0 ? 0 : QStringView(peer).sliced(colon + 1).toUShort(&ok);
    if (ok && QString::number(port) == QStringView(peer).sliced(colon + 1)) {
        row.peer = numberOf(peer.first(colon));
        row.port = port;
        row.flags |= HasPort;
    } else {
        row.peer = numberOf(peer);
    }
}

quint32 SummaryTable::numberOf(const QString &text)
{
    const auto known = m_numbers.constFind(text);
    if (known != m_numbers.constEnd()) {
        ++m_uses[*known];
        return *known;
    }
    quint32 number = 0;
    if (m_freeTexts.isEmpty()) {
        number = quint32(m_texts.size());
        m_texts.append(text);
        m_uses.append(1);
    } else {
        number = m_freeTexts.takeLast();
        m_texts.replace(number, text);
        m_uses[number] = 1;
    }
    m_numbers.insert(text, number);
    return number;
}

quint32 SummaryTable::extraOf(const CaptureSummary &capture)
{
    Extra extra {capture.firstVerdict, capture.retryAfterS, capture.history, capture.marks};
    if (extra == Extra())
        return 0;
    if (m_freeExtras.isEmpty()) {
        m_extras.append(std::move(extra));
        return quint32(m_extras.size());
    }
    const quint32 place = m_freeExtras.takeLast();
    m_extras.replace(place, std::move(extra));
    return place + 1;
}

/// Retention may go on for weeks: what has gone must not stay in memory.
void SummaryTable::release(const Row &row)
{
    for (const quint32 number : {row.method, row.target, row.peer, row.cause, row.event, row.roomId,
                                 row.participant, row.summary, row.rule})
        releaseText(number);
    if (!(row.flags & HasUuid))
        releaseText(numberIn(row.id));
    if (row.extra > 0) {
        m_extras.replace(row.extra - 1, {});
        m_freeExtras.append(row.extra - 1);
    }
}

void SummaryTable::releaseText(quint32 number)
{
    if (--m_uses[number] > 0)
        return;
    m_numbers.remove(m_texts.at(number));
    m_texts.replace(number, {});
    m_freeTexts.append(number);
}

} // namespace hookglass

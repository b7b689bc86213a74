// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/summarytable.h"

#include <QUuid>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// There are nine; in a file there may stand anything.
int colourIn(int colour)
{
    return std::clamp(colour, 0, 9);
}

/// It fits into the bytes of a row, and can be told from what does not.
bool isShortId(const QString &id)
{
    return !id.isEmpty() && id.size() <= qsizetype(sizeof SummaryRow::id)
        && std::all_of(id.begin(), id.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

bool replaceFirst(QString &text, const QString &part, QChar place)
{
    const qsizetype at = part.isEmpty() ? -1 : text.indexOf(part);
    if (at >= 0)
        text.replace(at, part.size(), place);
    return at >= 0;
}

} // namespace

void SummaryTable::append(const QList<CaptureSummary> &captures)
{
    pack(captures, m_rows);
}

void SummaryTable::append(const PackedRows &rows)
{
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rows.append(rows.at(i));
}

void SummaryTable::replace(qsizetype i, const CaptureSummary &capture)
{
    const SummaryRow before = m_rows.at(i);
    ++m_version;
    m_rows.replace(i, pack(capture));
    release(before); // after: most of it is used again
}

void SummaryTable::setRoomColour(const QString &room, int colour)
{
    ++m_version;
    setRoomColour(m_rows, room, colour);
}

void SummaryTable::setRoomColour(PackedRows &rows, const QString &room, int colour) const
{
    const auto number = m_numbers.constFind(room);
    for (qsizetype i = 0; number != m_numbers.constEnd() && i < rows.size(); ++i) {
        SummaryRow row = rows.at(i);
        if (row.room != *number)
            continue;
        row.colours = quint8(row.colours % 16 + 16 * colourIn(colour));
        rows.replace(i, row);
    }
}

void SummaryTable::remove(const QList<Run> &runs)
{
    if (runs.isEmpty())
        return;
    ++m_version;
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
    const quint64 version = m_version;
    static_cast<SummaryRows &>(*this) = {};
    m_version = version + 1;
    m_leaving.clear();
    m_numbers.clear();
    m_uses.clear();
    m_freeTexts.clear();
    m_shapeNumbers.clear();
    m_shapeUses.clear();
    m_freeShapes.clear();
    m_freeExtras.clear();
    m_latest = {};
    numberOf(u""_s); // 0
}

void SummaryTable::pack(const QList<CaptureSummary> &captures, PackedRows &rows)
{
    for (const CaptureSummary &capture : captures)
        rows.append(pack(capture));
}

void SummaryTable::takeOver(SummaryMerge &merge)
{
    for (qsizetype i = merge.m_before.size(); i < size(); ++i)
        merge.m_rows.append(m_rows.at(i));
    std::swap(m_rows, merge.m_rows);
    if (!merge.m_leaving.isEmpty())
        m_leaving.append(std::exchange(merge.m_leaving, {}));
    ++m_version;
}

bool SummaryTable::releaseSome()
{
    constexpr qsizetype AtOnce = 2000; // a millisecond or two
    if (m_leaving.isEmpty())
        return false;
    PackedRows &rows = m_leaving.last();
    const qsizetype count = std::min(AtOnce, rows.size());
    for (qsizetype i = 0; i < count; ++i)
        release(rows.at(i));
    rows.removeFirst(count);
    if (rows.isEmpty())
        m_leaving.removeLast();
    return !m_leaving.isEmpty();
}

SummaryRow SummaryTable::pack(const CaptureSummary &capture)
{
    SummaryRow row {
        .receivedAtUs = capture.receivedAtUs,
        .room = numberOf(capture.roomId),
        .participant = numberOf(capture.participant),
        .colours = quint8(colourIn(capture.marks.colour) + 16 * colourIn(capture.marks.roomColour)),
    };
    packId(row, capture.eventId);
    packSummary(row, capture);
    m_latest = {
        .method = numberOfBytes(capture.method, m_latest.method),
        .target = numberOfBytes(capture.target, m_latest.target),
        .peer = packPeer(row, capture.peer),
        .cause = numberOf(capture.cause, m_latest.cause),
        .event = numberOf(capture.event, m_latest.event),
        .rule = numberOf(capture.rule, m_latest.rule),
        .status = capture.status,
        .verdict = capture.verdict,
        .sender = capture.sender,
        .refused = capture.refused,
    };
    row.shape = numberOf(m_latest);
    SummaryExtra extra {capture.firstVerdict, capture.retryAfterS, capture.history,
                        capture.marks.pinned, capture.marks.note};
    packNumbers(row, capture, extra);
    row.extra = numberOf(std::move(extra));
    return row;
}

void SummaryTable::packNumbers(SummaryRow &row, const CaptureSummary &capture,
                               SummaryExtra &extra) const
{
    constexpr qint64 UsPerSecond = 1'000'000;
    const qint64 arrivalS = capture.receivedAtUs / UsPerSecond;
    // Anything may stand in a body: taking one from the other could overflow.
    qint64 after = 0;
    const bool isFar = capture.createdAt && qSubOverflow(*capture.createdAt, arrivalS, &after);
    const auto fits = [](qint64 number) {
        return number >= 0 && number <= std::numeric_limits<quint32>::max();
    };
    if (isFar || after != qint32(after) || !fits(capture.seq) || !fits(capture.answeredAfterUs)
        || !fits(capture.bodySize)) {
        row.flags |= SummaryRow::IsWide;
        extra.wide = SummaryExtra::Wide {capture.seq, capture.createdAt, capture.answeredAfterUs,
                                         capture.bodySize};
        return;
    }
    row.seq = quint32(capture.seq);
    row.answeredAfterUs = quint32(capture.answeredAfterUs);
    row.bodySize = quint32(capture.bodySize);
    row.createdAfterS = qint32(after);
    if (capture.createdAt)
        row.flags |= SummaryRow::HasCreatedAt;
}

/// Nearly every id is a UUID or, of LiveKit, some letters and digits; and each is another one.
void SummaryTable::packId(SummaryRow &row, const QString &id)
{
    const QUuid uuid = id.size() == 36 ? QUuid::fromString(id) : QUuid();
    if (!uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == id) {
        const QByteArray bytes = uuid.toRfc4122();
        std::copy(bytes.cbegin(), bytes.cend(), row.id.begin());
        row.flags |= SummaryRow::HasUuid;
    } else if (isShortId(id)) {
        std::transform(id.begin(), id.end(), row.id.begin(),
                       [](QChar c) { return uchar(c.unicode()); });
        row.flags |= SummaryRow::HasShortId;
    } else {
        row.setIdNumber(numberOf(id));
    }
}

void SummaryTable::packSummary(SummaryRow &row, const CaptureSummary &capture)
{
    QString text = capture.summary;
    if (text.contains(RoomPlace) || text.contains(ParticipantPlace)) {
        row.summary = numberOf(text);
        return;
    }
    const bool participant = replaceFirst(text, capture.participant, ParticipantPlace);
    const bool room = replaceFirst(text, capture.roomId, RoomPlace);
    if (participant || room)
        row.flags |= SummaryRow::HasTemplate;
    row.summary = numberOf(text);
}

/// The port is another one for each connection.
quint32 SummaryTable::packPeer(SummaryRow &row, const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':');
    bool ok = false;
    const quint16 port = colon < 0 ? 0 : QStringView(peer).sliced(colon + 1).toUShort(&ok);
    if (!ok || QString::number(port) != QStringView(peer).sliced(colon + 1))
        return numberOf(peer, m_latest.peer);
    row.port = port;
    row.flags |= SummaryRow::HasPort;
    return numberOf(peer.first(colon), m_latest.peer);
}

/// Most rows have the text of the one before, whose number is `latest`; that one need not be looked
/// up. It may have gone since.
template <typename String> bool SummaryTable::isStill(const String &text, quint32 latest)
{
    if (m_uses.at(latest) == 0 || m_texts.at(latest) != text)
        return false;
    ++m_uses[latest];
    return true;
}

quint32 SummaryTable::numberOf(const QString &text, quint32 latest)
{
    return isStill(text, latest) ? latest : numberOf(text);
}

/// As text, bytes stay what they are.
quint32 SummaryTable::numberOfBytes(const QByteArray &bytes, quint32 latest)
{
    return isStill(QLatin1StringView(bytes), latest) ? latest
                                                     : numberOf(QString::fromLatin1(bytes));
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

/// The texts of `shape` have been counted; a shape that is known has its own already.
quint32 SummaryTable::numberOf(const SummaryShape &shape)
{
    const auto known = m_shapeNumbers.constFind(shape);
    if (known != m_shapeNumbers.constEnd()) {
        ++m_shapeUses[*known];
        for (const quint32 text : shape.texts())
            releaseText(text);
        return *known;
    }
    quint32 number = 0;
    if (m_freeShapes.isEmpty()) {
        number = quint32(m_shapes.size());
        m_shapes.append(shape);
        m_shapeUses.append(1);
    } else {
        number = m_freeShapes.takeLast();
        m_shapes.replace(number, shape);
        m_shapeUses[number] = 1;
    }
    m_shapeNumbers.insert(shape, number);
    return number;
}

quint32 SummaryTable::numberOf(SummaryExtra extra)
{
    if (extra == SummaryExtra())
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
void SummaryTable::release(const SummaryRow &row)
{
    for (const quint32 number : {row.room, row.participant, row.summary})
        releaseText(number);
    if (row.hasIdNumber())
        releaseText(row.idNumber());
    releaseShape(row.shape);
    if (row.extra > 0) {
        m_extras.replace(row.extra - 1, {});
        m_freeExtras.append(row.extra - 1);
    }
}

void SummaryTable::releaseShape(quint32 number)
{
    if (--m_shapeUses[number] > 0)
        return;
    for (const quint32 text : m_shapes.at(number).texts())
        releaseText(text);
    m_shapeNumbers.remove(m_shapes.at(number));
    m_freeShapes.append(number);
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

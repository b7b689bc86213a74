// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/rowreader.h"

#include "core/events/plainbody.h"

#include <algorithm>

namespace hookglass {

namespace {

// Whole captures stand in memory together.
constexpr int CapturesAtOnce = 64;
constexpr qint64 BytesAtOnce = 4 * 1024 * 1024;

/// How many, from this one on, stand beside each other in the session and are not too large.
int countAtOnce(const SummaryRows &rows, const QList<int> &places, qsizetype from)
{
    const qint64 seq = rows.seqAt(places.at(from));
    int count = 0;
    for (qint64 bytes = 0; count < CapturesAtOnce && from + count < places.size()
         && bytes <= BytesAtOnce && rows.seqAt(places.at(from + count)) - seq == count;
         ++count)
        bytes += rows.bodySizeAt(places.at(from + count));
    return count;
}

PayloadParts partsFor(FilterParts needs)
{
    PayloadParts parts;
    parts.setFlag(PayloadPart::Head, needs.testFlag(FilterPart::Head));
    parts.setFlag(PayloadPart::Body, needs.testFlag(FilterPart::Body));
    return parts;
}

} // namespace

RowReader::RowReader(const QString &sessionPath)
    : m_sessionPath(sessionPath)
{
}

Status RowReader::readPayloads(const SummaryRows &rows, const QList<int> &places, FilterParts needs,
                               const TakePayload &take)
{
    bool goesOn = true;
    for (qsizetype from = 0; from < places.size() && goesOn; from += RowsAtOnce) {
        const Result<PayloadReader *> source = payloads(needs);
        if (!source)
            return source.error();
        QList<qint64> seqs;
        for (qsizetype i = from; i < std::min(from + RowsAtOnce, places.size()); ++i)
            seqs.append(rows.seqAt(places.at(i)));
        qsizetype at = 0;
        const Status status = (*source)->read(seqs, [&](StoredPayload &stored) {
            while (seqs.at(at) != stored.seq)
                ++at; // what has been removed meanwhile is not handed over
            // How a body is packed, or that it is a form, stands in the head.
            const bool lacksHead = !needs.testFlag(FilterPart::Head) && mayBePacked(stored.body);
            const QByteArray head = lacksHead ? headOf(stored.seq) : stored.head;
            goesOn = take(from + at, FilterPayload(head, stored.body, stored.listener));
            return goesOn;
        });
        if (!status)
            return status;
    }
    return success();
}

Status RowReader::readCaptures(const SummaryRows &rows, const QList<int> &places,
                               const TakeCapture &take)
{
    for (qsizetype from = 0; from < places.size();) {
        const Result<SessionReader *> source = reader();
        if (!source)
            return source.error();
        const int count = countAtOnce(rows, places, from);
        const qint64 first = rows.seqAt(places.at(from));
        Result<QList<Capture>> found = (*source)->captures(first - 1, count);
        if (!found)
            return found.error();
        for (Capture &capture : found.value()) {
            if (capture.seq - first >= count)
                break; // one of these has been removed meanwhile
            if (!take(from + capture.seq - first, capture))
                return success();
        }
        from += count;
    }
    return success();
}

Result<std::optional<Capture>> RowReader::capture(qint64 seq)
{
    const Result<SessionReader *> source = reader();
    if (!source)
        return source.error();
    const Result<QList<Capture>> found = (*source)->captures(seq - 1, 1);
    if (!found)
        return found.error();
    return found->isEmpty() || found->first().seq != seq ? std::optional<Capture>()
                                                         : std::optional(found->first());
}

QByteArray RowReader::headOf(qint64 seq)
{
    const auto found = capture(seq);
    return found && *found ? (*found)->request.head : QByteArray();
}

Result<SessionReader *> RowReader::reader()
{
    if (!m_reader) {
        Result<SessionReader> reader = SessionReader::open(m_sessionPath);
        if (!reader)
            return reader.error();
        m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    }
    return m_reader.get();
}

Result<PayloadReader *> RowReader::payloads(FilterParts needs)
{
    const PayloadParts parts = partsFor(needs);
    if (!m_payloads || m_payloads->parts() != parts) {
        Result<std::unique_ptr<PayloadReader>> reader = PayloadReader::open(m_sessionPath, parts);
        if (!reader)
            return reader.error();
        m_payloads = std::move(reader.value());
    }
    return m_payloads.get();
}

void RowReader::close()
{
    m_reader.reset();
    m_payloads.reset();
}

} // namespace hookglass

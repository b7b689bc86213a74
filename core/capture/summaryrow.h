// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/chunkedlist.h"
#include "core/capture/capturesummary.h"

#include <QHashFunctions>

#include <array>

namespace hookglass {

/// What SummaryRows keeps of each capture, 64 bytes. Texts, shapes and extras are numbers of those
/// that the rows share.
struct SummaryRow
{
    enum Flag : quint8 {
        HasCreatedAt = 1,
        HasUuid = 2, ///< `id` is it; without a flag `id` begins with the number of a text
        HasPort = 4, ///< "address:port", else `peer` of the shape is all of it
        IsWide = 8, ///< numbers too large for here stand in the extra
        HasShortId = 16, ///< `id` is its bytes, with zeros behind them
        HasTemplate = 32 ///< places for the room and the participant are in the summary
    };

    qint64 receivedAtUs = 0;
    std::array<uchar, 16> id {};
    quint32 seq = 0;
    qint32 createdAfterS = 0; ///< the arrival, in whole seconds; usually negative
    quint32 answeredAfterUs = 0;
    quint32 bodySize = 0;
    quint32 shape = 0;
    quint32 room = 0; ///< number of a text
    quint32 participant = 0;
    quint32 summary = 0;
    quint32 extra = 0; ///< one more than its place; 0: none
    quint16 port = 0;
    quint8 flags = 0;
    quint8 colours = 0; ///< its own, and 16 times that of its room

    bool hasIdNumber() const { return !(flags & (HasUuid | HasShortId)); }
    quint32 idNumber() const;
    void setIdNumber(quint32 number);
};
static_assert(sizeof(SummaryRow) == 64);

/// A million are 64 MB: one block of them would be copied whenever it grows.
using PackedRows = ChunkedList<SummaryRow, 4096>;

/// What many captures have in common.
struct SummaryShape
{
    quint32 method = 0; ///< numbers of texts
    quint32 target = 0;
    quint32 peer = 0;
    quint32 cause = 0;
    quint32 event = 0;
    quint32 rule = 0;
    qint32 status = 0;
    Verdict verdict = Verdict::Unattempted;
    EventSender sender = EventSender::Unknown;
    bool refused = false;
    bool operator==(const SummaryShape &) const = default;

    std::array<quint32, 6> texts() const { return {method, target, peer, cause, event, rule}; }
};
inline size_t qHash(const SummaryShape &shape, size_t seed = 0)
{
    return qHashMulti(seed, shape.method, shape.target, shape.peer, shape.cause, shape.event,
                      shape.rule, shape.status, int(shape.verdict), int(shape.sender),
                      shape.refused);
}

/// What few captures have.
struct SummaryExtra
{
    struct Wide
    {
        qint64 seq = 0;
        std::optional<qint64> createdAt {};
        qint64 answeredAfterUs = 0;
        qint64 bodySize = 0;
        bool operator==(const Wide &) const = default;
    };

    std::optional<Verdict> firstVerdict {};
    std::optional<qint64> retryAfterS {};
    DeliveryHistory history {};
    bool pinned = false;
    QString note {};
    std::optional<Wide> wide {};
    bool operator==(const SummaryExtra &) const = default;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

#include <QHash>

#include <vector>

namespace hookglass {

/// Finds out how deliveries of one session stand to each other. It remembers the last `Capacity` of
/// them, in some hundred bytes each, whatever comes.
///
/// A retry is the same token with the same body to the same place, after an answer that made the
/// sender try again, and no more often than that sender tries. A token that says neither when it
/// was made nor can be verified proves nothing, and so does none: then the same body from the same
/// address within a minute is taken for a retry, and an empty body never is.
/// A duplicate is the same event once more without that: the same token after a final answer, or
/// the same id under another token. Ids are compared between verified deliveries, or between
/// others, but never across: anybody can write an id. What was before is named only when it was in
/// the session by then.
class DeliveryTracker
{
public:
    static constexpr quint64 Capacity = 10'000;

    struct Arrival
    {
        quint64 delivery = 0; ///< to name it by in the calls below
        DeliveryHistory history {};
    };

    DeliveryTracker();

    /// `capture` is verified and decoded.
    Arrival arrived(const Capture &capture);
    void committed(quint64 delivery, qint64 seq);
    void answered(quint64 delivery, int status);
    /// Another session begins.
    void clear();

private:
    struct Entry
    {
        quint64 delivery = 0; ///< counted from 1
        quint64 bytesKey = 0; ///< of token, body and place; 0: none
        quint64 eventKey = 0; ///< of the event's id; 0: none
        quint64 firstDelivery = 0; ///< of the same event
        qint64 firstSeq = 0; ///< of it, once known
        qint64 seq = 0; ///< once committed
        qint64 arrivedAtUs = 0;
        int status = Unanswered;
        int attempt = 1;
        int attempts = 0; ///< the sender makes at most
        bool hasToken = false; ///< made for this event alone
    };
    enum { Unanswered = -1 };

    Entry entryOf(const Capture &capture) const;
    static bool followsRedirect(const Entry &entry, const Entry &before);
    static bool isRetry(const Entry &entry, const Entry &before);
    Entry *find(quint64 delivery);
    void remember(const Entry &entry);
    static void forget(QHash<quint64, quint64> &index, quint64 key, quint64 delivery);

    const size_t m_seed;
    std::vector<Entry> m_entries; ///< a ring
    QHash<quint64, quint64> m_byBytes; ///< key → the latest delivery with it
    QHash<quint64, quint64> m_byEvent;
    quint64 m_last = 0;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/deliverytracker.h"

#include "core/capture/retrypolicy.h"

#include <QRandomGenerator>

namespace hookglass {

namespace {

// Both servers wait at least this long between two attempts.
constexpr qint64 ShortestWaitUs = 1'000'000;
constexpr qint64 UnprovenRetryUs = 60'000'000;

QByteArray tokenOf(const Capture &capture)
{
    const Verification &verification = capture.verification;
    const bool isOfOneEvent =
        verification.verdict == Verdict::Verified || verification.issuedAt.has_value();
    if (!isOfOneEvent)
        return {};
    return firstHeader(capture.request.headers, verification.tokenHeader.toLatin1())
        .value_or(QByteArray());
}

QString hostOf(const QString &peer)
{
    return peer.left(peer.lastIndexOf(u':'));
}

/// Seeded anew in each tracker, so that nobody can make two keys meet on purpose.
class KeyMaker
{
public:
    explicit KeyMaker(size_t seed)
        : m_key(seed)
    {
    }
    KeyMaker &add(QByteArrayView bytes)
    {
        m_key = qHashBits(bytes.data(), size_t(bytes.size()), m_key ^ size_t(bytes.size()));
        return *this;
    }
    KeyMaker &add(QStringView text)
    {
        return add(QByteArrayView(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    }
    quint64 key() const { return m_key == 0 ? 1 : m_key; }

private:
    size_t m_key;
};

} // namespace

DeliveryTracker::DeliveryTracker()
    : m_seed(size_t(QRandomGenerator::global()->generate64()))
{
}

DeliveryTracker::Arrival DeliveryTracker::arrived(const Capture &capture)
{
    Entry entry = entryOf(capture);
    DeliveryHistory history;
    const Entry *sameBytes = find(m_byBytes.value(entry.bytesKey));
    const Entry *sameEvent = find(m_byEvent.value(entry.eventKey));
    if (sameBytes && isRetry(entry, *sameBytes)) {
        entry.attempt = sameBytes->attempt + (followsRedirect(entry, *sameBytes) ? 0 : 1);
        history = {.attempt = entry.attempt, .retryOf = sameBytes->seq};
        sameEvent = sameBytes;
    } else {
        if (sameBytes && entry.hasToken)
            sameEvent = sameBytes;
        if (sameEvent)
            history.duplicateOf = sameEvent->firstSeq;
    }
    if (sameEvent) {
        entry.firstDelivery = sameEvent->firstDelivery;
        entry.firstSeq = sameEvent->firstSeq;
    }
    remember(entry);
    return {entry.delivery, history};
}

DeliveryTracker::Entry DeliveryTracker::entryOf(const Capture &capture) const
{
    const HttpRequest &request = capture.request;
    const Event &event = capture.event;
    const QByteArray token = tokenOf(capture);
    Entry entry {.delivery = m_last + 1,
                 .firstDelivery = m_last + 1,
                 .arrivedAtUs = request.receivedAtUs,
                 .attempts = retryPolicyOf(event.sender, event.id).attempts,
                 .hasToken = !token.isEmpty()};
    if (entry.hasToken || !request.body.isEmpty()) {
        KeyMaker key(m_seed);
        key.add(request.listener).add(request.method).add(request.target).add(request.body);
        entry.bytesKey = (entry.hasToken ? key.add(token) : key.add(hostOf(request.peer))).key();
    }
    if (!event.id.isEmpty()) {
        const bool verified = capture.verification.verdict == Verdict::Verified;
        entry.eventKey = KeyMaker(~m_seed)
                             .add(verified ? QByteArrayView("verified") : QByteArrayView("said"))
                             .add(senderId(event.sender))
                             .add(event.name)
                             .add(event.id)
                             .key();
    }
    return entry;
}

/// A redirect to the same place is followed at once, within the same attempt. What comes later is
/// the next one, after the attempt has failed wherever it was led.
bool DeliveryTracker::followsRedirect(const Entry &entry, const Entry &before)
{
    return before.status != Unanswered && meaningOf(before.status) == AnswerMeaning::Redirect
        && entry.arrivedAtUs - before.arrivedAtUs < ShortestWaitUs;
}

bool DeliveryTracker::isRetry(const Entry &entry, const Entry &before)
{
    if (before.attempt >= before.attempts && !followsRedirect(entry, before))
        return false;
    const qint64 since = entry.arrivedAtUs - before.arrivedAtUs;
    if (!entry.hasToken && since > UnprovenRetryUs)
        return false;
    if (before.status == Unanswered) // the sender did not wait for it
        return since >= ShortestWaitUs;
    const AnswerMeaning meaning = meaningOf(before.status);
    return meaning == AnswerMeaning::TryAgain || meaning == AnswerMeaning::Redirect;
}

void DeliveryTracker::committed(quint64 delivery, qint64 seq)
{
    Entry *entry = find(delivery);
    if (!entry)
        return;
    entry->seq = seq;
    if (entry->firstSeq != 0)
        return;
    const Entry *first = find(entry->firstDelivery);
    entry->firstSeq = first && first->seq != 0 ? first->seq : seq;
}

void DeliveryTracker::answered(quint64 delivery, int status)
{
    if (Entry *entry = find(delivery))
        entry->status = status;
}

void DeliveryTracker::clear()
{
    // Deliveries keep their numbers: those of the session before are not found any more.
    m_entries.clear();
    m_byBytes.clear();
    m_byEvent.clear();
}

DeliveryTracker::Entry *DeliveryTracker::find(quint64 delivery)
{
    const quint64 place = delivery % Capacity;
    if (delivery == 0 || place >= m_entries.size() || m_entries[place].delivery != delivery)
        return nullptr;
    return &m_entries[place];
}

void DeliveryTracker::remember(const Entry &entry)
{
    m_last = entry.delivery;
    const quint64 place = entry.delivery % Capacity;
    if (place >= m_entries.size())
        m_entries.resize(place + 1);
    const Entry &oldest = m_entries[place];
    forget(m_byBytes, oldest.bytesKey, oldest.delivery);
    forget(m_byEvent, oldest.eventKey, oldest.delivery);
    m_entries[place] = entry;
    if (entry.bytesKey != 0)
        m_byBytes.insert(entry.bytesKey, entry.delivery);
    if (entry.eventKey != 0)
        m_byEvent.insert(entry.eventKey, entry.delivery);
}

void DeliveryTracker::forget(QHash<quint64, quint64> &index, quint64 key, quint64 delivery)
{
    const auto found = index.constFind(key);
    if (found != index.constEnd() && *found == delivery)
        index.erase(found);
}

} // namespace hookglass

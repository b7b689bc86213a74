// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/pipeline.h"

#include "core/events/requestdecoder.h"

#include <QThread>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

Pipeline::Pipeline(const EventCatalog &catalog, Clock clock)
    : m_catalog(catalog)
    , m_clock(std::move(clock))
    , m_store(this)
    , m_receiver(m_clock, this)
    , m_lateTimer(this)
{
    m_lateTimer.setInterval(100ms);
    connect(&m_lateTimer, &QTimer::timeout, this, &Pipeline::answerLate);
    connect(&m_receiver, &Receiver::received, this, &Pipeline::onReceived);
    connect(&m_receiver, &Receiver::refused, this, &Pipeline::onRefused);
    connect(&m_receiver, &Receiver::finished, this, [this] {
        if (m_shuttingDown) {
            handOver();
            m_store.close();
        } else {
            emit stopped();
        }
    });
    connect(&m_store, &SessionStore::opened, this, &Pipeline::sessionOpened);
    connect(&m_store, &SessionStore::openFailed, this, &Pipeline::sessionOpenFailed);
    connect(&m_store, &SessionStore::committed, this, &Pipeline::onCommitted);
    connect(&m_store, &SessionStore::reverificationsStored, this, &Pipeline::reverificationsStored);
    connect(&m_store, &SessionStore::writeFailed, this, &Pipeline::writeFailed);
    connect(&m_store, &SessionStore::closed, this, [this] {
        if (m_shuttingDown)
            thread()->quit();
    });
}

void Pipeline::openSession(const QString &path)
{
    handOver(); // to the session before
    m_store.open(path);
}

void Pipeline::listen(const ListenOptions &options)
{
    m_commitTimeoutMs = options.commitTimeoutMs;
    const Result<QList<ListenerInfo>> listeners = m_receiver.listen(options);
    if (listeners)
        emit listening(*listeners);
    else
        emit listenFailed(listeners.error());
}

void Pipeline::stopListening()
{
    m_receiver.stop();
}

void Pipeline::shutDown()
{
    m_shuttingDown = true;
    m_receiver.stop();
}

void Pipeline::onReceived(quint64 connection, const HttpRequest &request)
{
    InFlight inFlight {.connection = connection};
    inFlight.capture.request = request;
    inFlight.capture.verification = verify(request);
    inFlight.capture.event = decodeRequest(request, m_catalog);
    inFlight.capture.answer = {.status = 200, .rule = u"default"_s};
    append(std::move(inFlight));
}

Verification Pipeline::verify(const HttpRequest &request)
{
    Delivery delivery = deliveryOf(request);
    delivery.clocks = &m_clockSkew;
    const Verification verification = m_verifier.verify(delivery);
    if (!verification.key.isEmpty() && verification.issuedAt)
        m_clockSkew.add(verification.key, *verification.issuedAt, request.receivedAtUs);
    return verification;
}

void Pipeline::recordReverifications(const QList<ReverificationRecord> &records)
{
    m_store.recordReverifications(records);
}

void Pipeline::onRefused(const HttpRequest &request, bool answered)
{
    InFlight inFlight {.answered = true};
    inFlight.capture.request = request;
    inFlight.capture.answer = {.status = answered ? request.refusal.status : 0,
                               .rule = u"refused"_s};
    append(std::move(inFlight));
}

/// What comes in one turn of the event loop is handed over in one piece: the writer wakes less
/// often, and more captures share a transaction.
void Pipeline::append(InFlight inFlight)
{
    const quint64 ticket = ++m_lastTicket;
    if (m_appends.isEmpty())
        QMetaObject::invokeMethod(this, &Pipeline::handOver, Qt::QueuedConnection);
    m_appends.append({ticket, inFlight.capture});
    m_inFlight.insert(ticket, std::move(inFlight));
    if (!m_lateTimer.isActive())
        m_lateTimer.start();
}

void Pipeline::handOver()
{
    m_store.append(std::exchange(m_appends, {}));
}

void Pipeline::onCommitted(const QList<CommitReceipt> &receipts)
{
    QList<CaptureSummary> captures;
    QList<AnswerRecord> answers;
    for (const CommitReceipt &receipt : receipts) {
        const auto found = m_inFlight.find(receipt.ticket);
        if (found == m_inFlight.end())
            continue;
        InFlight inFlight = std::move(*found);
        m_inFlight.erase(found);
        if (receipt.seq == 0) {
            answer(inFlight, 503, u"not-stored"_s);
            continue;
        }
        answer(inFlight, inFlight.capture.answer.status, inFlight.capture.answer.rule);
        inFlight.capture.seq = receipt.seq;
        if (inFlight.connection != 0)
            answers.append({receipt.seq, inFlight.capture.answer});
        captures.append(summarize(inFlight.capture));
    }
    if (!answers.isEmpty())
        m_store.recordAnswers(answers);
    if (!captures.isEmpty())
        emit captured(captures);
}

void Pipeline::answer(InFlight &inFlight, int status, const QString &rule)
{
    if (inFlight.answered)
        return;
    inFlight.answered = true;
    m_receiver.answer(inFlight.connection, status);
    inFlight.capture.answer = {.status = status,
                               .rule = rule,
                               .afterUs = m_clock() - inFlight.capture.request.receivedAtUs};
}

/// The store is slow: no sender may hang on us, and none may take an uncommitted event for
/// delivered.
void Pipeline::answerLate()
{
    if (m_inFlight.isEmpty()) {
        m_lateTimer.stop();
        return;
    }
    const qint64 deadline = m_clock() - qint64(m_commitTimeoutMs) * 1000;
    for (InFlight &inFlight : m_inFlight) {
        if (!inFlight.answered && inFlight.capture.request.receivedAtUs <= deadline)
            answer(inFlight, 503, u"store-timeout"_s);
    }
}

} // namespace hookglass

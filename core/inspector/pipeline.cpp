// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/pipeline.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {
// Behind the name of a rule whose answer went out before its time.
constexpr auto CutShort = ", cut short"_L1;
// The time for a commit is looked at in steps of a third of this.
constexpr int LeastCommitTimeoutMs = 300;
constexpr qsizetype HandOverCaptures = 16;
// Whoever shows captures is woken no more often. Nobody sees the difference.
constexpr auto LeastTellInterval = 20ms;
} // namespace

Pipeline::Pipeline(const EventCatalog &catalog, Clock clock)
    : m_clock(std::move(clock))
    , m_store(this)
    , m_judge(
          catalog, m_store,
          [this](QList<Judgement> judgements) { onJudged(std::move(judgements)); }, this)
    , m_receiver(m_clock, this)
    , m_quiet(this)
    , m_delays(this)
    , m_lateTimer(this)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(LeastTellInterval);
    connect(&m_quiet, &QTimer::timeout, this, &Pipeline::tellCaptured);
    m_lateTimer.setInterval(100ms);
    connect(&m_lateTimer, &QTimer::timeout, this, &Pipeline::answerLate);
    connect(&m_receiver, &Receiver::received, this, &Pipeline::onReceived);
    connect(&m_receiver, &Receiver::refused, this, &Pipeline::onRefused);
    connect(&m_receiver, &Receiver::finished, this, [this] {
        if (m_shuttingDown) {
            handOver();
            m_judge.afterwards([this] {
                m_store.stopChecking(); // it may have been told to open another one since
                m_store.close();
            });
        } else {
            m_stopping = true;
            tellStopped();
        }
    });
    connect(&m_receiver, &Receiver::givingUp, this, [this] {
        cutDelaysShort();
        answerUncommitted(0);
    });
    connect(&m_delays, &DelayQueue::due, this, &Pipeline::answerHeld);
    connectStore();
}

void Pipeline::connectStore()
{
    connect(&m_store, &SessionStore::opened, this, &Pipeline::onSessionOpened);
    connect(&m_store, &SessionStore::openFailed, &m_judge, &Judge::sessionOpenFailed);
    connect(&m_store, &SessionStore::openFailed, this, &Pipeline::sessionOpenFailed);
    connect(&m_store, &SessionStore::committed, this, &Pipeline::onCommitted);
    connect(&m_store, &SessionStore::reverificationsStored, this, &Pipeline::reverificationsStored);
    connect(&m_store, &SessionStore::writeFailed, this, &Pipeline::writeFailed);
    connect(&m_store, &SessionStore::writeRecovered, this, &Pipeline::writeRecovered);
    connect(&m_store, &SessionStore::marksStored, this, &Pipeline::marksStored);
    // What has gone must have been there.
    connect(&m_store, &SessionStore::deletionStored, this, &Pipeline::tellCaptured);
    connect(&m_store, &SessionStore::deletionStored, this, &Pipeline::deletionStored);
    connect(&m_store, &SessionStore::deletionFailed, this, &Pipeline::deletionFailed);
    connect(&m_store, &SessionStore::migrated, this, &Pipeline::sessionMigrated);
    connect(&m_store, &SessionStore::checking, this, &Pipeline::checking);
    connect(&m_store, &SessionStore::removed, this, &Pipeline::tellCaptured);
    connect(&m_store, &SessionStore::removed, this, &Pipeline::removed);
    connect(&m_store, &SessionStore::removeFailed, this, &Pipeline::removeFailed);
    connect(&m_store, &SessionStore::compacting, this, &Pipeline::compacting);
    connect(&m_store, &SessionStore::compactionStopped, this, &Pipeline::compactionStopped);
    connect(&m_store, &SessionStore::compactsAtOnceOnly, this, &Pipeline::compactsAtOnceOnly);
    connect(&m_store, &SessionStore::compacted, this, &Pipeline::compacted);
    connect(&m_store, &SessionStore::compactFailed, this, &Pipeline::compactFailed);
    connect(&m_store, &SessionStore::spaceLow, this, &Pipeline::spaceLow);
    connect(&m_store, &SessionStore::spaceEnough, this, &Pipeline::spaceEnough);
    connect(&m_store, &SessionStore::closed, this, [this] {
        tellCaptured();
        if (m_shuttingDown)
            thread()->quit();
    });
}

void Pipeline::openSession(const QString &path)
{
    cutDelaysShort(); // while the session they belong to is still there
    handOver();
    m_judge.openSession(path);
}

void Pipeline::onSessionOpened(const QString &path)
{
    cutDelaysShort();
    m_judge.sessionOpened();
    tellCaptured(); // of the one before
    emit sessionOpened(path);
}

void Pipeline::listen(const ListenOptions &options)
{
    const Result<QList<ListenerInfo>> listeners = m_receiver.listen(options);
    if (std::exchange(m_stopping, false)) {
        tellCaptured();
        emit stopped(); // not after listening()
    }
    if (!listeners) {
        emit listenFailed(listeners.error());
        return;
    }
    m_commitTimeoutMs = std::max(options.commitTimeoutMs, LeastCommitTimeoutMs);
    emit listening(*listeners);
}

void Pipeline::stopListening()
{
    m_receiver.stop();
    cutDelaysShort();
}

void Pipeline::shutDown()
{
    m_shuttingDown = true;
    m_store.stopChecking();
    stopListening();
}

void Pipeline::onReceived(quint64 connection, const HttpRequest &request)
{
    take({.connection = connection, .receivedAtUs = request.receivedAtUs}, request);
}

void Pipeline::onRefused(const HttpRequest &request, bool answered)
{
    take({.receivedAtUs = request.receivedAtUs,
          .answer = {.status = answered ? request.refusal.status : 0, .rule = u"refused"_s},
          .answered = true},
         request);
}

/// What comes in one turn of the event loop is handed over in one piece: the other threads wake
/// less often, and more captures share a transaction. A long turn is cut, or they would sit idle.
void Pipeline::take(InFlight inFlight, const HttpRequest &request)
{
    if (m_judge.isFull()) {
        answer(inFlight, {.status = 503, .rule = u"not-stored"_s});
        return;
    }
    const quint64 ticket = ++m_lastTicket;
    if (m_arrivals.isEmpty()) {
        m_arrivals.reserve(HandOverCaptures);
        QMetaObject::invokeMethod(this, &Pipeline::handOver, Qt::QueuedConnection);
    }
    m_arrivals.append({ticket, {.request = request, .answer = inFlight.answer}});
    inFlight.since.start();
    m_inFlight.insert(ticket, std::move(inFlight));
    if (m_arrivals.size() >= HandOverCaptures)
        handOver();
    if (!m_lateTimer.isActive())
        m_lateTimer.start();
}

void Pipeline::handOver()
{
    if (!m_arrivals.isEmpty())
        m_judge.judge(std::exchange(m_arrivals, {}));
}

/// Moves what it can: other threads have a hand on the counters of every text that is copied.
void Pipeline::onJudged(QList<Judgement> judgements)
{
    for (Judgement &each : judgements) {
        InFlight &inFlight = m_inFlight[each.ticket]; // only a receipt ends its flight
        inFlight.delivery = each.delivery;
        inFlight.summary = std::move(each.summary);
        inFlight.plannedRule = each.answer.rule;
        if (inFlight.answered) { // late already, or refused
            m_settlements.append({.delivery = each.delivery, .status = inFlight.answer.status});
            continue;
        }
        inFlight.delayMs = each.delayMs;
        inFlight.answer = std::move(each.answer);
    }
    tellJudge();
}

void Pipeline::onCommitted(const QList<CommitReceipt> &receipts)
{
    QList<AnswerRecord> answers;
    for (const CommitReceipt &receipt : receipts) {
        const auto found = m_inFlight.find(receipt.ticket);
        if (found == m_inFlight.end())
            continue;
        InFlight inFlight = std::move(*found);
        m_inFlight.erase(found);
        if (receipt.seq == 0) {
            answer(inFlight, {.status = 503, .rule = u"not-stored"_s});
            continue;
        }
        inFlight.summary.seq = receipt.seq;
        inFlight.session = receipt.session;
        m_settlements.append({.delivery = inFlight.delivery, .seq = receipt.seq});
        const bool held = hold(receipt.ticket, inFlight);
        if (!held)
            answer(inFlight, inFlight.answer);
        if (!held && !inFlight.summary.refused)
            answers.append(inFlight.record());
        m_captures.append(inFlight.takeSummaryWithAnswer());
    }
    recordAnswers(answers);
    tellJudge();
    if (!m_quiet.isActive())
        tellCaptured();
    tellStopped();
}

void Pipeline::tellCaptured()
{
    if (m_captures.isEmpty())
        return;
    m_quiet.start();
    emit captured(std::exchange(m_captures, {}));
}

/// What the listeners took last is on its way to the session still when they have gone.
void Pipeline::tellStopped()
{
    if (m_stopping && m_inFlight.isEmpty()) {
        m_stopping = false;
        tellCaptured();
        emit stopped();
    }
}

bool Pipeline::hold(quint64 ticket, InFlight &inFlight)
{
    if (inFlight.answered || inFlight.delayMs == 0)
        return false;
    if (m_receiver.isListening() && m_delays.add(ticket, inFlight.delayMs)) {
        m_held.insert(ticket, inFlight);
        return true;
    }
    inFlight.answer.rule += CutShort;
    return false;
}

void Pipeline::answerHeld(const QList<quint64> &tickets)
{
    QList<CaptureSummary> captures;
    QList<AnswerRecord> answers;
    for (const quint64 ticket : tickets) {
        InFlight inFlight = m_held.take(ticket);
        answer(inFlight, inFlight.answer);
        answers.append(inFlight.record());
        captures.append(inFlight.takeSummaryWithAnswer());
    }
    recordAnswers(answers);
    tellJudge();
    tellCaptured();
    emit answered(captures);
}

void Pipeline::cutDelaysShort()
{
    const QList<quint64> tickets = m_delays.takeAll();
    for (const quint64 ticket : tickets)
        m_held[ticket].answer.rule += CutShort;
    if (!tickets.isEmpty())
        answerHeld(tickets);
}

void Pipeline::recordAnswers(const QList<AnswerRecord> &answers)
{
    if (!answers.isEmpty())
        m_store.recordAnswers(answers);
}

void Pipeline::tellJudge()
{
    if (!m_settlements.isEmpty())
        m_judge.settle(std::exchange(m_settlements, {}));
}

void Pipeline::answer(InFlight &inFlight, const Answer &answer)
{
    if (inFlight.answered)
        return;
    inFlight.answered = true;
    const HttpAnswer sent {answer.status, answer.headers, answer.body};
    const bool reached = m_receiver.answer(inFlight.connection, sent);
    Answer given = reached ? answer : Answer {.rule = u"client-gone"_s};
    given.afterUs = std::max(m_clock() - inFlight.receivedAtUs, qint64(1));
    inFlight.answer = given;
    if (inFlight.delivery > 0) // else it is told with the judgement
        m_settlements.append({.delivery = inFlight.delivery, .status = given.status});
}

/// The store is slow: no sender may hang on us, and none may take an uncommitted event for
/// delivered.
void Pipeline::answerLate()
{
    if (m_inFlight.isEmpty()) {
        m_lateTimer.stop();
        return;
    }
    answerUncommitted(m_commitTimeoutMs - m_lateTimer.interval()); // the next look is too late
}

void Pipeline::answerUncommitted(int olderThanMs)
{
    for (InFlight &inFlight : m_inFlight) {
        if (!inFlight.answered && inFlight.since.elapsed() >= olderThanMs)
            answer(inFlight, {.status = 503, .rule = u"store-timeout"_s});
    }
    tellJudge();
}

} // namespace hookglass

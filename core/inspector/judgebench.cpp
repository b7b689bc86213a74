// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/judgebench.h"

#include "core/events/requestdecoder.h"

namespace hookglass {

JudgeBench::JudgeBench(const EventCatalog &catalog, SessionStore &store)
    : m_catalog(catalog)
    , m_store(store)
{
}

void JudgeBench::openSession(const QString &path)
{
    ++m_opening;
    m_store.open(path);
}

void JudgeBench::endOpening(bool opened)
{
    --m_opening;
    if (opened)
        m_tracker.clear();
}

QList<Judgement> JudgeBench::judge(QList<AppendRecord> &captures)
{
    QList<Judgement> judgements;
    judgements.reserve(captures.size());
    for (AppendRecord &each : captures) {
        Judgement judgement {.ticket = each.ticket};
        if (!each.capture.request.isRefused()) {
            verifyAndDecode(each.capture);
            plan(judgement, each.capture);
        }
        judgement.answer = each.capture.answer;
        judgement.summary = summarize(each.capture);
        each.capture.request.headers = {}; // the session keeps the head as it came
        judgements.append(std::move(judgement));
    }
    return judgements;
}

void JudgeBench::verifyAndDecode(Capture &capture)
{
    const HttpRequest &request = capture.request;
    const json::Body body = json::parseBody(request.body);
    Delivery delivery = deliveryOf(request);
    delivery.parsedBody = &body;
    delivery.clocks = &m_clockSkew;
    capture.verification = m_verifier.verify(delivery);
    if (!capture.verification.key.isEmpty() && capture.verification.issuedAt)
        m_clockSkew.add(capture.verification.key, *capture.verification.issuedAt,
                        request.receivedAtUs);
    capture.event = decodeRequest(request, body, m_catalog);
}

void JudgeBench::plan(Judgement &judgement, Capture &capture)
{
    const DeliveryTracker::Arrival arrival = m_tracker.arrived(capture);
    judgement.delivery = arrival.delivery;
    capture.history = arrival.history;
    if (m_opening > 0) // it may come into another session than what was before
        capture.history = {.attempt = arrival.history.attempt};
    const ChosenAnswer chosen =
        m_rules.rules().isEmpty() ? ChosenAnswer() : m_rules.choose(capture);
    judgement.delayMs = chosen.delayMs;
    capture.answer = {.status = chosen.answer.status,
                      .rule = chosen.rule,
                      .headers = chosen.answer.headers,
                      .body = chosen.answer.body};
}

void JudgeBench::settle(const QList<Settlement> &settlements)
{
    for (const Settlement &each : settlements) {
        if (each.seq > 0)
            m_tracker.committed(each.delivery, each.seq);
        if (each.status)
            m_tracker.answered(each.delivery, *each.status);
    }
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/capturesummary.h"

#include "core/capture/retrypolicy.h"

namespace hookglass {

void CaptureSummary::setAnswer(const Answer &answer)
{
    status = answer.status;
    rule = answer.rule;
    retryAfterS = hookglass::retryAfterS(answer.headers, receivedAtUs + answer.afterUs);
    answeredAfterUs = answer.afterUs;
}

QString causeOf(const Verification &verification)
{
    const QList<Diagnosis> &diagnosis = verification.diagnosis;
    return diagnosis.isEmpty() ? QString() : causeId(diagnosis.first().cause);
}

CaptureSummary summarize(const Capture &capture)
{
    const HttpRequest &request = capture.request;
    CaptureSummary summary {
        .seq = capture.seq,
        .receivedAtUs = request.receivedAtUs,
        .method = request.method,
        .target = request.target,
        .peer = request.peer,
        .bodySize = request.body.size(),
        .refused = request.isRefused(),
        .history = capture.history,
        .marks = capture.marks,
    };
    summary.setAnswer(capture.answer);
    if (summary.refused) {
        summary.summary = request.refusal.reason;
        return summary;
    }
    const Verification &present = capture.presentVerification();
    summary.verdict = present.verdict;
    summary.cause = causeOf(present);
    if (capture.reverified)
        summary.firstVerdict = capture.verification.verdict;
    summary.sender = capture.event.sender;
    summary.event = capture.event.name;
    summary.eventId = capture.event.id;
    summary.createdAt = capture.event.createdAt;
    summary.roomId = capture.event.roomId;
    summary.participant = capture.event.participant;
    summary.summary = capture.event.summary;
    return summary;
}

} // namespace hookglass

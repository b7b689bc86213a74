// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/prediction.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/retrypolicy.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qint64 UsPerSecond = 1'000'000;
// Timers, networks and the clocks of two machines: a retry is late only after this.
constexpr qint64 GraceUs = 2 * UsPerSecond;

QString tr(const char *text)
{
    return QCoreApplication::translate("Prediction", text);
}

bool isWebhook(const CaptureSummary &capture)
{
    return capture.sender != EventSender::Unknown || !capture.event.isEmpty()
        || capture.verdict != Verdict::Unsigned;
}

/// Sent by the server that the body speaks of, as far as one can tell.
bool isFromAServer(const CaptureSummary &capture)
{
    return capture.verdict != Verdict::Unsigned && capture.history.duplicateOf == 0;
}

QString ourAnswer(int status)
{
    return status == 0 ? tr("No answer") : tr("You answered %1").arg(status);
}

QString waitText(qint64 seconds)
{
    if (seconds == 0)
        return tr("at once");
    return tr("in about %1")
        .arg(seconds < 60 ? tr("%1 s").arg(seconds) : humanDuration(seconds * UsPerSecond));
}

QString retryText(const CaptureSummary &capture, const Prediction &prediction, const QString &wait)
{
    if (capture.sender == EventSender::Unknown) {
        return capture.history.attempt < PlugNMeetAttempts
            ? tr("Plug-N-Meet and LiveKit would try again %1").arg(wait)
            : tr("Plug-N-Meet would give up, LiveKit would try again %1").arg(wait);
    }
    if (prediction.attempts == 0)
        return tr("attempt %1 %2, if this old Plug-N-Meet tries again")
            .arg(QString::number(prediction.attempt), wait);
    const QString text =
        tr("attempt %1 of %2 %3")
            .arg(QString::number(prediction.attempt), QString::number(prediction.attempts), wait);
    return prediction.certain ? text : tr("%1, if a server sent this").arg(text);
}

/// "You answered 503: attempt 2 of 3…"
void say(Prediction &prediction, int status, const QString &next)
{
    prediction.next = next;
    prediction.text = ourAnswer(status) + u": "_s + next;
}

/// Whether the token, made about when the event was, is good still and no more at `dueAtUs`.
bool runsOutMeanwhile(const CaptureSummary &capture, qint64 dueAtUs)
{
    if (!capture.createdAt)
        return false;
    const qint64 endUs = (*capture.createdAt + TokenLifetimeS) * UsPerSecond;
    return capture.receivedAtUs <= endUs && endUs < dueAtUs;
}

void foretellRetry(Prediction &prediction, const CaptureSummary &capture, const RetryPolicy &policy)
{
    const int made = capture.history.attempt;
    prediction.certain &= policy.certain;
    if (made < policy.attempts) {
        const qint64 wait = retryWaitS(made, capture.status, capture.retryAfterS);
        prediction.kind = Prediction::Kind::Retry;
        prediction.attempt = made + 1;
        prediction.dueAtUs = capture.receivedAtUs + capture.answeredAfterUs + wait * UsPerSecond;
        QString next = retryText(capture, prediction, waitText(wait));
        if (wait > TokenLifetimeS)
            next += tr("; its token will have expired by then");
        else if (made > 1 && runsOutMeanwhile(capture, *prediction.dueAtUs))
            next += tr("; its token may have expired by then");
        say(prediction, capture.status, next);
        return;
    }
    prediction.kind = Prediction::Kind::GivesUp;
    if (capture.sender == EventSender::Unknown) {
        say(prediction, capture.status, tr("Plug-N-Meet and LiveKit would have given up by now"));
    } else {
        prediction.text = tr("Gave up after %1 attempts: the event is lost").arg(made);
        prediction.next = tr("gave up after %1 attempts: the event is lost").arg(made);
    }
}

void foretellFinal(Prediction &prediction, const CaptureSummary &capture)
{
    prediction.kind = Prediction::Kind::Final;
    if (capture.sender == EventSender::Unknown) {
        say(prediction, capture.status,
            tr("neither Plug-N-Meet nor LiveKit would send this again"));
    } else {
        prediction.text = tr("%1 is final: this event will not come again").arg(capture.status);
        prediction.next = tr("final: this event will not come again");
    }
}

void foretellRedirect(Prediction &prediction, int status)
{
    prediction.kind = Prediction::Kind::Follows;
    say(prediction, status,
        status == 307 || status == 308
            ? tr("the sender posts the event to the new place, with the same token; without the "
                 "header Location nothing follows")
            : tr("the sender follows with GET and without the body, and takes a 2xx there for "
                 "delivered; without the header Location nothing follows"));
}

} // namespace

Prediction predict(const CaptureSummary &capture)
{
    if (capture.refused || capture.answeredAfterUs == 0 || !isWebhook(capture))
        return {};
    const RetryPolicy policy = retryPolicyOf(capture.sender, capture.eventId);
    Prediction prediction {
        .attempt = capture.history.attempt,
        .attempts = policy.certain ? policy.attempts : 0,
        .certain = capture.sender != EventSender::Unknown && isFromAServer(capture),
    };
    switch (meaningOf(capture.status)) {
    case AnswerMeaning::Delivered:
        prediction.kind = Prediction::Kind::Delivered;
        prediction.next = tr("delivered");
        prediction.text = QString::number(capture.status) + u": "_s + prediction.next;
        break;
    case AnswerMeaning::Final:
        foretellFinal(prediction, capture);
        break;
    case AnswerMeaning::Redirect:
        foretellRedirect(prediction, capture.status);
        break;
    case AnswerMeaning::TryAgain:
        foretellRetry(prediction, capture, policy);
        break;
    }
    return prediction;
}

RetrySeen retrySeen(const CaptureSummary &before, const CaptureSummary &retry)
{
    return {retry.seq, retry.receivedAtUs - before.receivedAtUs - before.answeredAfterUs};
}

QString outcomeText(const Prediction &prediction, std::optional<RetrySeen> seen, qint64 nowUs)
{
    if (seen && seen->afterUs < 0) // the sender did not wait for it
        return tr("came again as #%1 before the answer").arg(seen->seq);
    if (seen) {
        const QString after = seen->afterUs < 60 * UsPerSecond
            ? tr("%1 s").arg(QString::number(double(seen->afterUs) / UsPerSecond, 'f', 2))
            : humanDuration(seen->afterUs);
        return tr("came again as #%1 after %2").arg(QString::number(seen->seq), after);
    }
    if (!prediction.dueAtUs || nowUs <= *prediction.dueAtUs + GraceUs)
        return {};
    constexpr int WithoutMilliseconds = 8;
    return tr("expected by %1, has not come")
        .arg(localTime(*prediction.dueAtUs).left(WithoutMilliseconds));
}

} // namespace hookglass

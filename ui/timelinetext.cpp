// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/timelinetext.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/events/secretspan.h"
#include "core/http/formfields.h"
#include "ui/icons.h"
#include "ui/isolates.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

using Column = TimelineColumn;
constexpr qsizetype CellLength = 200;

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString latencyText(const CaptureSummary &capture)
{
    const std::optional<qint64> latency = capture.senderLatencyUs();
    if (!latency)
        return {};
    // The sender's clock has whole seconds: anything finer would be made up.
    const qint64 wholeSeconds = *latency / 1'000'000 * 1'000'000;
    if (wholeSeconds == 0)
        return u"< 1 s"_s;
    return humanDuration(wholeSeconds).replace(u".0 s"_s, u" s"_s);
}

QString eventText(const CaptureSummary &capture)
{
    if (!capture.event.isEmpty())
        return visibleText(capture.event, CellLength);
    const QByteArray target = withoutSignatures(withoutQueryValues(capture.target));
    return visibleText(QString::fromUtf8(capture.method + ' ' + target), 80);
}

bool isOwnRule(const QString &rule)
{
    return !rule.isEmpty() && rule != "default"_L1 && rule != "refused"_L1;
}

QString answerCell(const CaptureSummary &capture)
{
    QString status = capture.status == 0 ? tr("none") : QString::number(capture.status);
    if (capture.answeredAfterUs == 0 && !capture.refused)
        status = tr("not yet"); // a rule holds it back
    return isOwnRule(capture.rule)
        ? QString(status + u" ("_s + visibleText(capture.rule, 40) + u')')
        : status;
}

QString attemptCell(const CaptureSummary &capture, const std::optional<RetrySeen> &retry,
                    qint64 nowUs)
{
    if (isPlainDelivery(capture) || capture.refused)
        return {};
    if (capture.history.duplicateOf > 0 && capture.history.retryOf == 0)
        return tr("duplicate of #%1").arg(capture.history.duplicateOf);
    const Prediction next = predict(capture);
    const QString attempt = next.attempts > 0
        ? tr("%1 of %2").arg(capture.history.attempt).arg(next.attempts)
        : QString::number(capture.history.attempt);
    if (retry)
        return tr("%1, again as #%2").arg(attempt).arg(retry->seq);
    switch (next.kind) {
    case Prediction::Kind::Retry:
        return outcomeText(next, {}, nowUs).isEmpty() ? tr("%1, waiting").arg(attempt)
                                                      : tr("%1, overdue").arg(attempt);
    case Prediction::Kind::GivesUp:
        return tr("%1, given up").arg(attempt);
    case Prediction::Kind::Final:
        return tr("%1, final").arg(attempt);
    case Prediction::Kind::None:
    case Prediction::Kind::Delivered:
    case Prediction::Kind::Follows:
        break;
    }
    return attempt;
}

} // namespace

QString timelineTitle(TimelineColumn column)
{
    switch (column) {
    case Column::Number:
        return tr("#");
    case Column::Time:
        return tr("Time");
    case Column::Event:
        return tr("Event");
    case Column::Room:
        return tr("Room");
    case Column::Participant:
        return tr("Participant");
    case Column::Verdict:
        return tr("Verdict");
    case Column::Answer:
        return tr("Answer");
    case Column::Attempt:
        return tr("Attempt");
    case Column::Size:
        return tr("Size");
    case Column::Latency:
        return tr("Latency");
    case Column::Summary:
        return tr("Summary");
    case Column::Relation:
        return tr("Relations");
    }
    return {};
}

bool isNumeric(TimelineColumn column)
{
    return column == Column::Number || column == Column::Size || column == Column::Latency;
}

QString timelineText(const CaptureSummary &capture, TimelineColumn column,
                     const std::optional<RetrySeen> &retry, qint64 nowUs)
{
    switch (column) {
    case Column::Number:
        return QString::number(capture.seq);
    case Column::Time:
        return localTime(capture.receivedAtUs);
    case Column::Event:
        return eventText(capture);
    case Column::Room:
        return visibleText(capture.roomId, CellLength);
    case Column::Participant:
        return visibleText(capture.participant, CellLength);
    case Column::Verdict:
        return verdictWord(capture);
    case Column::Answer:
        return answerCell(capture);
    case Column::Attempt:
        return attemptCell(capture, retry, nowUs);
    case Column::Size:
        return humanSize(capture.bodySize);
    case Column::Latency:
        return latencyText(capture);
    case Column::Summary:
        return visibleText(capture.summary, CellLength);
    case Column::Relation:
        return {}; // has marks only
    }
    return {};
}

QString timelineToolTip(const CaptureSummary &capture, const std::optional<RetrySeen> &retry,
                        qint64 nowUs)
{
    QStringList lines {localDateTime(capture.receivedAtUs) + u"  "_s + visibleText(capture.peer),
                       withIsolatedNames(visibleText(capture.summary, CellLength)),
                       verdictWord(capture)};
    if (capture.marks.pinned)
        lines.first() += u"  "_s + tr("pinned: it is not removed as old, and not cleared");
    if (!capture.marks.note.isEmpty())
        lines.append(tr("Note: %1").arg(visibleText(capture.marks.note.simplified(), CellLength)));
    if (!capture.cause.isEmpty())
        lines[2] += u": "_s + capture.cause;
    if (!isPlainDelivery(capture) && !capture.refused) {
        const Prediction next = predict(capture);
        lines.append(tr("Answer: %1").arg(answerText(capture.status, capture.rule)));
        for (const QString &line : {next.text, outcomeText(next, retry, nowUs)}) {
            if (!line.isEmpty())
                lines.append(visibleText(line, CellLength));
        }
    }
    return u"<p style='white-space:pre'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</p>"_s;
}

bool isPlainDelivery(const CaptureSummary &capture)
{
    return capture.status / 100 == 2 && capture.history == DeliveryHistory {};
}

bool isUnusualAnswer(const CaptureSummary &capture)
{
    return !capture.refused && (capture.status != 200 || isOwnRule(capture.rule));
}

QString answerText(int status, const QString &rule)
{
    const QString text = status == 0 ? tr("none") : QString::number(status);
    return isOwnRule(rule) ? tr("%1, by the rule \"%2\"").arg(text, visibleText(rule, 80)) : text;
}

} // namespace hookglass

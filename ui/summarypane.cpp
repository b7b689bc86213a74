// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/summarypane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "ui/factsform.h"
#include "ui/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString senderName(EventSender sender)
{
    switch (sender) {
    case EventSender::PlugNMeet:
        return u"Plug-N-Meet"_s;
    case EventSender::LiveKit:
        return u"LiveKit"_s;
    case EventSender::Unknown:
        break;
    }
    return SummaryPane::tr("Unknown");
}

/// "Ada (user-001)", or the identity alone.
QString participantText(const Event &event)
{
    if (event.participant.isEmpty() || event.participant == event.participantIdentity)
        return event.participantIdentity;
    return event.participant + u" ("_s + event.participantIdentity + u')';
}

QString createdText(const CaptureSummary &summary)
{
    const std::optional<qint64> latency = summary.senderLatencyUs();
    if (!latency)
        return summary.createdAt ? QString::number(*summary.createdAt) : QString();
    const QString when = localDateTime(*summary.createdAt * 1'000'000);
    const qint64 whole = *latency / 1'000'000 * 1'000'000;
    if (whole == 0)
        return SummaryPane::tr("%1 (less than a second before it arrived)").arg(when);
    return whole > 0 ? SummaryPane::tr("%1 (%2 before it arrived)").arg(when, humanDuration(whole))
                     : SummaryPane::tr("%1 (%2 after it arrived: the clocks differ)")
                           .arg(when, humanDuration(-whole));
}

QString answerText(const Answer &answer)
{
    if (answer.status == 0)
        return SummaryPane::tr("none");
    QString text = QString::number(answer.status);
    if (answer.afterUs > 0)
        text += SummaryPane::tr(" after %1").arg(humanDuration(answer.afterUs));
    return text;
}

} // namespace

SummaryPane::SummaryPane(const Icons &icons, QWidget *parent)
    : DetailPane(parent)
    , m_icons(icons)
    , m_title(new QLabel(this))
    , m_verdictIcon(new QLabel(this))
    , m_verdict(new QLabel(this))
    , m_facts(new FactsForm(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    for (QLabel *label : {m_title, m_verdict}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *content = new QWidget(this);
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(14, 12, 14, 12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_verdictIcon, 1, 0, Qt::AlignTop);
    grid->addWidget(m_verdict, 1, 1);
    grid->addWidget(m_facts, 2, 0, 1, 2);
    grid->setRowStretch(3, 1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    setCapture(nullptr);
}

void SummaryPane::setCapture(const Capture *capture)
{
    m_facts->clear();
    m_verdictIcon->setVisible(capture);
    m_verdict->setVisible(capture);
    if (!capture) {
        m_title->setText(tr("Select an event to see what it says."));
        return;
    }
    const CaptureSummary summary = summarize(*capture);
    m_title->setText(visibleText(summary.summary, 300));
    showVerdict(*capture);
    showFacts(*capture);
}

void SummaryPane::showVerdict(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    m_verdictIcon->setPixmap(m_icons.verdictIcon(summary).pixmap(18));
    QStringList lines;
    if (summary.refused)
        lines.append(tr("Refused with status %1.").arg(capture.request.refusal.status));
    else if (summary.verdict == Verdict::Verified)
        lines.append(tr("Verified: signed with key \"%1\", and the body is the signed one.")
                         .arg(visibleText(capture.verification.key, 100)));
    else
        lines.append(verdictWord(summary) + u'.');
    for (const Diagnosis &diagnosis : capture.verification.diagnosis) {
        const QString likely =
            diagnosis.certainty == Certainty::Likely ? tr("Probably: ") : QString();
        lines.append(likely + diagnosis.explanation + u' ' + diagnosis.remedy);
    }
    m_verdict->setText(lines.join(u'\n'));
}

void SummaryPane::showFacts(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    const Event &event = capture.event;
    if (!summary.refused) {
        m_facts->add(tr("Event"), event.name);
        m_facts->add(tr("Sender"), senderName(event.sender));
        m_facts->add(tr("Room"), event.roomId);
        m_facts->add(tr("Room session"), event.roomSid);
        m_facts->add(tr("Participant"), participantText(event));
        m_facts->add(tr("Track"), event.track);
        m_facts->add(tr("Recording"), event.recordingId);
        m_facts->add(tr("Artifact"), event.artifactType);
        m_facts->add(tr("Event id"), event.id);
        m_facts->add(tr("Created"), createdText(summary));
    }
    m_facts->add(tr("Arrived"),
                 localDateTime(summary.receivedAtUs)
                     + QString::number(summary.receivedAtUs % 1'000'000 / 1000)
                           .rightJustified(3, u'0')
                           .prepend(u'.'));
    m_facts->add(tr("From"), capture.request.peer);
    m_facts->add(
        tr("Request"),
        displayText(QByteArray(capture.request.method + ' ' + capture.request.target.left(500))));
    m_facts->add(tr("Body"), humanSize(summary.bodySize));
    m_facts->add(tr("Answer"), answerText(capture.answer));
    for (const EventFinding &finding : event.findings)
        m_facts->add(tr("Note"),
                     finding.path.isEmpty() ? finding.text : finding.path + u": "_s + finding.text);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/summarypane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "core/events/catalogtext.h"
#include "core/exchange/wiretext.h"
#include "core/json/jsonpath.h"
#include "core/verify/verificationtext.h"
#include "ui/factstree.h"
#include "ui/icons.h"
#include "ui/isolates.h"
#include "ui/matchmark.h"
#include "ui/plainlabel.h"
#include "ui/timelinelook.h"
#include "ui/timelinetext.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

// Each fact is looked for in the whole body, in the window's thread.
constexpr qsizetype LargestSearched = 32 * 1024;

QString latencyText(const CaptureSummary &summary)
{
    const std::optional<qint64> latency = summary.senderLatencyUs();
    if (!latency)
        return {};
    const qint64 whole = *latency / 1'000'000 * 1'000'000;
    if (whole == 0)
        return SummaryPane::tr("in the second in which the event was created");
    return whole > 0 ? SummaryPane::tr("%1 after the event was created").arg(humanDuration(whole))
                     : SummaryPane::tr("%1 before the event was created: the clocks differ")
                           .arg(humanDuration(-whole));
}

QString answerFact(const Answer &answer)
{
    QString text = answerText(answer.status, answer.rule);
    return text
        + (answer.afterUs > 0 ? SummaryPane::tr(", after %1").arg(humanDuration(answer.afterUs))
                              : SummaryPane::tr(", not given yet"));
}

QString attemptFact(const CaptureSummary &summary, const Prediction &next)
{
    if (isPlainDelivery(summary))
        return {};
    return next.attempts > 0
        ? SummaryPane::tr("%1 of %2").arg(summary.history.attempt).arg(next.attempts)
        : QString::number(summary.history.attempt);
}

QString sentence(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1);
}

} // namespace

SummaryPane::SummaryPane(const Icons &icons, QWidget *parent)
    : DetailPane(parent)
    , m_icons(icons)
    , m_title(new PlainLabel(this))
    , m_verdictIcon(new QLabel(this))
    , m_verdict(new PlainLabel(this))
    , m_facts(new FactsTree(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    titleFont.setBold(true);
    m_title->setFont(titleFont);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 10, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_verdictIcon, 1, 0, Qt::AlignTop);
    grid->addWidget(m_verdict, 1, 1);
    grid->addWidget(m_facts, 2, 0, 1, 2);
    grid->setRowStretch(2, 1);
    connect(m_facts, &FactsTree::pathActivated, this, &SummaryPane::pathActivated);
    connect(m_facts, &FactsTree::captureActivated, this, &SummaryPane::captureActivated);
    setCapture(nullptr);
}

void SummaryPane::setCapture(const Capture *capture)
{
    m_next = {};
    m_retry.reset();
    m_facts->clear();
    m_facts->setVisible(capture);
    m_verdictIcon->setVisible(capture);
    m_verdict->setVisible(capture);
    m_shown = capture ? std::optional(summarize(*capture)) : std::nullopt;
    if (!capture) {
        showMatches();
        m_title->setText(tr("Select an event to see what it says."));
        return;
    }
    const CaptureSummary summary = summarize(*capture);
    m_title->setText(withIsolatedNames(visibleText(summary.summary, 300)));
    if (!isPlainDelivery(summary) && !summary.refused)
        showHistory(summary, capture->answer); // what the sender does next comes first
    showMarks(summary);
    showVerdict(*capture);
    showFindings(*capture, true);
    showFacts(*capture);
    showFindings(*capture, false);
    showDelivery(*capture);
    m_facts->fit();
    showMatches();
}

void SummaryPane::setHighlight(const FilterHighlight &highlight)
{
    m_highlight = highlight;
    showMatches();
}

void SummaryPane::setBodyMatches(const BodyContent &content, const QList<ByteRange> &places)
{
    const bool hadNone = m_bodyMatches.isEmpty() && places.isEmpty();
    m_body = places.isEmpty() ? BodyContent() : content;
    m_bodyMatches = places;
    if (!hadNone)
        showMatches();
}

void SummaryPane::showMatches()
{
    markMatch(*m_title, isMatch({}, {u"summary"_s}, {}));
    markMatch(*m_verdict, isMatch({}, {u"verdict"_s}, {}));
    m_facts->markMatches([this](const QString &path, const QStringList &fields,
                                const QString &text) { return isMatch(path, fields, text); });
}

/// `text` as it is shown: without secrets.
bool SummaryPane::isFieldMatch(const QString &field, const QString &path, const QString &text) const
{
    if (field == "target"_L1) // behind the method
        return m_highlight.marksField(field, text.mid(text.indexOf(u' ') + 1));
    if (field == "finding"_L1)
        return m_highlight.marksField(field, text) || m_highlight.marksField(field, path);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
        if (field == severityId(severity))
            return m_highlight.marksField(u"finding"_s, field);
    }
    CaptureSummary shown = *m_shown;
    if (field == "is"_L1) { // the row says only that
        shown = {};
        shown.marks.pinned = true;
    }
    return m_highlight.marksColumn(field, shown, systemClockUs());
}

/// What stands in the body by its bytes there, anything else by its field.
bool SummaryPane::isMatch(const QString &path, const QStringList &fields, const QString &text) const
{
    if (!m_shown || m_highlight.isEmpty())
        return false;
    if (std::any_of(fields.begin(), fields.end(),
                    [&](const QString &field) { return isFieldMatch(field, path, text); }))
        return true;
    if (path.size() < 2 || !fields.isEmpty() || !m_body.document || !m_body.document->isValid()
        || m_body.bytes.size() > LargestSearched)
        return false;
    const json::Value value = json::deepestAt(m_body.document->root(), QStringView(path).sliced(1));
    const ByteRange range {m_body.inBytes(value.offset()),
                           m_body.inBytes(value.offset() + value.raw().size())};
    return std::any_of(m_bodyMatches.begin(), m_bodyMatches.end(), [range](const ByteRange &each) {
        return each.begin < range.end && each.end > range.begin;
    });
}

void SummaryPane::showVerdict(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    m_verdictIcon->setPixmap(m_icons.verdictIcon(summary).pixmap(18));
    m_verdict->setText(summary.refused
                           ? tr("Refused with status %1.").arg(capture.request.refusal.status)
                           : verdictSentence(capture.presentVerification()));
    const QList<Diagnosis> &diagnosis = capture.presentVerification().diagnosis;
    if (diagnosis.isEmpty())
        return;
    QString remedy = diagnosis.first().remedy; // of the cause to mend first
    if (diagnosis.size() > 1)
        remedy += u' ' + tr("The Token tab has all %1 causes.").arg(diagnosis.size());
    m_facts->add({.group = tr("Problems"), .label = tr("Token"), .value = remedy},
                 m_icons.icon(u"fail"_s, Tint::Bad), {u"cause"_s});
}

/// Problems stand above the facts, mere notes below them.
void SummaryPane::showFindings(const Capture &capture, bool problems)
{
    for (const EventFinding &finding : capture.event.findings) {
        const bool isProblem = finding.severity != Severity::Info;
        if (isProblem != problems)
            continue;
        const Tint tint = finding.severity == Severity::Error ? Tint::Bad : Tint::Caution;
        m_facts->add({.group = problems ? tr("Problems") : tr("Notes"),
                      .label = finding.path.isEmpty() ? tr("Request") : finding.path.mid(2),
                      .value = finding.text,
                      .path = finding.path},
                     problems ? m_icons.icon(u"problem"_s, tint) : QIcon(),
                     {u"finding"_s, severityId(finding.severity)});
    }
}

void SummaryPane::showFacts(const Capture &capture)
{
    for (EventFact fact : capture.event.facts) {
        if (fact.secret && !secretsShown())
            fact.value = tr("hidden: a secret");
        m_facts->add(fact);
    }
}

void SummaryPane::showDelivery(const Capture &capture)
{
    const CaptureSummary summary = summarize(capture);
    const auto add = [this](const QString &label, const QString &value, const QStringList &fields) {
        m_facts->add({.group = tr("Delivery"), .label = label, .value = value}, {}, fields);
    };
    if (!summary.refused)
        add(tr("Sender"), senderTitle(capture.event.sender), {u"sender"_s});
    const QString ms =
        QString::number(summary.receivedAtUs % 1'000'000 / 1000).rightJustified(3, u'0');
    const QString latency = summary.refused ? QString() : latencyText(summary);
    add(tr("Arrived"),
        localDateTime(summary.receivedAtUs) + u'.' + ms
            + (latency.isEmpty() ? QString() : QString(u", "_s + latency)),
        {u"received"_s, u"age"_s, u"latency"_s});
    add(tr("From"), capture.request.peer, {u"peer"_s});
    const QByteArray shown =
        requestTarget(capture, secretsShown() ? Redaction::None : Redaction::Secrets);
    add(tr("Request"), displayText(QByteArray(capture.request.method + ' ' + shown.left(500))),
        {u"method"_s, u"target"_s});
    add(tr("Body"), humanSize(summary.bodySize), {u"size"_s});
    if (isPlainDelivery(summary) || summary.refused)
        showHistory(summary, capture.answer);
}

/// What the user said of it, and why its row has a colour.
void SummaryPane::showMarks(const CaptureSummary &summary)
{
    const Marks &marks = summary.marks;
    const auto add = [this](const QString &label, const QString &value, const QString &field) {
        m_facts->add({.group = tr("Your marks"), .label = label, .value = value}, {}, {field});
    };
    add(tr("Note"), marks.note.simplified(), u"note"_s);
    if (marks.pinned)
        add(tr("Pinned"), tr("it is not removed as old, and not cleared"), u"is"_s);
    if (marks.colour != 0)
        add(tr("Colour"), colourText(marks.colour), u"colour"_s);
    else if (marks.roomColour != 0)
        add(tr("Colour"), tr("%1, as its room").arg(colourText(marks.roomColour)), u"colour"_s);
    else if (const ColourRule *rule = m_colourRules.find(summary, systemClockUs()))
        add(tr("Colour"),
            tr("%1, by the rule %2").arg(colourText(rule->colour), visibleText(rule->filter, 200)),
            u"colour"_s);
}

void SummaryPane::showHistory(const CaptureSummary &summary, const Answer &answer)
{
    const auto add = [this](const QString &label, const QString &value, const QStringList &fields,
                            qint64 seq = 0) {
        m_facts->setLink({.group = tr("Delivery"), .label = label, .value = value}, seq, fields);
    };
    add(tr("Answer"), summary.refused ? answerText(answer.status, answer.rule) : answerFact(answer),
        {u"status"_s, u"rule"_s, u"answered"_s});
    if (summary.refused)
        return;
    m_next = predict(summary);
    add(tr("Attempt"), attemptFact(summary, m_next), {u"attempt"_s});
    const DeliveryHistory &history = summary.history;
    if (history.retryOf > 0)
        add(tr("Retry of"), tr("#%1").arg(history.retryOf), {u"retry"_s}, history.retryOf);
    if (history.duplicateOf > 0)
        add(tr("Duplicate of"), tr("#%1").arg(history.duplicateOf), {u"duplicate"_s},
            history.duplicateOf);
    if (m_next.kind != Prediction::Kind::Delivered)
        add(tr("Next"), sentence(m_next.text), {});
    showOutcome();
}

/// Ticks the prediction off, or says that it is overdue.
void SummaryPane::showOutcome()
{
    m_facts->setLink({.group = tr("Delivery"),
                      .label = tr("Outcome"),
                      .value = sentence(outcomeText(m_next, m_retry, systemClockUs()))},
                     m_retry ? m_retry->seq : 0);
}

void SummaryPane::setRetry(const std::optional<RetrySeen> &retry)
{
    m_retry = retry;
    showOutcome();
}

} // namespace hookglass

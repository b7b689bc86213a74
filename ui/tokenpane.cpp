// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tokenpane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "core/verify/repairtext.h"
#include "core/verify/reserialiselint.h"
#include "core/verify/verificationtext.h"
#include "core/verify/verifierprofile.h"
#include "ui/checksview.h"
#include "ui/claimsview.h"
#include "ui/diagnosislist.h"
#include "ui/icons.h"
#include "ui/layoutpause.h"
#include "ui/legspanel.h"
#include "ui/matchmark.h"
#include "ui/plainlabel.h"
#include "ui/repairview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString clockSentence(const Verification &verification)
{
    if (!verification.senderClockAheadUs)
        return {};
    const qint64 ahead = *verification.senderClockAheadUs;
    if (ahead == 0)
        return TokenPane::tr("The sender's clock agrees with yours.");
    const QString amount = humanDuration(std::abs(ahead));
    return ahead > 0 ? TokenPane::tr("The sender's clock is %1 ahead of yours.").arg(amount)
                     : TokenPane::tr("The sender's clock is %1 behind yours.").arg(amount);
}

constexpr int VerdictIconSize = 22;
constexpr qsizetype LintedAtOnce = 16 * 1024; // takes about a millisecond

} // namespace

TokenPane::TokenPane(const Icons &icons, QWidget *parent)
    : DetailPane(parent)
    , m_icons(icons)
    , m_verdictIcon(new QLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_history(new PlainLabel(this))
    , m_reverify(new QPushButton(tr("&Verify again"), this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
    , m_legs(new LegsPanel(icons, this))
    , m_diagnosis(new DiagnosisList(this))
    , m_repair(new RepairView(icons, this))
    , m_acceptances(new TitledTable(tr("Who would accept this?"),
                                    {tr("Verifier"), tr("Answer"), tr("Reason")}, this))
    , m_checks(new ChecksView(icons, this))
    , m_claims(new ClaimsView(icons, this))
    , m_lint(new PlainLabel(this))
    , m_area(new QScrollArea(this))
{
    m_reverify->setToolTip(tr("Judge this event again with the present keys"));
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.1);
    m_sentence->setFont(large);
    makeLayout();
    connect(m_copy, &QPushButton::clicked, this, &TokenPane::copyAsText);
    connect(m_reverify, &QPushButton::clicked, this, [this] {
        if (m_capture)
            emit reverifyRequested(m_capture->seq);
    });
    m_repairing.setSingleShot(true);
    connect(&m_repairing, &QTimer::timeout, this, &TokenPane::startRepair);
    connect(m_repair, &RepairView::found, this, [this](const BodyRepair &repair) {
        if (!m_capture)
            return;
        applyRepair(m_capture->verification, repair); // for the copy as text
        if (m_capture->reverified)
            applyRepair(m_capture->reverified->verification, repair);
    });
    setCapture(nullptr);
}

void TokenPane::makeLayout()
{
    auto *content = new QWidget(this);
    auto *headline = new QHBoxLayout;
    headline->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    headline->addWidget(m_sentence, 1);
    headline->addWidget(m_reverify, 0, Qt::AlignTop);
    headline->addWidget(m_copy, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addLayout(headline);
    for (QWidget *widget : std::initializer_list<QWidget *> {
             m_history, m_legs, m_diagnosis, m_repair, m_acceptances, m_checks, m_claims, m_lint})
        column->addWidget(widget);
    column->addStretch();
    m_area->setWidgetResizable(true);
    m_area->setAccessibleName(tr("Checks and claims of the token"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

void TokenPane::setCatalog(const EventCatalog &catalog)
{
    m_repair->setCatalog(catalog);
}

void TokenPane::setCapture(const Capture *capture)
{
    m_repair->stop();
    const LayoutPause pause(*m_area->widget()->layout());
    const bool isOther = !capture || !m_capture || capture->seq != m_capture->seq;
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    if (isOther)
        m_repair->hide();
    showVerdict();
    showJudgement(capture && !capture->request.isRefused() ? capture : nullptr);
    showLint();
    showMatches();
    if (isOther) // what matters stands at the top
        m_area->verticalScrollBar()->setValue(0);
}

void TokenPane::setHighlight(const FilterHighlight &highlight)
{
    m_highlight = highlight;
    showMatches();
}

void TokenPane::showMatches()
{
    const bool isJudged = m_capture && !m_capture->request.isRefused();
    const Verification present = isJudged ? m_capture->presentVerification() : Verification();
    markMatch(*m_sentence,
              m_capture && m_highlight.marksColumn(u"verdict"_s, summarize(*m_capture), 0));
    m_diagnosis->setHighlight(m_highlight);
    for (int row = 0; row < m_acceptances->rowCount(); ++row) {
        const Acceptance &each = present.acceptedBy.at(row);
        m_acceptances->setMatch(
            row, 0, each.accepts && m_highlight.marksField(u"accepted-by"_s, each.profile));
    }
    constexpr int Name = 1;
    constexpr int Value = 2;
    for (int row = 0; row < m_claims->rowCount(); ++row)
        m_claims->setMatch(row, Value,
                           m_claims->text(row, Name) == "iss"_L1
                               && m_claims->text(row, Value) == present.key
                               && m_highlight.marksField(u"key"_s, present.key));
}

void TokenPane::showJudgement(const Capture *capture)
{
    m_legs->setVisible(capture);
    m_acceptances->clear();
    m_claims->clear();
    const Verification verification = capture ? capture->presentVerification() : Verification();
    m_diagnosis->setVerification(verification);
    m_checks->setChecks(verification.checks);
    showAcceptances(verification);
    if (capture) {
        m_legs->setCapture(*capture);
        m_claims->setCapture(*capture);
    }
    // In a turn of its own: all in one would be felt by who goes through the events with the keys.
    const bool altered = capture && wantsRepair(verification) && !capture->request.body.isEmpty();
    if (altered) {
        m_repairing.start();
    } else {
        m_repairing.stop();
        m_repair->hide();
    }
}

void TokenPane::startRepair()
{
    m_repair->setVisible(true);
    m_repair->search(*m_capture, secretsShown());
}

void TokenPane::showVerdict()
{
    const bool judged = m_capture && !m_capture->request.isRefused();
    m_reverify->setVisible(judged);
    m_copy->setVisible(judged);
    m_history->hide();
    m_verdictIcon->setVisible(m_capture.has_value());
    if (!m_capture) {
        m_sentence->clear();
        return;
    }
    m_verdictIcon->setPixmap(m_icons.verdictIcon(summarize(*m_capture)).pixmap(VerdictIconSize));
    if (!judged) {
        m_sentence->setText(tr("The request was refused before its token was looked at."));
        return;
    }
    const Verification &present = m_capture->presentVerification();
    m_sentence->setText(verdictSentence(present));
    QStringList history;
    if (m_capture->reverified)
        history.append(tr("Judged again on %1. At arrival: %2")
                           .arg(localDateTime(m_capture->reverified->judgedAtUs),
                                verdictSentence(m_capture->verification)));
    if (const QString clocks = clockSentence(m_capture->verification); !clocks.isEmpty())
        history.append(clocks);
    m_history->setText(history.join(u'\n'));
    m_history->setVisible(!history.isEmpty());
}

void TokenPane::showAcceptances(const Verification &verification)
{
    for (const Acceptance &acceptance : verification.acceptedBy) {
        const QIcon icon = acceptance.accepts ? m_icons.icon(u"pass"_s, Tint::Good)
                                              : m_icons.icon(u"fail"_s, Tint::Bad);
        m_acceptances->addRow({profileTitle(acceptance.profile),
                               acceptance.accepts ? tr("accepts") : tr("rejects"),
                               acceptance.reason},
                              icon);
    }
    m_acceptances->fit();
}

/// For an event that is good: would a handler that hashes the JSON as written again still be?
void TokenPane::showLint()
{
    const bool isGood = m_capture && !m_capture->request.isRefused()
        && m_capture->presentVerification().verdict == Verdict::Verified;
    const auto say = [this](const QString &text) {
        m_lint->setText(text);
        m_lint->setVisible(!text.isEmpty());
    };
    const auto lint = [body = isGood ? m_capture->request.body
                                     : QByteArray()](const std::stop_token &) {
        return describeLint(lintReserialising(body));
    };
    m_linting.stop();
    if (isGood && m_capture->request.body.size() > LintedAtOnce) {
        say({});
        m_linting.start(lint, say);
    } else {
        say(isGood ? lint({}) : QString());
    }
}

void TokenPane::copyAsText() const
{
    if (m_capture)
        QApplication::clipboard()->setText(
            describeVerification(m_capture->presentVerification()).join(u'\n'));
}

} // namespace hookglass

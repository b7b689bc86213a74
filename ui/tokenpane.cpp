// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tokenpane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/capturesummary.h"
#include "core/verify/repairtext.h"
#include "core/verify/reserialiselint.h"
#include "core/verify/timechecks.h"
#include "core/verify/token.h"
#include "core/verify/verificationtext.h"
#include "core/verify/verifierprofile.h"
#include "ui/diagnosislist.h"
#include "ui/icons.h"
#include "ui/legspanel.h"
#include "ui/plaintable.h"
#include "ui/repairview.h"
#include "ui/validitybar.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString checkTitle(CheckId id)
{
    switch (id) {
    case CheckId::Presence:
        return TokenPane::tr("Token is there");
    case CheckId::Shape:
        return TokenPane::tr("Shape");
    case CheckId::Algorithm:
        return TokenPane::tr("Algorithm");
    case CheckId::Issuer:
        return TokenPane::tr("Issuer is known");
    case CheckId::Signature:
        return TokenPane::tr("Signature");
    case CheckId::NotBefore:
        return TokenPane::tr("Not before (nbf)");
    case CheckId::Expiry:
        return TokenPane::tr("Expiry (exp)");
    case CheckId::IssuedAt:
        return TokenPane::tr("Issued at (iat)");
    case CheckId::BodyHash:
        return TokenPane::tr("Body hash (sha256)");
    }
    return {};
}

QString outcomeWord(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Pass:
        return TokenPane::tr("pass");
    case CheckOutcome::Fail:
        return TokenPane::tr("fail");
    case CheckOutcome::Skip:
        return TokenPane::tr("skipped");
    }
    return {};
}

/// What a claim means to a person; times also relative to the arrival.
QString claimMeaning(const json::Value &claim, qint64 receivedAtUs)
{
    const QString name = claim.key();
    if (name == "iss"_L1)
        return TokenPane::tr("API key of the signer");
    if (name == "sha256"_L1)
        return TokenPane::tr("SHA-256 of the body");
    const bool isTime = name == "exp"_L1 || name == "nbf"_L1 || name == "iat"_L1;
    const auto seconds = claim.toInt64();
    constexpr qint64 MaxSeconds = 100'000'000'000;
    if (!isTime || !seconds || *seconds < 0 || *seconds > MaxSeconds)
        return {};
    const qint64 whole = *seconds - receivedAtUs / 1'000'000;
    const QString relative = whole == 0 ? TokenPane::tr("in the second it arrived")
        : whole > 0 ? TokenPane::tr("%1 after it arrived").arg(humanDuration(whole * 1'000'000))
                    : TokenPane::tr("%1 before it arrived").arg(humanDuration(-whole * 1'000'000));
    return localDateTime(*seconds * 1'000'000) + u", "_s + relative;
}

/// A table that is as high as its rows, so that only the pane scrolls.
void fitHeight(QTableWidget &table)
{
    int height = table.horizontalHeader()->sizeHint().height() + 4;
    for (int row = 0; row < table.rowCount(); ++row)
        height += table.rowHeight(row);
    table.setFixedHeight(height);
    table.setVisible(table.rowCount() > 0);
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *boldLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

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

/// A secret that was sent as issuer is not to be shown.
bool hidesIssuer(const Verification &verification)
{
    const QList<Diagnosis> &diagnosis = verification.diagnosis;
    return std::any_of(diagnosis.begin(), diagnosis.end(),
                       [](const Diagnosis &each) { return each.cause == Cause::KeySecretSwapped; });
}

constexpr int VerdictIconSize = 22;

} // namespace

TokenPane::TokenPane(const Icons &icons, QWidget *parent)
    : DetailPane(parent)
    , m_icons(icons)
    , m_verdictIcon(new QLabel(this))
    , m_sentence(plainLabel(this))
    , m_history(plainLabel(this))
    , m_reverify(new QPushButton(tr("&Verify again"), this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
    , m_legs(new LegsPanel(icons, this))
    , m_diagnosis(new DiagnosisList(this))
    , m_repair(new RepairView(icons, this))
    , m_checksTitle(boldLabel(tr("Checks"), this))
    , m_checks(makePlainTable({tr("Check"), tr("Outcome"), tr("Found"), tr("Expected")}, this))
    , m_acceptTitle(boldLabel(tr("Who would accept this?"), this))
    , m_acceptances(makePlainTable({tr("Verifier"), tr("Answer"), tr("Reason")}, this))
    , m_claimsTitle(boldLabel(tr("Header and claims"), this))
    , m_validity(new ValidityBar(icons, this))
    , m_claims(makePlainTable({tr("Part"), tr("Name"), tr("Value"), tr("Meaning")}, this))
    , m_lint(plainLabel(this))
{
    m_checks->setAccessibleName(tr("Checks"));
    m_acceptances->setAccessibleName(tr("Who would accept this"));
    m_claims->setAccessibleName(tr("Header and claims"));
    m_reverify->setToolTip(tr("Judge this event again with the present keys"));
    QFont large = font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.1);
    m_sentence->setFont(large);
    for (QTableWidget *table : {m_checks, m_acceptances, m_claims}) {
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        table->setFocusPolicy(Qt::StrongFocus);
    }
    makeLayout();
    connect(m_copy, &QPushButton::clicked, this, &TokenPane::copyAsText);
    connect(m_reverify, &QPushButton::clicked, this, [this] {
        if (m_capture)
            emit reverifyRequested(m_capture->seq);
    });
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
             m_history, m_legs, m_diagnosis, m_repair, m_acceptTitle, m_acceptances, m_checksTitle,
             m_checks, m_claimsTitle, m_validity, m_claims, m_lint})
        column->addWidget(widget);
    column->addStretch();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
}

void TokenPane::setCapture(const Capture *capture)
{
    m_repair->stop();
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    for (QTableWidget *table : {m_checks, m_acceptances, m_claims})
        table->setRowCount(0);
    const bool judged = capture && !capture->request.isRefused();
    showVerdict();
    m_legs->setVisible(judged);
    m_diagnosis->setDiagnosis(judged ? capture->presentVerification().diagnosis
                                     : QList<Diagnosis>());
    m_validity->hide();
    if (judged) {
        m_legs->setCapture(*capture);
        showChecks(capture->presentVerification());
        showAcceptances(capture->presentVerification());
        showToken();
    }
    const bool altered =
        judged && wantsRepair(capture->presentVerification()) && !capture->request.body.isEmpty();
    m_repair->setVisible(altered);
    if (altered)
        m_repair->search(*capture);
    showLint();
    for (QTableWidget *table : {m_checks, m_acceptances, m_claims})
        fitHeight(*table);
    m_checksTitle->setVisible(m_checks->rowCount() > 0);
    m_acceptTitle->setVisible(m_acceptances->rowCount() > 0);
    m_claimsTitle->setVisible(m_claims->rowCount() > 0);
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

void TokenPane::showChecks(const Verification &verification)
{
    for (const Check &check : verification.checks) {
        const QIcon icon = check.outcome == CheckOutcome::Pass ? m_icons.icon(u"pass"_s, Tint::Good)
            : check.outcome == CheckOutcome::Fail              ? m_icons.icon(u"fail"_s, Tint::Bad)
                                                  : m_icons.icon(u"skip"_s, Tint::Muted);
        addPlainRow(
            *m_checks,
            {checkTitle(check.id), outcomeWord(check.outcome), check.actual, check.expected}, icon);
    }
    fitFirstColumns(*m_checks);
}

void TokenPane::showAcceptances(const Verification &verification)
{
    for (const Acceptance &acceptance : verification.acceptedBy) {
        const QIcon icon = acceptance.accepts ? m_icons.icon(u"pass"_s, Tint::Good)
                                              : m_icons.icon(u"fail"_s, Tint::Bad);
        addPlainRow(*m_acceptances,
                    {profileTitle(acceptance.profile),
                     acceptance.accepts ? tr("accepts") : tr("rejects"), acceptance.reason},
                    icon);
    }
    fitFirstColumns(*m_acceptances);
}

void TokenPane::showToken()
{
    const QByteArray header = m_capture->verification.tokenHeader.toLatin1();
    const QByteArray text = firstHeader(m_capture->request.headers, header).value_or(QByteArray());
    const Result<Token> token = parseTokenLeniently(text);
    if (!token)
        return;
    addClaims(tr("header"), token->header.root());
    addClaims(tr("claims"), token->payload.root());
    fitFirstColumns(*m_claims);
    const json::Value claims = token->payload.root();
    m_validity->setValidity({.from = issueTime(*token),
                             .until = claims["exp"].toInt64(),
                             .arrived = m_capture->request.receivedAtUs / 1'000'000});
    m_validity->show();
}

void TokenPane::addClaims(const QString &part, const json::Value &object)
{
    const bool hideIssuer = hidesIssuer(m_capture->presentVerification());
    for (json::Value item = object.firstChild(); item; item = item.nextSibling()) {
        const QString value = item.isString() ? item.toString() : displayText(item.raw());
        const bool hidden = hideIssuer && item.keyEquals("iss");
        addPlainRow(*m_claims,
                    {part, item.key(), hidden ? tr("(not shown)") : value,
                     claimMeaning(item, m_capture->request.receivedAtUs)});
    }
}

/// For an event that is good: would a handler that hashes the JSON as written again still be?
void TokenPane::showLint()
{
    m_lint->clear();
    m_lint->hide();
    if (!m_capture || m_capture->presentVerification().verdict != Verdict::Verified)
        return;
    QStringList changed;
    QStringList same;
    for (const Reserialised &each : lintReserialising(m_capture->request.body))
        (each.firstChange ? changed : same).append(each.encoder);
    if (changed.isEmpty() && same.isEmpty())
        return;
    QStringList lines {tr("Hash the raw bytes. Parsing this body and writing it again would")};
    if (!changed.isEmpty())
        lines.append(tr("break the hash with %1;").arg(changed.join(u", "_s)));
    if (!same.isEmpty())
        lines.append(tr("happen to keep it with %1, until the server is another build that puts "
                        "its spaces differently.")
                         .arg(same.join(u", "_s)));
    m_lint->setText(lines.join(u' '));
    m_lint->show();
}

void TokenPane::copyAsText() const
{
    if (m_capture)
        QApplication::clipboard()->setText(
            describeVerification(m_capture->presentVerification()).join(u'\n'));
}

} // namespace hookglass

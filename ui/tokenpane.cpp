// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tokenpane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/capture/capture.h"
#include "core/verify/token.h"
#include "ui/icons.h"
#include "ui/plaintable.h"

#include <QHeaderView>
#include <QLabel>
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

QString verdictSentence(const Capture &capture)
{
    const Verification &verification = capture.verification;
    switch (verification.verdict) {
    case Verdict::Verified:
        return TokenPane::tr(
                   "Verified: the token in %1 is signed with key \"%2\" and the body is the "
                   "one that was signed.")
            .arg(verification.tokenHeader, visibleText(verification.key, 100));
    case Verdict::Unsigned:
        return TokenPane::tr("The request carries no token.");
    case Verdict::Failed:
        return TokenPane::tr("The check has failed.");
    case Verdict::Unattempted:
        return TokenPane::tr("The signature was not checked: no key for this issuer.");
    }
    return {};
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

} // namespace

TokenPane::TokenPane(const Icons &icons, QWidget *parent)
    : DetailPane(parent)
    , m_icons(icons)
    , m_sentence(new QLabel(this))
    , m_checks(makePlainTable({tr("Check"), tr("Outcome"), tr("Found"), tr("Expected")}, this))
    , m_claimsTitle(new QLabel(tr("Header and claims"), this))
    , m_claims(makePlainTable({tr("Part"), tr("Name"), tr("Value"), tr("Meaning")}, this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_checks->setAccessibleName(tr("Checks"));
    m_claims->setAccessibleName(tr("Header and claims"));
    QFont bold = font();
    bold.setBold(true);
    m_claimsTitle->setFont(bold);
    for (QTableWidget *table : {m_checks, m_claims}) {
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        table->setFocusPolicy(Qt::StrongFocus);
    }
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_sentence);
    column->addWidget(m_checks);
    column->addWidget(m_claimsTitle);
    column->addWidget(m_claims);
    column->addStretch();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    setCapture(nullptr);
}

void TokenPane::setCapture(const Capture *capture)
{
    m_checks->setRowCount(0);
    m_claims->setRowCount(0);
    m_sentence->clear();
    if (capture && capture->request.isRefused()) {
        m_sentence->setText(tr("The request was refused before its token was looked at."));
    } else if (capture) {
        QStringList lines {verdictSentence(*capture)};
        for (const Diagnosis &diagnosis : capture->verification.diagnosis)
            lines.append(causeId(diagnosis.cause) + u" ("_s + certaintyId(diagnosis.certainty)
                         + u"): "_s + diagnosis.explanation + u'\n' + diagnosis.remedy);
        m_sentence->setText(lines.join(u"\n\n"_s));
        showChecks(capture->verification);
        showToken(*capture);
    }
    fitHeight(*m_checks);
    fitHeight(*m_claims);
    m_claimsTitle->setVisible(m_claims->rowCount() > 0);
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

void TokenPane::showToken(const Capture &capture)
{
    const QByteArray text =
        firstHeader(capture.request.headers, capture.verification.tokenHeader.toLatin1())
            .value_or(QByteArray());
    const Result<Token> token = parseToken(text.trimmed());
    if (!token)
        return;
    addClaims(tr("header"), token->header.root(), capture.request.receivedAtUs);
    addClaims(tr("claims"), token->payload.root(), capture.request.receivedAtUs);
    fitFirstColumns(*m_claims);
}

void TokenPane::addClaims(const QString &part, const json::Value &object, qint64 receivedAtUs)
{
    for (json::Value item = object.firstChild(); item; item = item.nextSibling())
        addPlainRow(*m_claims,
                    {part, item.key(), item.isString() ? item.toString() : displayText(item.raw()),
                     claimMeaning(item, receivedAtUs)});
}

} // namespace hookglass

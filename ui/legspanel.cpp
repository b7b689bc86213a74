// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/legspanel.h"

#include "core/base/text.h"
#include "core/capture/capture.h"
#include "core/verify/verificationtext.h"
#include "ui/icons.h"
#include "ui/plainlabel.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int IconSize = 20;
constexpr qsizetype ShownText = 100;

bool names(const Verification &verification, Cause cause)
{
    const QList<Diagnosis> &diagnosis = verification.diagnosis;
    return std::any_of(diagnosis.begin(), diagnosis.end(),
                       [cause](const Diagnosis &each) { return each.cause == cause; });
}

std::optional<Check> checkOf(const Verification &verification, CheckId id)
{
    const QList<Check> &checks = verification.checks;
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [id](const Check &check) { return check.id == id; });
    return found == checks.end() ? std::nullopt : std::optional(*found);
}
} // namespace

LegsPanel::LegsPanel(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_signature = makeLeg();
    m_body = makeLeg();
}

LegsPanel::Leg LegsPanel::makeLeg()
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    Leg leg {new QLabel(frame), new PlainLabel(frame), new PlainLabel(frame)};
    QFont bold = font();
    bold.setBold(true);
    leg.title->setFont(bold);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(leg.title);
    words->addWidget(leg.text);
    words->addStretch();
    auto *columns = new QHBoxLayout(frame);
    columns->setContentsMargins(10, 8, 10, 8);
    columns->addWidget(leg.icon, 0, Qt::AlignTop);
    columns->addLayout(words, 1);
    layout()->addWidget(frame);
    return leg;
}

void LegsPanel::setCapture(const Capture &capture)
{
    showSignature(capture.presentVerification());
    showBody(capture);
}

void LegsPanel::showSignature(const Verification &verification)
{
    const auto check = checkOf(verification, CheckId::Signature);
    const CheckOutcome outcome = check ? check->outcome : CheckOutcome::Skip;
    const QString icon = outcomeId(outcome); // "pass", "fail", "skip"
    const Tint tint = outcome == CheckOutcome::Pass ? Tint::Good
        : outcome == CheckOutcome::Fail             ? Tint::Bad
                                                    : Tint::Muted;
    m_signature.icon->setPixmap(m_icons.icon(icon, tint).pixmap(IconSize));
    m_signature.title->setText(outcome == CheckOutcome::Pass       ? tr("Signature: good")
                                   : outcome == CheckOutcome::Fail ? tr("Signature: does not match")
                                                                   : tr("Signature: not checked"));
    m_signature.text->setText(signatureSentence(verification));
}

void LegsPanel::showBody(const Capture &capture)
{
    const Verification &verification = capture.presentVerification();
    const auto check = checkOf(verification, CheckId::BodyHash);
    const CheckOutcome outcome = check ? check->outcome : CheckOutcome::Skip;
    const Tint tint = outcome == CheckOutcome::Pass ? Tint::Good
        : outcome == CheckOutcome::Fail             ? Tint::Bad
                                                    : Tint::Muted;
    m_body.icon->setPixmap(m_icons.icon(outcomeId(outcome), tint).pixmap(IconSize));
    const QString size = humanSize(capture.request.body.size());
    if (outcome == CheckOutcome::Skip || !check) {
        m_body.title->setText(tr("Body: not checked"));
        m_body.text->setText(tr("%1 arrived.").arg(size));
        return;
    }
    // The token's word about the body counts only when the signature is good.
    const auto signature = checkOf(verification, CheckId::Signature);
    const bool proven = signature && signature->outcome == CheckOutcome::Pass;
    const QString expected = visibleText(check->expected, ShownText);
    const QString actual = visibleText(check->actual, ShownText);
    if (outcome == CheckOutcome::Pass) {
        m_body.title->setText(proven ? tr("Body: as it was signed") : tr("Body: fits the token"));
        m_body.text->setText(tr("%1 with the SHA-256\n%2").arg(size, actual));
    } else if (names(verification, Cause::HashMissing)) {
        m_body.title->setText(tr("Body: the token says nothing about it"));
        m_body.text->setText(tr("%1 arrived.").arg(size));
    } else if (names(verification, Cause::BodyAltered)) {
        m_body.title->setText(proven ? tr("Body: not as it was signed")
                                     : tr("Body: does not fit the token"));
        m_body.text->setText(tr("Signed: %1\nArrived: %2 (%3)").arg(expected, actual, size));
    } else {
        m_body.title->setText(tr("Body: its hash is not written as it should be"));
        m_body.text->setText(tr("In the token: %1\nOf the body: %2").arg(actual, expected));
    }
}

} // namespace hookglass

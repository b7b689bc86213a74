// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/checksview.h"

#include "ui/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString checkTitle(CheckId id)
{
    switch (id) {
    case CheckId::Presence:
        return ChecksView::tr("Token is there");
    case CheckId::Shape:
        return ChecksView::tr("Shape");
    case CheckId::Algorithm:
        return ChecksView::tr("Algorithm");
    case CheckId::Issuer:
        return ChecksView::tr("Issuer is known");
    case CheckId::Signature:
        return ChecksView::tr("Signature");
    case CheckId::NotBefore:
        return ChecksView::tr("Not before (nbf)");
    case CheckId::Expiry:
        return ChecksView::tr("Expiry (exp)");
    case CheckId::IssuedAt:
        return ChecksView::tr("Issued at (iat)");
    case CheckId::BodyHash:
        return ChecksView::tr("Body hash (sha256)");
    }
    return {};
}

QString outcomeWord(CheckOutcome outcome)
{
    switch (outcome) {
    case CheckOutcome::Pass:
        return ChecksView::tr("pass");
    case CheckOutcome::Fail:
        return ChecksView::tr("fail");
    case CheckOutcome::Skip:
        return ChecksView::tr("skipped");
    }
    return {};
}

} // namespace

ChecksView::ChecksView(const Icons &icons, QWidget *parent)
    : TitledTable(tr("Checks"), {tr("Check"), tr("Outcome"), tr("Found"), tr("Expected")}, parent)
    , m_icons(icons)
{
}

void ChecksView::setChecks(const QList<Check> &checks)
{
    clear();
    for (const Check &check : checks) {
        const Tint tint = check.outcome == CheckOutcome::Pass ? Tint::Good
            : check.outcome == CheckOutcome::Fail             ? Tint::Bad
                                                              : Tint::Muted;
        addRow({checkTitle(check.id), outcomeWord(check.outcome), check.actual, check.expected},
               m_icons.icon(outcomeId(check.outcome), tint));
    }
    fit();
}

} // namespace hookglass

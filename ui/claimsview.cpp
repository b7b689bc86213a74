// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/claimsview.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/verify/timechecks.h"
#include "core/verify/token.h"
#include "ui/validitybar.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

/// What a claim means to a person; times also relative to the arrival.
QString claimMeaning(const json::Value &claim, qint64 receivedAtUs)
{
    const QString name = claim.key();
    if (name == "iss"_L1)
        return ClaimsView::tr("API key of the signer");
    if (name == "sha256"_L1)
        return ClaimsView::tr("SHA-256 of the body");
    const bool isTime = name == "exp"_L1 || name == "nbf"_L1 || name == "iat"_L1;
    const auto seconds = claim.toInt64();
    constexpr qint64 MaxSeconds = 100'000'000'000;
    if (!isTime || !seconds || *seconds < 0 || *seconds > MaxSeconds)
        return {};
    const qint64 whole = *seconds - receivedAtUs / 1'000'000;
    const QString relative = whole == 0 ? ClaimsView::tr("in the second it arrived")
        : whole > 0 ? ClaimsView::tr("%1 after it arrived").arg(humanDuration(whole * 1'000'000))
                    : ClaimsView::tr("%1 before it arrived").arg(humanDuration(-whole * 1'000'000));
    return localDateTime(*seconds * 1'000'000) + u", "_s + relative;
}

/// A secret that was sent as issuer is not to be shown.
bool hidesIssuer(const Verification &verification)
{
    const QList<Diagnosis> &diagnosis = verification.diagnosis;
    return std::any_of(diagnosis.begin(), diagnosis.end(),
                       [](const Diagnosis &each) { return each.cause == Cause::KeySecretSwapped; });
}

} // namespace

ClaimsView::ClaimsView(const Icons &icons, QWidget *parent)
    : TitledTable(tr("Header and claims"), {tr("Part"), tr("Name"), tr("Value"), tr("Meaning")},
                  parent)
    , m_validity(new ValidityBar(icons, this))
{
    insertBelowTitle(m_validity);
}

void ClaimsView::setCapture(const Capture &capture)
{
    clear();
    const QByteArray header = capture.verification.tokenHeader.toLatin1();
    const QByteArray text = firstHeader(capture.request.headers, header).value_or(QByteArray());
    const Result<Token> token = parseTokenLeniently(text);
    if (!token)
        return;
    // Neither the keys of then nor those of now make a secret less of one.
    const bool hideIssuer =
        hidesIssuer(capture.verification) || hidesIssuer(capture.presentVerification());
    const auto add = [&](const QString &part, const json::Value &object) {
        for (json::Value item = object.firstChild(); item; item = item.nextSibling()) {
            const QString value = item.isString() ? item.toString() : displayText(item.raw());
            const bool hidden = hideIssuer && item.keyEquals("iss");
            addRow({part, item.key(), hidden ? tr("(not shown)") : value,
                    claimMeaning(item, capture.request.receivedAtUs)});
        }
    };
    add(tr("header"), token->header.root());
    add(tr("claims"), token->payload.root());
    m_validity->setValidity({.from = issueTime(*token),
                             .until = token->payload.root()["exp"].toInt64(),
                             .arrived = capture.request.receivedAtUs / 1'000'000});
    fit();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"
#include "ui/detailpane.h"

class QLabel;
class QTableWidget;

namespace hookglass {

class Icons;
struct Verification;

/// The token: the verdict in a sentence, every check with its evidence, header and claims with
/// times in human form.
class TokenPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit TokenPane(const Icons &icons, QWidget *parent = nullptr);

    QString title() const override { return tr("&Token"); }
    void setCapture(const Capture *capture) override;

private:
    void showChecks(const Verification &verification);
    void showToken(const Capture &capture);
    void addClaims(const QString &part, const json::Value &object, qint64 receivedAtUs);

    const Icons &m_icons;
    QLabel *m_sentence;
    QTableWidget *m_checks;
    QLabel *m_claimsTitle;
    QTableWidget *m_claims;
};

} // namespace hookglass

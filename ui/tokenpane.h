// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/json/value.h"
#include "ui/detailpane.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace hookglass {

class DiagnosisList;
class Icons;
class LegsPanel;
class RepairView;
class ValidityBar;
struct Token;

/// The token and what it proves: the verdict in a sentence, the two legs, what to mend, every check
/// with its evidence, who would accept, header and claims with times in human form.
class TokenPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit TokenPane(const Icons &icons, QWidget *parent = nullptr);

    QString title() const override { return tr("&Token"); }
    void setCapture(const Capture *capture) override;

signals:
    /// Judge the shown capture again with the present keys.
    void reverifyRequested(qint64 seq);

private:
    void makeLayout();
    void showVerdict();
    void showChecks(const Verification &verification);
    void showAcceptances(const Verification &verification);
    void showToken();
    void showLint();
    void addClaims(const QString &part, const json::Value &object);
    void copyAsText() const;

    const Icons &m_icons;
    std::optional<Capture> m_capture;
    QLabel *m_verdictIcon;
    QLabel *m_sentence;
    QLabel *m_history; ///< the first verdict, when there is a later one; the sender's clock
    QPushButton *m_reverify;
    QPushButton *m_copy;
    LegsPanel *m_legs;
    DiagnosisList *m_diagnosis;
    RepairView *m_repair;
    QLabel *m_checksTitle;
    QTableWidget *m_checks;
    QLabel *m_acceptTitle;
    QTableWidget *m_acceptances;
    QLabel *m_claimsTitle;
    ValidityBar *m_validity;
    QTableWidget *m_claims;
    QLabel *m_lint;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "ui/backgroundjob.h"
#include "ui/detailpane.h"
#include "ui/viewsearch.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QScrollArea;

namespace hookglass {

class EventCatalog;
class ChecksView;
class ClaimsView;
class DiagnosisList;
class Icons;
class LegsPanel;
class RepairView;
class TitledTable;

/// The token and what it proves: the verdict in a sentence, the two legs, what to mend, every check
/// with its evidence, who would accept, header and claims with times in human form.
class TokenPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit TokenPane(const Icons &icons, QWidget *parent = nullptr);

    QString title() const override { return tr("&Token"); }
    QString key() const override { return QStringLiteral("token"); }
    void setCapture(const Capture *capture) override;
    void setHighlight(const FilterHighlight &highlight) override;
    qsizetype find(const QString &text) override { return m_search.find(*this, text); }
    void showFound(qsizetype which) override { m_search.show(which); }
    /// What the search for a repair knows of the events.
    void setCatalog(const EventCatalog &catalog);

signals:
    /// Judge the shown capture again with the present keys.
    void reverifyRequested(qint64 seq);

private:
    void makeLayout();
    void showMatches();
    void showVerdict();
    void showJudgement(const Capture *capture); ///< null: there is none
    void showAcceptances(const Verification &verification);
    void startRepair();
    void showLint();
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
    TitledTable *m_acceptances;
    ChecksView *m_checks;
    ClaimsView *m_claims;
    QLabel *m_lint;
    QScrollArea *m_area;
    ViewSearch m_search;
    FilterHighlight m_highlight;
    BackgroundJob m_linting;
    QTimer m_repairing; ///< begins with it
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/detailpane.h"

class QLabel;

namespace hookglass {

class FactsForm;
class Icons;

/// The event told for a human: what happened, whether it was proven, and the facts.
class SummaryPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit SummaryPane(const Icons &icons, QWidget *parent = nullptr);

    QString title() const override { return tr("S&ummary"); }
    void setCapture(const Capture *capture) override;

private:
    void showVerdict(const Capture &capture);
    void showFacts(const Capture &capture);

    const Icons &m_icons;
    QLabel *m_title;
    QLabel *m_verdictIcon;
    QLabel *m_verdict;
    FactsForm *m_facts;
};

} // namespace hookglass

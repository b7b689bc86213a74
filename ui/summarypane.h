// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/prediction.h"
#include "core/filter/colourrules.h"
#include "ui/detailpane.h"

class QLabel;

namespace hookglass {

class FactsTree;
class Icons;

/// The event told for a human: what happened, whether it was proven, what is odd about it, and the
/// facts of the body and of the delivery.
class SummaryPane final : public DetailPane
{
    Q_OBJECT

public:
    explicit SummaryPane(const Icons &icons, QWidget *parent = nullptr);

    QString title() const override { return tr("S&ummary"); }
    QString key() const override { return QStringLiteral("summary"); }
    void setCapture(const Capture *capture) override;
    void setHighlight(const FilterHighlight &highlight) override;
    /// What the filter matches in the body, as the body's pane marks it.
    void setBodyMatches(const BodyContent &content, const QList<ByteRange> &places);
    /// What became of the next attempt of the capture shown: nothing until it has come.
    void setRetry(const std::optional<RetrySeen> &retry);
    /// Hold from the next setCapture() on.
    void setColourRules(const ColourRules &rules) { m_colourRules = rules; }

signals:
    /// A fact is to be shown where it stands: "$.room.sid".
    void pathActivated(const QString &path);
    /// Another capture is to be shown.
    void captureActivated(qint64 seq);

private:
    void showMatches();
    bool isFieldMatch(const QString &field, const QString &path, const QString &text) const;
    bool isMatch(const QString &path, const QStringList &fields, const QString &text) const;
    void showVerdict(const Capture &capture);
    void showFindings(const Capture &capture, bool problems);
    void showFacts(const Capture &capture);
    void showDelivery(const Capture &capture);
    void showHistory(const CaptureSummary &summary, const Answer &answer);
    void showOutcome();
    void showMarks(const CaptureSummary &summary);

    const Icons &m_icons;
    QLabel *m_title;
    QLabel *m_verdictIcon;
    QLabel *m_verdict;
    FactsTree *m_facts;
    Prediction m_next; ///< what the sender of the capture shown will do
    std::optional<RetrySeen> m_retry;
    ColourRules m_colourRules;
    FilterHighlight m_highlight;
    std::optional<CaptureSummary> m_shown;
    BodyContent m_body; ///< that the places are of
    QList<ByteRange> m_bodyMatches;
};

} // namespace hookglass

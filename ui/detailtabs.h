// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"
#include "core/capture/prediction.h"
#include "core/filter/filterwriter.h"

#include <QTabWidget>
#include <QTimer>
#include <QVariantMap>

#include <utility>

class QToolButton;

namespace hookglass {

class BodyPane;
class ColourRules;
class ComparePane;
class DetailPane;
class EventCatalog;
class FilterHighlight;
class FindBar;
class Icons;
class SummaryPane;
class WirePane;

/// The detail panes as tabs: the registry of panes stands in the source. Secrets are hidden until
/// the button in the corner is pressed, and again with the next capture.
class DetailTabs final : public QTabWidget
{
    Q_OBJECT

public:
    DetailTabs(const Icons &icons, const EventCatalog &catalog, QWidget *parent = nullptr);

    void setCapture(const Capture *capture);
    /// What became of the next attempt of the capture shown.
    void setRetry(const std::optional<RetrySeen> &retry);
    /// Others of the capture shown.
    void setMarks(const Marks &marks);
    /// What the filter of the timeline matches is marked.
    void setHighlight(const FilterHighlight &highlight);
    void setColourRules(const ColourRules &rules);
    /// Those of what is shown too, soon.
    void refreshIcons();
    /// Which tab is shown, and of each pane what it says itself.
    QVariantMap arrangement() const;
    void setArrangement(const QVariantMap &arrangement);
    ComparePane &compare() { return *m_compare; }
    const std::optional<Capture> &capture() const { return m_capture; }
    bool secretsShown() const;
    /// The name of the pane that is shown, as setCurrentPane() takes it.
    QString currentPane() const;
    void setCurrentPane(const QString &key);
    void focusPane(); ///< the main view of the one that is shown

signals:
    void reverifyRequested(qint64 seq);
    void captureActivated(qint64 seq); ///< another one is to be shown
    void captureChanged(); ///< the one that is shown
    // As the panes say it.
    void filterRequested(const QString &term, hookglass::FilterUse use);
    void columnRequested(const QString &field);
    void statusChanged(const QString &text);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void add(DetailPane *pane);
    void showCapture();
    void forgetMatches();
    void showNext();
    void showInBody(const QString &path);

    const Icons &m_icons;
    QList<DetailPane *> m_panes;
    QList<DetailPane *> m_toShow; ///< that do not show the capture yet
    QTimer m_turn; ///< when the next of them does
    SummaryPane *m_summary;
    WirePane *m_wire;
    std::pair<qint64, bool> m_shown {-1, false}; ///< number of the event, and whether its secrets
    BodyPane *m_body;
    ComparePane *m_compare;
    QToolButton *m_reveal;
    FindBar *m_find;
    std::optional<Capture> m_capture;
    std::optional<RetrySeen> m_retry;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capture.h"

#include <QTabWidget>

class QToolButton;

namespace hookglass {

class BodyPane;
class DetailPane;
class EventCatalog;
class Icons;

/// The detail panes as tabs: the registry of panes stands in the source. Secrets are hidden until
/// the button in the corner is pressed, and again with the next capture.
class DetailTabs final : public QTabWidget
{
    Q_OBJECT

public:
    DetailTabs(const Icons &icons, const EventCatalog &catalog, QWidget *parent = nullptr);

    void setCapture(const Capture *capture);
    void refreshIcons();

signals:
    void reverifyRequested(qint64 seq);

private:
    void add(DetailPane *pane);
    void showCapture();
    void showInBody(const QString &path);

    const Icons &m_icons;
    QList<DetailPane *> m_panes;
    BodyPane *m_body;
    QToolButton *m_reveal;
    std::optional<Capture> m_capture;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTabWidget>

namespace hookglass {

class DetailPane;
class Icons;
struct Capture;

/// The detail panes as tabs: the registry of panes stands in the source.
class DetailTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit DetailTabs(const Icons &icons, QWidget *parent = nullptr);

    void setCapture(const Capture *capture);

signals:
    void reverifyRequested(qint64 seq);

private:
    void add(DetailPane *pane);
    QList<DetailPane *> m_panes;
};

} // namespace hookglass

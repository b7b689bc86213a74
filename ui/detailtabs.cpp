// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detailtabs.h"

#include "ui/bodypane.h"
#include "ui/headerspane.h"
#include "ui/summarypane.h"
#include "ui/tokenpane.h"

namespace hookglass {

DetailTabs::DetailTabs(const Icons &icons, QWidget *parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    setAccessibleName(tr("Details of the selected event"));
    add(new SummaryPane(icons));
    add(new BodyPane);
    add(new HeadersPane);
    auto *token = new TokenPane(icons);
    connect(token, &TokenPane::reverifyRequested, this, &DetailTabs::reverifyRequested);
    add(token);
}

void DetailTabs::add(DetailPane *pane)
{
    m_panes.append(pane);
    addTab(pane, pane->title());
}

void DetailTabs::setCapture(const Capture *capture)
{
    for (DetailPane *pane : std::as_const(m_panes))
        pane->setCapture(capture);
}

} // namespace hookglass

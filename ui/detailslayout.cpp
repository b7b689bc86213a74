// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detailslayout.h"

#include "core/settings/settings.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QSplitter>

namespace hookglass {

namespace {

constexpr int WideEnough = 1700; // pixels: both need some 800

const Setting<QByteArray> &stateSetting(Qt::Orientation orientation)
{
    return orientation == Qt::Vertical ? settings::WindowSplitter : settings::WindowSplitterBeside;
}

} // namespace

DetailsLayout::DetailsLayout(QSplitter &splitter, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_splitter(splitter)
    , m_settings(settings)
    , m_actions(new QActionGroup(this))
{
    for (const QString &text : {tr("Below, or beside when there is room"),
                                tr("&Below the timeline"), tr("Be&side the timeline")}) {
        QAction *action = m_actions->addAction(text);
        action->setCheckable(true);
        const auto place = Place(m_actions->actions().size() - 1);
        connect(action, &QAction::triggered, this, [this, place] { choose(place); });
    }
    m_actions->actions().first()->setChecked(true);
    splitter.installEventFilter(this);
}

void DetailsLayout::addActions(QMenu &menu)
{
    menu.addMenu(tr("&Details"))->addActions(m_actions->actions());
}

void DetailsLayout::restore()
{
    const int place = m_settings.get(settings::DetailsPlace);
    m_place =
        place == int(Place::Below) || place == int(Place::Beside) ? Place(place) : Place::Automatic;
    m_actions->actions().at(int(m_place))->setChecked(true);
    m_splitter.restoreState(m_settings.get(stateSetting(m_splitter.orientation())));
    apply();
}

void DetailsLayout::save()
{
    m_settings.set(stateSetting(m_splitter.orientation()), m_splitter.saveState());
    m_settings.set(settings::DetailsPlace, int(m_place));
}

void DetailsLayout::choose(Place place)
{
    m_place = place;
    apply();
}

void DetailsLayout::apply()
{
    const bool beside = m_place == Place::Beside
        || (m_place == Place::Automatic && m_splitter.width() >= WideEnough);
    const Qt::Orientation wanted = beside ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter.orientation() == wanted)
        return;
    m_settings.set(stateSetting(m_splitter.orientation()), m_splitter.saveState());
    m_splitter.setOrientation(wanted);
    const QByteArray state = m_settings.get(stateSetting(wanted));
    if (state.isEmpty() || !m_splitter.restoreState(state)) {
        const int length = beside ? m_splitter.width() : m_splitter.height();
        m_splitter.setSizes({length * 3 / 5, length * 2 / 5});
    }
    m_splitter.setOrientation(wanted); // the state has one, too
}

bool DetailsLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filtermemory.h"

#include "core/base/text.h"
#include "core/settings/settings.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/icons.h"
#include "ui/savedfiltersdialog.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr auto SettledAfter = 2s;
constexpr qsizetype MenuLength = 70;
constexpr qsizetype ButtonLength = 24;

/// An ampersand would underline the next letter.
QString actionText(const QString &text, qsizetype length)
{
    return visibleText(text, length).replace(u'&', u"&&"_s);
}

QString plainTip(const QString &text)
{
    return u"<p>"_s + visibleText(text).toHtmlEscaped() + u"</p>"_s;
}

} // namespace

FilterMemory::FilterMemory(Settings &settings, const Icons &icons, FilterBar &bar)
    : QObject(&bar)
    , m_settings(settings)
    , m_icons(icons)
    , m_bar(bar)
    , m_edit(bar.edit())
    , m_history(settings.get(settings::FilterHistory))
    , m_saved(savedFiltersFromSetting(settings.get(settings::SavedFilters)))
    , m_menuButton(new QToolButton(&bar))
    , m_menu(new QMenu(m_menuButton))
    , m_buttons(new QToolBar(&bar))
{
    m_menuButton->setAccessibleName(tr("Filters used before, and saved ones"));
    m_menuButton->setToolTip(tr("Filters used before, and saved ones (Up in the empty field)"));
    m_menuButton->setAutoRaise(true);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_menu);
    m_buttons->setMovable(false);
    m_buttons->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setAccessibleName(tr("Saved filters"));
    bar.addTool(m_menuButton);
    bar.addTool(m_buttons);
    m_settled.setSingleShot(true);
    m_settled.setInterval(SettledAfter);
    connect(&m_settled, &QTimer::timeout, this, &FilterMemory::remember);
    connect(&m_edit, &FilterEdit::filterChanged, this, [this] {
        m_settled.start();
        checkButtons();
    });
    connect(&m_edit, &FilterEdit::returnPressed, this, [this] {
        m_edit.compile();
        remember();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &FilterMemory::fillMenu);
    m_edit.installEventFilter(this);
    showButtons();
    refreshIcons();
}

void FilterMemory::refreshIcons()
{
    m_menuButton->setIcon(m_icons.icon(u"history"_s));
}

void FilterMemory::addActions(QMenu &menu)
{
    menu.addAction(tr("&Save filter…"), QKeySequence(Qt::CTRL | Qt::Key_B), this,
                   [this] { edit(true); });
    menu.addAction(tr("Saved f&ilters…"), this, [this] { edit(false); });
}

/// Only what was valid; while something else is being typed, that is not it.
void FilterMemory::remember()
{
    m_settled.stop();
    if (m_edit.state() != FilterEdit::State::Valid)
        return;
    m_history.add(m_edit.text());
    m_settings.set(settings::FilterHistory, m_history.texts());
}

void FilterMemory::fillMenu()
{
    m_menu->clear();
    if (!m_saved.isEmpty()) {
        m_menu->addSection(tr("Saved"));
        QStringList names;
        QStringList texts;
        for (const SavedFilter &filter : std::as_const(m_saved)) {
            names.append(filter.name);
            texts.append(filter.text);
        }
        addFilters(names, texts);
    }
    if (!history().isEmpty()) {
        m_menu->addSection(tr("Used before"));
        addFilters(history(), history());
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("&Save this filter…"), this, [this] { edit(true); })
        ->setEnabled(m_edit.state() == FilterEdit::State::Valid);
    m_menu->addAction(tr("Saved f&ilters…"), this, [this] { edit(false); });
}

void FilterMemory::addFilters(const QStringList &names, const QStringList &texts)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        QAction *action = m_menu->addAction(actionText(names[i], MenuLength), this,
                                            [this, text = texts[i]] { m_bar.apply(text); });
        action->setToolTip(plainTip(texts[i]));
        action->setStatusTip(visibleText(texts[i]));
    }
}

void FilterMemory::showMenu()
{
    fillMenu();
    m_menu->popup(m_edit.mapToGlobal(QPoint(0, m_edit.height())));
    m_menu->setActiveAction(m_menu->actions().value(1)); // below the heading
}

void FilterMemory::setSaved(const QList<SavedFilter> &filters)
{
    m_saved = filters;
    m_settings.set(settings::SavedFilters, savedFiltersToSetting(filters));
    showButtons();
}

void FilterMemory::showButtons()
{
    m_buttons->clear();
    for (const SavedFilter &filter : std::as_const(m_saved)) {
        if (!filter.isButton)
            continue;
        auto *action = new QAction(actionText(filter.name, ButtonLength), m_buttons);
        action->setCheckable(true);
        action->setData(filter.text);
        action->setToolTip(plainTip(filter.text));
        connect(action, &QAction::triggered, this,
                [this, text = filter.text](bool on) { m_bar.apply(on ? text : QString()); });
        m_buttons->addAction(action);
    }
    m_buttons->setVisible(!m_buttons->actions().isEmpty());
    checkButtons();
}

/// A button is down while its filter is in force.
void FilterMemory::checkButtons()
{
    for (QAction *action : m_buttons->actions())
        action->setChecked(action->data().toString() == m_edit.text());
}

void FilterMemory::edit(bool addCurrent)
{
    auto *dialog = new SavedFiltersDialog(m_icons, m_saved, &m_bar);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (addCurrent)
        dialog->add(m_bar.validText());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { setSaved(dialog->filters()); });
    dialog->open();
}

bool FilterMemory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Up && m_edit.text().isEmpty()
            && !(history().isEmpty() && m_saved.isEmpty())) {
            showMenu();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace hookglass

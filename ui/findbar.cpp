// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findbar.h"

#include "ui/detailpane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <chrono>
#include <numeric>
#include <utility>

using namespace std::chrono_literals;

namespace hookglass {

namespace {
constexpr int LongestField = 380;
} // namespace

FindBar::FindBar(QTabWidget &tabs)
    : QFrame(&tabs)
    , m_tabs(tabs)
    , m_text(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setPlaceholderText(tr("Find in this event"));
    m_text->setAccessibleName(tr("Find in this event"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_text->setMaximumWidth(LongestField);
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(u'0') * 10);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(6, 4, 6, 4);
    line->addWidget(m_text, 1);
    const auto addButton = [&](Qt::ArrowType arrow, const QString &name, int by) {
        auto *button = new QToolButton(this);
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
        line->addWidget(button);
    };
    addButton(Qt::UpArrow, tr("Previous place (Shift+Enter)"), -1);
    addButton(Qt::DownArrow, tr("Next place (Enter)"), 1);
    line->addWidget(m_count, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, [this] {
        search();
        step(1);
    });
    connect(&m_tabs, &QTabWidget::currentChanged, this, &FindBar::showCount);
    hide();
}

void FindBar::open()
{
    show();
    place();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    search();
}

void FindBar::place()
{
    const int height = sizeHint().height();
    setGeometry(0, m_tabs.height() - height, m_tabs.width(), height);
    leaveRoom(isVisible() ? height : 0);
}

void FindBar::leaveRoom(int height)
{
    for (int i = 0; i < m_tabs.count(); ++i)
        m_tabs.widget(i)->setContentsMargins(0, 0, 0, height);
}

void FindBar::close()
{
    hide();
    m_typing.stop();
    for (int i = 0; i < m_tabs.count(); ++i) {
        if (auto *pane = qobject_cast<DetailPane *>(m_tabs.widget(i)))
            pane->find({});
    }
    leaveRoom(0);
    m_tabs.currentWidget()->setFocus();
}

void FindBar::refresh()
{
    if (isVisible())
        search();
}

void FindBar::search()
{
    m_typing.stop();
    m_counts.clear();
    m_current = -1;
    m_awaited = 0;
    for (int i = 0; i < m_tabs.count(); ++i) {
        auto *pane = qobject_cast<DetailPane *>(m_tabs.widget(i));
        m_counts.append(pane ? pane->find(m_text->text()) : 0);
    }
    sum();
}

void FindBar::setCount(const DetailPane *pane, qsizetype places)
{
    const int tab = m_tabs.indexOf(pane);
    if (!isVisible() || tab < 0 || tab >= m_counts.size())
        return;
    m_counts[tab] = places;
    sum();
    if (!isSearching() && m_awaited != 0)
        step(std::exchange(m_awaited, 0));
}

bool FindBar::isSearching() const
{
    return m_counts.contains(DetailPane::Searching);
}

void FindBar::sum()
{
    m_total = isSearching() ? 0 : std::accumulate(m_counts.begin(), m_counts.end(), qsizetype(0));
    m_current = -1;
    showCount();
}

/// From the pane that is shown to the next, and around.
void FindBar::step(int by)
{
    if (isSearching())
        m_awaited = by;
    if (m_total == 0)
        return;
    if (m_current < 0) {
        const qsizetype before = std::accumulate(
            m_counts.begin(), m_counts.begin() + m_tabs.currentIndex(), qsizetype(0));
        m_current = by > 0 ? before : before - 1;
    } else {
        m_current += by;
    }
    m_current = (m_current + m_total) % m_total;
    const auto [tab, which] = currentPlace();
    m_tabs.setCurrentIndex(tab);
    static_cast<DetailPane *>(m_tabs.widget(tab))->showFound(which);
    raise();
    showCount();
}

/// The tab, and which of the places in it.
std::pair<int, qsizetype> FindBar::currentPlace() const
{
    qsizetype which = m_current;
    int tab = 0;
    while (which >= m_counts.at(tab))
        which -= m_counts.at(tab++);
    return {tab, which};
}

void FindBar::showCount()
{
    const QLocale locale;
    const bool isHere = m_current >= 0 && currentPlace().first == m_tabs.currentIndex();
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (isSearching())
        m_count->setText(tr("searching…"));
    else if (m_total == 0)
        m_count->setText(tr("not found"));
    else if (!isHere && m_counts.value(m_tabs.currentIndex()) == 0) // nothing is marked here
        m_count->setText(tr("%1 in other tabs").arg(locale.toString(m_total)));
    else if (!isHere)
        m_count->setText(m_total == 1 ? tr("1 place")
                                      : tr("%1 places").arg(locale.toString(m_total)));
    else
        m_count->setText(
            tr("%1 of %2").arg(locale.toString(m_current + 1), locale.toString(m_total)));
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) { // else Esc would close the window
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return)
            event->accept();
        return event->isAccepted() && key->key() == Qt::Key_Escape;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (m_typing.isActive())
            search();
        step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace hookglass

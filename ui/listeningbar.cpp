// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listeningbar.h"

#include "core/base/text.h"
#include "ui/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int IconSize = 16;

void copyText(const QString &text)
{
    QApplication::clipboard()->setText(text);
}

/// In a menu, "&" would mark a shortcut.
QString menuText(const QString &text)
{
    return visibleText(text, 80).replace(u'&', u"&&"_s);
}

} // namespace

ListeningBar::ListeningBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_stateIcon(new QLabel(this))
    , m_stateText(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_urlEdit(new QLineEdit(this))
    , m_copyButton(new QToolButton(this))
    , m_moreButton(new QToolButton(this))
    , m_moreMenu(new QMenu(this))
    , m_planLabel(new QLabel(this))
    , m_answersButton(new QPushButton(this))
    , m_keysButton(new QPushButton(this))
    , m_startButton(new QPushButton(this))
{
    m_pages->addWidget(makePlanPage());
    m_pages->addWidget(makeUrlPage());
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_answersButton->setToolTip(tr("What senders are answered (Ctrl+Shift+A)"));
    m_keysButton->setToolTip(tr("API keys and secrets that signatures are checked with (Ctrl+K)"));
    connect(m_answersButton, &QPushButton::clicked, this, &ListeningBar::answersRequested);
    connect(m_keysButton, &QPushButton::clicked, this, &ListeningBar::keysRequested);
    connect(m_startButton, &QPushButton::clicked, this, &ListeningBar::toggle);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(m_stateIcon);
    layout->addWidget(m_stateText);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_answersButton);
    layout->addWidget(m_keysButton);
    layout->addWidget(m_startButton);
    setKeyCount(0);
    setAnswers(tr("200"), true);
    setPlanned({ListenerChoice {}});
    enter(State::Stopped);
}

QWidget *ListeningBar::makeUrlPage()
{
    m_urlEdit->setReadOnly(true);
    m_urlEdit->setAccessibleName(tr("Address to point the webhook at"));
    m_urlEdit->setMaximumWidth(420);
    m_copyButton->setText(tr("Copy"));
    m_copyButton->setToolTip(tr("Copy the address"));
    m_copyButton->setAccessibleName(tr("Copy the address"));
    m_copyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setPopupMode(QToolButton::InstantPopup);
    m_moreButton->setMenu(m_moreMenu);
    m_moreButton->setToolTip(tr("All addresses"));
    m_moreMenu->setToolTipsVisible(true);
    for (QToolButton *button : {m_copyButton, m_moreButton})
        button->setFocusPolicy(Qt::StrongFocus);
    connect(m_copyButton, &QToolButton::clicked, this, [this] { copyText(m_url); });
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_urlEdit, 1);
    layout->addWidget(m_copyButton);
    layout->addWidget(m_moreButton);
    layout->addStretch(1);
    return page;
}

QWidget *ListeningBar::makePlanPage()
{
    m_planLabel->setTextFormat(Qt::PlainText);
    m_planLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *change = new QPushButton(tr("&Listeners…"), this);
    change->setToolTip(tr("Choose addresses, ports and HTTPS (Ctrl+L)"));
    connect(change, &QPushButton::clicked, this, &ListeningBar::listenersRequested);
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_planLabel, 1);
    layout->addWidget(change);
    return page;
}

void ListeningBar::setPlanned(const ListenerChoices &listeners)
{
    QString text = visibleText(listeners.first().place(), 200);
    if (listeners.size() > 1)
        text += tr(" and %1 more").arg(listeners.size() - 1);
    m_planLabel->setText(text);
}

void ListeningBar::fillMenu(const QList<ListenerInfo> &listeners)
{
    m_moreMenu->clear();
    for (const ListenerInfo &listener : listeners) {
        const QString url = listener.url();
        QAction *copy = m_moreMenu->addAction(m_icons.icon(u"copy"_s),
                                              tr("Copy %1 (%2)").arg(url, menuText(listener.name)),
                                              this, [url] { copyText(url); });
        copy->setToolTip(tr("Copy the address"));
        if (const QString fingerprint = listener.fingerprint; listener.isTls())
            m_moreMenu->addAction(
                tr("Copy the certificate's fingerprint (%1)").arg(menuText(listener.name)), this,
                [fingerprint] { copyText(fingerprint); });
    }
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(tr("&Listeners…"), this, &ListeningBar::listenersRequested);
    const qsizetype others = listeners.size() - 1;
    m_moreButton->setText(u'+' + QString::number(others));
    m_moreButton->setAccessibleName(others == 1 ? tr("1 more address")
                                                : tr("%1 more addresses").arg(others));
    m_moreButton->setVisible(others > 0);
}

void ListeningBar::toggle()
{
    if (m_state == State::Listening)
        emit stopRequested();
    else if (m_state != State::Working)
        emit startRequested();
}

void ListeningBar::showListening(const QList<ListenerInfo> &listeners)
{
    m_url = listeners.first().url();
    const auto plain = std::find_if(listeners.begin(), listeners.end(),
                                    [](const ListenerInfo &each) { return !each.isTls(); });
    m_sampleUrl = plain == listeners.end() ? m_url : plain->url();
    m_urlEdit->setText(m_url);
    m_urlEdit->setCursorPosition(0);
    fillMenu(listeners);
    enter(State::Listening);
}

void ListeningBar::showStopped(bool failed)
{
    enter(failed ? State::Failed : State::Stopped);
}

void ListeningBar::showWorking()
{
    enter(State::Working);
}

void ListeningBar::enter(State state)
{
    m_state = state;
    const bool listening = state == State::Listening;
    m_pages->setCurrentIndex(listening ? 1 : 0);
    m_pages->setEnabled(state != State::Working);
    m_startButton->setEnabled(state != State::Working);
    m_stateText->setText(listening ? tr("Listening on") : tr("Not listening:"));
    m_startButton->setText(listening                    ? tr("S&top")
                               : state == State::Failed ? tr("&Retry")
                                                        : tr("S&tart listening"));
    refreshIcons();
}

void ListeningBar::setKeyCount(qsizetype count)
{
    m_keyCount = count;
    m_keysButton->setText(count == 0       ? tr("No &keys: add one…")
                              : count == 1 ? tr("1 &key")
                                           : tr("%1 &keys").arg(count));
    refreshIcons();
}

void ListeningBar::setAnswers(const QString &text, bool usual)
{
    m_usualAnswers = usual;
    m_answersButton->setText(tr("&Answers: %1").arg(text));
    refreshIcons();
}

void ListeningBar::refreshIcons()
{
    const QIcon state = isListening() ? m_icons.icon(u"listening"_s, Tint::Good)
                                      : m_icons.icon(u"stopped"_s, Tint::Muted);
    m_stateIcon->setPixmap(state.pixmap(IconSize));
    m_copyButton->setIcon(m_icons.icon(u"copy"_s));
    m_keysButton->setIcon(m_icons.icon(u"key"_s, m_keyCount == 0 ? Tint::Caution : Tint::Text));
    m_answersButton->setIcon(m_usualAnswers ? QIcon() : m_icons.icon(u"problem"_s, Tint::Caution));
}

} // namespace hookglass

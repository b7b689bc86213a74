// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listeningbar.h"

#include "ui/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int IconSize = 16;
}

ListeningBar::ListeningBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_stateIcon(new QLabel(this))
    , m_stateText(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_urlEdit(new QLineEdit(this))
    , m_copyButton(new QToolButton(this))
    , m_addressEdit(new QLineEdit(this))
    , m_portEdit(new QSpinBox(this))
    , m_keysButton(new QPushButton(this))
    , m_startButton(new QPushButton(this))
    , m_problemLine(new QWidget(this))
    , m_problemIcon(new QLabel(this))
    , m_problemText(new QLabel(this))
{
    m_pages->addWidget(makeEndpointPage());
    m_pages->addWidget(makeUrlPage());
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    m_keysButton->setToolTip(tr("API keys and secrets that signatures are checked with (Ctrl+K)"));
    connect(m_keysButton, &QPushButton::clicked, this, &ListeningBar::keysRequested);
    connect(m_startButton, &QPushButton::clicked, this, &ListeningBar::toggle);

    m_problemText->setTextFormat(Qt::PlainText);
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *problemLayout = new QHBoxLayout(m_problemLine);
    problemLayout->setContentsMargins(0, 0, 0, 0);
    problemLayout->addWidget(m_problemIcon, 0, Qt::AlignTop);
    problemLayout->addWidget(m_problemText, 1);

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_stateIcon);
    line->addWidget(m_stateText);
    line->addWidget(m_pages, 1);
    line->addWidget(m_keysButton);
    line->addWidget(m_startButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    layout->addLayout(line);
    layout->addWidget(m_problemLine);
    showProblem({});
    setKeyCount(0);
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
    m_copyButton->setFocusPolicy(Qt::StrongFocus);
    connect(m_copyButton, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_url); });
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_urlEdit, 1);
    layout->addWidget(m_copyButton);
    layout->addStretch(1);
    return page;
}

QWidget *ListeningBar::makeEndpointPage()
{
    m_addressEdit->setMaximumWidth(180);
    m_addressEdit->setAccessibleName(tr("Address to listen on"));
    m_addressEdit->setToolTip(tr("127.0.0.1 for this machine alone, 0.0.0.0 for every address"));
    m_portEdit->setRange(0, 65535);
    m_portEdit->setSpecialValueText(tr("any"));
    m_portEdit->setAccessibleName(tr("Port to listen on"));
    auto *addressLabel = new QLabel(tr("&Address:"), this);
    addressLabel->setBuddy(m_addressEdit);
    auto *portLabel = new QLabel(tr("&Port:"), this);
    portLabel->setBuddy(m_portEdit);
    auto *page = new QWidget(this);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(addressLabel);
    layout->addWidget(m_addressEdit, 1);
    layout->addWidget(portLabel);
    layout->addWidget(m_portEdit);
    layout->addStretch(1);
    connect(m_addressEdit, &QLineEdit::returnPressed, this, &ListeningBar::startRequested);
    return page;
}

void ListeningBar::setEndpoint(const QString &address, int port)
{
    m_addressEdit->setText(address);
    m_portEdit->setValue(port);
}

QString ListeningBar::address() const
{
    return m_addressEdit->text().trimmed();
}

int ListeningBar::port() const
{
    return m_portEdit->value();
}

void ListeningBar::toggle()
{
    if (m_state == State::Listening)
        emit stopRequested();
    else if (m_state == State::Stopped)
        emit startRequested();
}

void ListeningBar::showListening(const ListenerInfo &listener)
{
    m_url = listener.url();
    m_urlEdit->setText(m_url);
    showProblem({});
    enter(State::Listening);
}

void ListeningBar::showStopped()
{
    enter(State::Stopped);
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
    m_stateText->setText(listening ? tr("Listening on") : tr("Not listening"));
    if (listening)
        m_startButton->setText(tr("S&top"));
    else
        m_startButton->setText(m_problem.isEmpty() ? tr("S&tart listening") : tr("&Retry"));
    refreshIcons();
}

void ListeningBar::showProblem(const QString &message)
{
    m_problem = message;
    m_problemText->setText(message);
    m_problemText->setAccessibleName(message);
    m_problemLine->setVisible(!message.isEmpty());
    enter(m_state);
}

void ListeningBar::setKeyCount(qsizetype count)
{
    m_keyCount = count;
    m_keysButton->setText(count == 0       ? tr("No &keys: add one…")
                              : count == 1 ? tr("1 &key")
                                           : tr("%1 &keys").arg(count));
    refreshIcons();
}

void ListeningBar::refreshIcons()
{
    const bool listening = m_state == State::Listening;
    const QIcon state = listening ? m_icons.icon(u"listening"_s, Tint::Good)
                                  : m_icons.icon(u"stopped"_s, Tint::Muted);
    m_stateIcon->setPixmap(state.pixmap(IconSize));
    m_problemIcon->setPixmap(m_icons.icon(u"problem"_s, Tint::Bad).pixmap(IconSize));
    m_copyButton->setIcon(m_icons.icon(u"copy"_s));
    m_keysButton->setIcon(m_icons.icon(u"key"_s, m_keyCount == 0 ? Tint::Caution : Tint::Text));
    QPalette colors = m_problemText->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(Tint::Bad));
    m_problemText->setPalette(colors);
}

} // namespace hookglass

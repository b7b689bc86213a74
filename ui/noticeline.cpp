// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticeline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int IconSize = 16;
}

NoticeLine::NoticeLine(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    connect(m_action, &QPushButton::clicked, this, &NoticeLine::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, &NoticeLine::dismissed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
}

void NoticeLine::tell(Severity severity, const QString &text, const QString &action)
{
    m_severity = severity;
    m_text->setText(text);
    m_text->setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_dismiss->setVisible(severity == Severity::Warning);
    refreshIcons();
}

void NoticeLine::refreshIcons()
{
    const Tint tint = m_severity == Severity::Problem ? Tint::Bad : Tint::Caution;
    m_icon->setPixmap(m_icons.icon(u"problem"_s, tint).pixmap(IconSize));
    QPalette colors = m_text->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(tint));
    m_text->setPalette(colors);
}

} // namespace hookglass

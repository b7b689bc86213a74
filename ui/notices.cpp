// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notices.h"

#include <QVBoxLayout>

#include <iterator>

namespace hookglass {

Notices::Notices(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 8);
    layout->setSpacing(4);
    hide();
}

NoticeLine *Notices::makeLine(About about)
{
    auto *line = new NoticeLine(m_icons, this);
    connect(line, &NoticeLine::actionTriggered, this,
            [this, about] { emit actionTriggered(about); });
    connect(line, &NoticeLine::dismissed, this, [this, about] { clear(about); });
    const auto place = m_lines.emplace(about, line).first;
    static_cast<QVBoxLayout *>(layout())->insertWidget(int(std::distance(m_lines.begin(), place)),
                                                       line);
    return line;
}

void Notices::tell(About about, Severity severity, const QString &text, const QString &action)
{
    if (text.isEmpty()) {
        clear(about);
        return;
    }
    const auto found = m_lines.find(about);
    NoticeLine *line = found == m_lines.end() ? makeLine(about) : found->second;
    line->tell(severity, text, action);
    line->show();
    show();
}

void Notices::clear(About about)
{
    const auto found = m_lines.find(about);
    if (found == m_lines.end() || found->second->isHidden())
        return;
    found->second->hide();
    bool anyLeft = false;
    for (const auto &[_, line] : m_lines)
        anyLeft = anyLeft || !line->isHidden();
    setVisible(anyLeft);
}

void Notices::refreshIcons()
{
    for (const auto &[_, line] : m_lines)
        line->refreshIcons();
}

} // namespace hookglass

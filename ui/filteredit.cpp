// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filteredit.h"

#include "ui/icons.h"

#include <QAction>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

QString fieldHelp()
{
    QString html = u"<table>"_s;
    for (const FilterField &field : Filter::fields())
        html += u"<tr><td><b>"_s + field.example.toHtmlEscaped() + u"</b>&nbsp;</td><td>"_s
            + field.help.toHtmlEscaped() + u"</td></tr>"_s;
    return html + u"</table>"_s;
}

} // namespace

FilterEdit::FilterEdit(const Icons &icons, QWidget *parent)
    : QLineEdit(parent)
    , m_icons(icons)
    , m_stateAction(addAction(QIcon(), LeadingPosition))
{
    setPlaceholderText(tr("Filter: words, or field:value such as event:room_* verdict:failed"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    setToolTip(tr("<p>Words are sought in columns, headers and body; field:value looks into one. "
                  "* and ? stand for any text and any character, (a|b) for one of several values; "
                  "and, or, not and parentheses join terms.</p>")
               + fieldHelp());
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &FilterEdit::compile);
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    refreshIcons();
}

void FilterEdit::compile()
{
    m_delay.stop();
    const Result<Filter> filter = Filter::compile(text());
    m_problem = filter
        ? QString()
        : tr("%1 (at character %2)").arg(filter.error().message).arg(filter.error().offset + 1);
    refreshIcons();
    emit problemChanged(m_problem);
    if (filter) {
        m_filter = *filter;
        emit filterChanged(m_filter);
    }
}

void FilterEdit::refreshIcons()
{
    m_stateAction->setIcon(
        m_problem.isEmpty() ? m_icons.icon(u"filter"_s, text().isEmpty() ? Tint::Muted : Tint::Good)
                            : m_icons.icon(u"problem"_s, Tint::Bad));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filteredit.h"

#include "ui/filtercompleter.h"
#include "ui/icons.h"

#include <QAction>
#include <QInputMethodEvent>
#include <QPainter>
#include <QTextCharFormat>

#include <algorithm>
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

/// What somebody typed or pasted must not be taken for rich text.
QString plainTip(const QString &text)
{
    return u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

} // namespace

FilterEdit::FilterEdit(const Icons &icons, QWidget *parent)
    : QLineEdit(parent)
    , m_icons(icons)
    , m_stateAction(addAction(QIcon(), LeadingPosition))
    , m_completer(new FilterCompleter(*this))
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
    connect(&m_delay, &QTimer::timeout, this, [this] { take(readTyped()); });
    connect(this, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    refreshIcons();
}

void FilterEdit::compile()
{
    take(Filter::compile(text()));
}

Result<Filter> FilterEdit::readTyped() const
{
    const bool isAtEnd = cursorPosition() == text().size();
    return isAtEnd ? Filter::compileTyped(text()) : Filter::compile(text());
}

QString FilterEdit::validText() const
{
    const bool isValid = m_delay.isActive() ? bool(readTyped())
                                            : m_state == State::Valid || m_state == State::Empty;
    return isValid ? text() : m_filter.text();
}

void FilterEdit::take(const Result<Filter> &filter)
{
    m_delay.stop();
    const Error error = filter ? Error() : filter.error();
    m_state = filter ? (filter->isEmpty() ? State::Empty : State::Valid)
        : error.incomplete && cursorPosition() == text().size() ? State::Incomplete
                                                                : State::Wrong;
    m_problem = m_state == State::Wrong
        ? tr("%1 (at character %2)").arg(error.message).arg(error.offset + 1)
        : QString();
    m_missing = m_state == State::Incomplete ? error.message : QString();
    underline(error);
    refreshIcons();
    emit problemChanged(m_problem);
    if (filter) {
        m_filter = *filter;
        emit filterChanged(m_filter);
    }
}

void FilterEdit::setBusy(std::optional<double> share)
{
    const bool wasBusy = isBusy();
    m_busy = share;
    if (wasBusy != isBusy())
        refreshIcons();
    update();
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_busy)
        return;
    const int done = int(std::clamp(*m_busy, 0.0, 1.0) * (width() - 4));
    QPainter(this).fillRect(QRect(2, height() - 4, std::max(done, 6), 2),
                            palette().color(QPalette::Highlight));
}

void FilterEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

/// Formats reach a line edit only the way in which input methods mark what is being composed; that
/// would be lost.
void FilterEdit::underline(const Error &error)
{
    const bool isWrong = m_state == State::Wrong && error.offset >= 0;
    if (m_composing || (!isWrong && !m_underlined))
        return;
    m_underlined = isWrong;
    QList<QInputMethodEvent::Attribute> attributes;
    if (isWrong) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_icons.color(Tint::Bad));
        const auto begin = int(std::min(error.offset, qMax(text().size() - 1, qsizetype(0))));
        const auto length = int(std::max(error.length, qsizetype(1)));
        attributes.append(
            {QInputMethodEvent::TextFormat, begin - cursorPosition(), length, format});
    }
    QInputMethodEvent event({}, attributes);
    QLineEdit::inputMethodEvent(&event);
}

void FilterEdit::refreshIcons()
{
    if (m_busy) {
        m_stateAction->setIcon(m_icons.icon(u"busy"_s, Tint::Caution));
        m_stateAction->setToolTip(tr("Still searching; rows come as they are found"));
        return;
    }
    switch (m_state) {
    case State::Empty:
        m_stateAction->setIcon(m_icons.icon(u"filter"_s, Tint::Muted));
        m_stateAction->setToolTip(tr("No filter: everything is shown"));
        break;
    case State::Incomplete:
        m_stateAction->setIcon(m_icons.icon(u"more"_s, Tint::Caution));
        m_stateAction->setToolTip(
            plainTip(tr("%1 The filter before stays in force.").arg(m_missing)));
        break;
    case State::Wrong:
        m_stateAction->setIcon(m_icons.icon(u"problem"_s, Tint::Bad));
        m_stateAction->setToolTip(plainTip(m_problem));
        break;
    case State::Valid:
        m_stateAction->setIcon(m_icons.icon(u"filter"_s, Tint::Good));
        m_stateAction->setToolTip(plainTip(tr("Shown: %1").arg(m_filter.describe())));
        break;
    }
}

} // namespace hookglass

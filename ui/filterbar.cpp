// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterbar.h"

#include "ui/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

QString fieldHelp()
{
    QString html = u"<table>"_s;
    for (const FilterField &field : Filter::fields())
        html += u"<tr><td><b>"_s + field.name.toHtmlEscaped() + u":</b>&nbsp;</td><td>"_s
            + field.help.toHtmlEscaped() + u"</td></tr>"_s;
    return html + u"</table>"_s;
}

} // namespace

FilterBar::FilterBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_edit(new QLineEdit(this))
    , m_counts(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_edit->setPlaceholderText(
        tr("Filter: words, or field:value such as event:room_* verdict:failed"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setToolTip(
        tr("<p>Words are sought in every column; field:value looks into one. * and ? "
           "stand for any text and any character; - before a term turns it round.</p>")
        + fieldHelp());
    m_stateAction = m_edit->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::compile);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { m_delay.start(); });

    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(m_edit, 1);
    line->addWidget(m_counts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    setFocusProxy(m_edit);
    setCounts(0, 0);
    refreshIcons();
}

void FilterBar::compile()
{
    const Result<Filter> filter = Filter::compile(m_edit->text());
    m_valid = bool(filter);
    m_problem->setVisible(!m_valid);
    if (filter) {
        emit filterChanged(*filter);
    } else {
        m_problem->setText(tr("%1 (at character %2; the filter before stays in force)")
                               .arg(filter.error().message)
                               .arg(filter.error().offset + 1));
    }
    refreshIcons();
}

void FilterBar::setCounts(qsizetype shown, qsizetype captured)
{
    const QLocale locale;
    m_counts->setText(tr("%1 of %2").arg(locale.toString(shown), locale.toString(captured)));
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::clear()
{
    m_edit->clear();
    m_delay.stop();
    compile();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            clear();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            focusNextChild();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::refreshIcons()
{
    m_stateAction->setIcon(
        m_valid ? m_icons.icon(u"filter"_s, m_edit->text().isEmpty() ? Tint::Muted : Tint::Good)
                : m_icons.icon(u"problem"_s, Tint::Bad));
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(Tint::Bad));
    m_problem->setPalette(colors);
}

} // namespace hookglass

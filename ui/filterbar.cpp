// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterbar.h"

#include "ui/captureplaces.h"
#include "ui/filtercompleter.h"
#include "ui/filteredit.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qint64 BusyAfterMs = 200;
}

FilterBar::FilterBar(const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_edit(new FilterEdit(icons, this))
    , m_line(new QHBoxLayout)
    , m_stop(new QToolButton(this))
    , m_counts(new QLabel(this))
    , m_problem(new QLabel(this))
{
    m_edit->installEventFilter(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_stop->setText(tr("Stop"));
    m_stop->hide();
    connect(m_stop, &QToolButton::clicked, this, &FilterBar::stop);

    connect(m_edit, &FilterEdit::filterChanged, this, &FilterBar::filterChanged);
    connect(m_edit, &FilterEdit::problemChanged, this, &FilterBar::showProblem);

    m_line->setSpacing(6);
    m_line->addWidget(m_edit, 1);
    m_line->addWidget(m_stop);
    m_line->addWidget(m_counts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(m_line);
    layout->addWidget(m_problem);
    setFocusProxy(m_edit);
    setCounts(0, 0);
    refreshIcons();
}

void FilterBar::showProblem(const QString &problem)
{
    tell(problem.isEmpty() ? problem : tr("%1; the filter before stays in force").arg(problem),
         Tint::Bad);
}

void FilterBar::addTool(QWidget *tool)
{
    m_line->insertWidget(m_line->indexOf(m_counts), tool);
}

void FilterBar::showProgress(const ScanProgress &progress)
{
    if (progress.elapsedMs < BusyAfterMs)
        return;
    m_sorts = progress.sorts;
    m_stop->setToolTip(m_sorts ? tr("Stop sorting and keep the order before (Esc)")
                               : tr("Stop searching and keep what was found (Esc)"));
    m_edit->setBusy(double(progress.read) / double(std::max<qsizetype>(progress.toRead, 1)));
    m_stop->show();
}

void FilterBar::showDone()
{
    m_edit->setBusy({});
    m_stop->hide();
}

void FilterBar::stop()
{
    emit stopRequested();
    if (m_sorts)
        return;
    tell(tr("The search was stopped; events that match may be missing"), Tint::Caution);
}

void FilterBar::tell(const QString &text, Tint tint)
{
    m_problemTint = tint;
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    refreshIcons();
}

void FilterBar::setCounts(qsizetype shown, qsizetype captured, const Unseen &unseen)
{
    const QLocale locale;
    const QString text = unseen.count ? tr("%1 of the %2 looked at")
        : unseen                      ? tr("At least %1 of %2")
                                      : tr("%1 of %2");
    m_counts->setText(text.arg(locale.toString(shown),
                               locale.toString(captured - unseen.count.value_or(0))));
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::type(const QString &text)
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->end(false);
    if (!m_edit->text().isEmpty() && !m_edit->text().back().isSpace())
        m_edit->insert(QStringLiteral(" "));
    m_edit->insert(text);
}

void FilterBar::combine(const QString &term, FilterUse use)
{
    apply(combinedFilter(validText(), term, use)); // what is half typed was never in force
}

void FilterBar::setCatalog(const EventCatalog &catalog)
{
    m_catalogFields.clear();
    for (const FilterField &field : bodyFilterFields(catalog))
        m_catalogFields.append(field.name);
    setMoreFields({});
}

void FilterBar::setMoreFields(const QStringList &names)
{
    m_edit->completer().setMoreFields(m_catalogFields, names);
}

void FilterBar::setCaptures(std::function<SummaryRows()> captures)
{
    m_edit->completer().setCaptures(std::move(captures));
}

QString FilterBar::validText() const
{
    return m_edit->validText();
}

void FilterBar::apply(const QString &text)
{
    m_edit->selectAll();
    m_edit->insert(text); // can be undone
    m_edit->compile();
}

void FilterBar::clear()
{
    apply({});
}

void FilterBar::stopOrClear()
{
    if (m_edit->isBusy())
        stop();
    else
        clear();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            stopOrClear();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            emit leftDownwards();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::addEndTool(QWidget *tool)
{
    m_line->addWidget(tool);
}

void FilterBar::refreshIcons()
{
    m_edit->refreshIcons();
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(m_problemTint));
    m_problem->setPalette(colors);
}

} // namespace hookglass

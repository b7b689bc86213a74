// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/highlightbar.h"

#include "core/base/result.h"
#include "core/events/eventcatalog.h"
#include "ui/filtercompleter.h"
#include "ui/filteredit.h"
#include "ui/highlight.h"
#include "ui/icons.h"
#include "ui/timelinemodel.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

HighlightBar::HighlightBar(const Icons &icons, const EventCatalog &catalog,
                           const TimelineModel &model, TimelineView &view, QWidget *parent)
    : QWidget(parent)
    , m_icons(icons)
    , m_view(view)
    , m_highlight(new Highlight(model, this))
    , m_edit(new FilterEdit(icons, this))
    , m_count(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_open(new QAction(tr("&Highlight…"), this))
    , m_next(new QAction(tr("Ne&xt highlighted event"), this))
    , m_previous(new QAction(tr("&Previous highlighted event"), this))
    , m_close(new QAction(tr("Close the highlight"), this))
{
    m_edit->setPlaceholderText(tr("Highlight: a filter that tints rows and hides none"));
    m_edit->setAccessibleName(tr("Highlight"));
    m_edit->installEventFilter(this);
    m_edit->completer().setCaptures([&model] { return model.captures(); });
    QStringList paths;
    for (const FilterField &field : bodyFilterFields(catalog))
        paths.append(field.name);
    m_edit->completer().setMoreFields(paths);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_open->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_next->setShortcut(QKeySequence(Qt::Key_F3));
    m_previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3));
    connect(m_open, &QAction::triggered, this, &HighlightBar::open);
    connect(m_next, &QAction::triggered, this, [this] { go(true); });
    connect(m_previous, &QAction::triggered, this, [this] { go(false); });
    connect(m_close, &QAction::triggered, this, &HighlightBar::close);
    connect(m_edit, &FilterEdit::filterChanged, m_highlight, &Highlight::setFilter);
    connect(m_edit, &FilterEdit::problemChanged, m_problem, [this](const QString &problem) {
        m_problem->setText(problem);
        m_problem->setVisible(!problem.isEmpty());
    });
    connect(m_highlight, &Highlight::changed, this, &HighlightBar::onChanged);
    connect(m_highlight, &Highlight::failed, this,
            [this](const Error &error) { emit failed(error.message); });
    view.setHighlight(m_highlight);

    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_edit, 1);
    line->addWidget(m_count);
    for (QAction *action : {m_previous, m_next, m_close})
        line->addWidget(makeButton(action));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    hide();
    showCount();
    refreshIcons();
}

QToolButton *HighlightBar::makeButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return button;
}

void HighlightBar::addActions(QMenu &menu)
{
    menu.addAction(m_open);
    menu.addAction(m_next);
    menu.addAction(m_previous);
}

void HighlightBar::open()
{
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void HighlightBar::close()
{
    m_goLater.reset();
    m_edit->clear();
    m_edit->compile();
    hide();
    m_view.setFocus();
}

void HighlightBar::go(bool forward)
{
    if (m_highlight->isScanning()) {
        m_goLater = forward;
        return;
    }
    const QModelIndex current = m_view.currentIndex();
    const int row = m_highlight->nextRow(current.isValid() ? current.row() : -1, forward);
    if (row < 0)
        return;
    m_view.showRow(row);
}

void HighlightBar::onChanged()
{
    showCount();
    if (m_goLater && !m_highlight->isScanning())
        go(*std::exchange(m_goLater, std::nullopt));
}

void HighlightBar::showCount()
{
    const qsizetype count = m_highlight->count();
    m_count->setText(!m_highlight->isActive() ? QString()
                         : count == 1         ? tr("1 highlighted")
                                      : tr("%1 highlighted").arg(QLocale().toString(count)));
    for (QAction *action : {m_next, m_previous})
        action->setEnabled(count > 0);
    m_view.viewport()->update();
}

bool HighlightBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_edit->compile();
            go(!(key->modifiers() & Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            m_view.setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HighlightBar::refreshIcons()
{
    m_edit->refreshIcons();
    m_next->setIcon(m_icons.icon(u"down"_s));
    m_previous->setIcon(m_icons.icon(u"up"_s));
    m_close->setIcon(m_icons.icon(u"close"_s));
    m_view.setHighlightColor(m_icons.color(Tint::Caution));
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, m_icons.color(Tint::Bad));
    m_problem->setPalette(colors);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/eventreference.h"

#include "core/base/text.h"
#include "core/events/catalogtext.h"
#include "ui/plainlabel.h"
#include "ui/plaintable.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

enum class Column { Title, Name, Sender, Versions, Where };
constexpr int NotesColumn = 3; // of the fields

} // namespace

EventReference::EventReference(const EventCatalog &catalog, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_catalog(catalog)
    , m_search(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(makePlainTable({tr("Event"), tr("Name"), tr("Sender"), tr("Versions"), tr("Found in")},
                            this))
    , m_title(new PlainLabel(this))
    , m_about(new PlainLabel(this))
    , m_fields(makePlainTable(fieldHeadings(), this))
    , m_field(new PlainLabel(this))
{
    setWindowTitle(tr("Event reference — Hookglass"));
    resize(1020, 720);
    setMinimumSize(560, 400);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(makeList());
    splitter->addWidget(makeDetails());
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(splitter);
    auto *close = new QAction(this);
    close->setShortcuts({QKeySequence(Qt::Key_Escape), QKeySequence::Close});
    connect(close, &QAction::triggered, this, &QWidget::close);
    addAction(close);
    search();
}

QWidget *EventReference::makeList()
{
    auto *label = new QLabel(tr("&Search:"), this);
    label->setBuddy(m_search);
    m_search->setPlaceholderText(tr("a name, a field (room.metadata), a value (CLIENT_INITIATED)"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search events"));
    m_list->setAccessibleName(tr("Events"));
    m_fields->setTextElideMode(Qt::ElideMiddle); // of a path, the end tells most
    m_fields->setAccessibleName(tr("Fields of the event"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(&m_typing, &QTimer::timeout, this, &EventReference::search);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, m_list, [this] { m_list->setFocus(); });
    connect(m_list, &QTableWidget::currentCellChanged, this, [this](int row) { showDetails(row); });
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_search, 1);
    line->addWidget(m_count);
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->addLayout(line);
    layout->addWidget(m_list, 1);
    return part;
}

QWidget *EventReference::makeDetails()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *copyButton = new QPushButton(tr("&Copy all"), this);
    copyButton->setToolTip(tr("Copies the event and its fields as text"));
    connect(copyButton, &QPushButton::clicked, this, &EventReference::copy);
    connect(m_fields, &QTableWidget::currentCellChanged, this, [this](int row) {
        const CatalogEvent *event = current();
        const bool known = event && row >= 0 && row < event->fields.size();
        m_field->setText(known ? fieldText(event->fields.at(row)) : QString());
    });
    m_field->setMinimumHeight(m_field->fontMetrics().lineSpacing() * 2);
    m_field->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *line = new QHBoxLayout;
    line->addWidget(m_title, 1);
    line->addWidget(copyButton);
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(line);
    layout->addWidget(m_about);
    layout->addWidget(m_fields, 1);
    layout->addWidget(m_field);
    return part;
}

void EventReference::open()
{
    show();
    raise();
    activateWindow();
    m_search->setFocus();
    m_search->selectAll();
}

void EventReference::search()
{
    m_matches = searchCatalog(m_catalog, m_search->text());
    {
        const QSignalBlocker blocker(m_list);
        m_list->setRowCount(0);
        for (const CatalogMatch &match : std::as_const(m_matches)) {
            const CatalogEvent &event = m_catalog.events().at(match.event);
            addPlainRow(
                *m_list,
                {event.title, event.name, senderTitle(event), versionsText(event), match.where});
        }
        fitFirstColumns(*m_list, m_list->viewport()->width());
        m_list->setColumnHidden(int(Column::Where), m_search->text().trimmed().isEmpty());
        m_list->horizontalHeader()->setStretchLastSection(true);
        if (!m_matches.isEmpty())
            m_list->setCurrentCell(0, 0);
    }
    m_count->setText(m_matches.isEmpty()
                         ? tr("nothing found")
                         : tr("%1 of %2").arg(m_matches.size()).arg(m_catalog.events().size()));
    showDetails(m_list->currentRow());
}

const CatalogEvent *EventReference::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_matches.size() ? &m_catalog.events().at(m_matches.at(row).event)
                                              : nullptr;
}

void EventReference::showDetails(int row)
{
    m_fields->setRowCount(0);
    const CatalogEvent *event = current();
    if (!event) {
        m_title->clear();
        m_about->setText(tr("No event has all of these words. Clear the search to see all of "
                            "them."));
        return;
    }
    m_title->setText(event->title + u"  ·  "_s + event->name + u"  ·  "_s + senderTitle(*event));
    const QString versions = versionsText(*event);
    m_about->setText(versions.isEmpty() ? event->description
                                        : tr("%1 (%2)").arg(event->description, versions));
    for (const CatalogField &field : event->fields)
        addPlainRow(*m_fields, fieldCells(field));
    fitFirstColumns(*m_fields, m_fields->viewport()->width());
    // The meaning is what is read: long paths and notes make room for it.
    for (const int column : {0, NotesColumn})
        m_fields->setColumnWidth(
            column, qMin(m_fields->columnWidth(column), m_fields->viewport()->width() * 3 / 10));
    QFont bold = m_fields->font();
    bold.setBold(true);
    const QList<qsizetype> &matching = m_matches.at(row).fields;
    for (const qsizetype field : matching) {
        for (int column = 0; column < m_fields->columnCount(); ++column)
            m_fields->item(int(field), column)->setFont(bold);
    }
    m_fields->setCurrentCell(matching.isEmpty() ? 0 : int(matching.first()), 0);
    if (!matching.isEmpty()) {
        m_fields->scrollToItem(m_fields->item(int(matching.first()), 0),
                               QAbstractItemView::PositionAtCenter);
    }
}

void EventReference::copy() const
{
    if (const CatalogEvent *event = current())
        QApplication::clipboard()->setText(eventText(*event));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/headerspane.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/exchange/wiretext.h"
#include "core/http/formfields.h"
#include "core/http/headerguide.h"
#include "ui/columnshares.h"
#include "ui/eventcopy.h"
#include "ui/fixedfont.h"
#include "ui/jsoncolors.h"
#include "ui/matchmark.h"
#include "ui/rowdelegate.h"
#include "ui/valuemenu.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
enum Column { Name, Value, Meaning, Columns };
enum Role { FieldRole = Qt::UserRole, TextRole };
constexpr auto HeaderField = "header."_L1;
constexpr qsizetype MostRows = 2000;
constexpr qsizetype LongestValue = 8000;
constexpr int NamePercent = 20; // of the room
constexpr int ValuePercent = 42;

/// Everything that is shown of a capture.
auto shownOf(const Capture &capture)
{
    const HttpRequest &request = capture.request;
    return std::tie(capture.seq, request.head, request.method, request.target, request.version,
                    request.headers, request.peer, request.listener, request.tls,
                    request.receivedAtUs, capture.maskedTarget);
}

/// Of a refused request there may be a part, or nothing.
QString requestLine(const HttpRequest &request, const QByteArray &target)
{
    QByteArrayList words {request.method, target};
    if (!request.version.isEmpty())
        words.append("HTTP/" + request.version);
    words.removeAll({});
    return words.isEmpty() ? HeadersPane::tr("(no request line was read)")
                           : visibleText(displayText(words.join(' ')), 2000);
}

} // namespace

HeadersPane::HeadersPane(const EventCatalog &catalog, QWidget *parent)
    : DetailPane(parent)
    , m_catalog(catalog)
    , m_requestLine(new QLabel(this))
    , m_table(new QTreeWidget(this))
    , m_columns(new ColumnShares(*m_table, *m_table->header(), {NamePercent, ValuePercent}))
{
    m_requestLine->setTextFormat(Qt::PlainText);
    m_requestLine->setFont(fixedFont());
    m_requestLine->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_requestLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    makeTable();
    auto *copy = new QPushButton(tr("Cop&y headers"), this);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(displayText(m_head)); });
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 6, 10, 4);
    line->addWidget(m_requestLine, 1);
    line->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);
    layout->addWidget(m_table);
}

void HeadersPane::makeTable()
{
    m_table->setAccessibleName(tr("Headers"));
    m_table->setHeaderLabels({tr("Name"), tr("Value"), tr("Meaning")});
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setRootIsDecorated(false);
    m_table->setItemsExpandable(false);
    m_table->setIndentation(12);
    m_table->setUniformRowHeights(true);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *copy = new QAction(m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    connect(copy, &QAction::triggered, this, [this] {
        if (const QTreeWidgetItem *item = m_table->currentItem())
            QApplication::clipboard()->setText(item->data(Name, TextRole).toString());
    });
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        emit statusChanged(item ? item->data(Name, FieldRole).toString() : QString());
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &HeadersPane::showMenu);
}

QVariantMap HeadersPane::arrangement() const
{
    return {{u"columns"_s, m_columns->kept()}};
}

void HeadersPane::setArrangement(const QVariantMap &arrangement)
{
    m_columns->restore(arrangement.value(u"columns"_s));
}

void HeadersPane::setCapture(const Capture *capture)
{
    const bool isSame = capture && m_capture && shownOf(*capture) == shownOf(*m_capture)
        && m_showsSecrets == secretsShown();
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    m_showsSecrets = secretsShown();
    if (isSame)
        return; // one stays where one was
    m_table->clear();
    m_requestLine->clear();
    m_head.clear();
    if (!capture)
        return;
    const HttpRequest &request = capture->request;
    const auto redaction = secretsShown() ? Redaction::None : Redaction::Secrets;
    const QByteArray target = requestTarget(*capture, redaction);
    m_requestLine->setText(requestLine(request, target));
    m_head = requestHead(*capture, redaction);
    showHeaders(*capture);
    showQuery(target);
    showConnection(*capture);
    showMatches();
}

void HeadersPane::showHeaders(const Capture &capture)
{
    const auto redaction = secretsShown() ? Redaction::None : Redaction::Secrets;
    const HttpHeaders &headers = capture.request.headers;
    QTreeWidgetItem *group = addGroup(tr("Headers, in the order in which they came"));
    // What has no name goes on with a line before it, which may be a secret.
    const auto value = [&](const HttpHeader &header) {
        return header.name.isEmpty() && !secretsShown() ? QByteArray("[redacted]")
                                                        : maskedHeader(header, redaction);
    };
    for (qsizetype i = 0; i < qMin(headers.size(), MostRows); ++i) {
        const QString name = displayText(headers[i].name);
        addRow(group, {name, displayText(value(headers[i])), headerMeaning(headers[i].name)},
               HeaderField + name.toLower());
    }
}

void HeadersPane::showQuery(const QByteArray &target)
{
    const QList<FormField> fields = formFields(queryOf(target), MostRows);
    if (fields.isEmpty())
        return;
    QTreeWidgetItem *group = addGroup(tr("Parameters of the query, decoded"));
    for (const FormField &field : fields)
        addRow(group, {displayText(field.name), displayText(field.value), {}});
}

void HeadersPane::showConnection(const Capture &capture)
{
    const HttpRequest &request = capture.request;
    QTreeWidgetItem *group = addGroup(tr("Connection"));
    addRow(group,
           {tr("From"), request.peer, tr("Address and port of the sender or the last proxy")},
           u"peer"_s);
    addRow(group,
           {tr("Listener"), request.listener, tr("The name of the listener that it came in on")});
    if (request.tls)
        addRow(group,
               {tr("Encryption"), request.tls->version + u", "_s + request.tls->cipher,
                tr("Version of TLS and cipher that the sender and the listener agreed on")});
    if (!request.version.isEmpty())
        addRow(group, {tr("Protocol"), u"HTTP/"_s + displayText(request.version), {}});
    addRow(group,
           {tr("Arrived"), localDateTime(request.receivedAtUs),
            tr("When the last byte of it had come")});
    addRow(group,
           {tr("Head"), humanSize(request.head.size()),
            tr("From the request line to the empty line")});
}

QTreeWidgetItem *HeadersPane::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(m_table, {title});
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setBold(true);
    group->setFont(Name, bold);
    group->setExpanded(true);
    return group;
}

void HeadersPane::addRow(QTreeWidgetItem *group, const QStringList &cells, const QString &field)
{
    auto *item = new QTreeWidgetItem(group);
    for (int column = 0; column < Columns; ++column) {
        item->setText(column, visibleText(cells[column], LongestValue));
        // As rich text, so that a tag in the text is not taken for one.
        item->setToolTip(column,
                         u"<p>"_s + visibleText(cells[column], 1500).toHtmlEscaped() + u"</p>"_s);
    }
    item->setFont(Value, fixedFont());
    item->setForeground(Meaning, JsonColors::of(palette()).muted);
    item->setData(Name, FieldRole, field);
    item->setData(Name, TextRole, cells[Value]);
}

void HeadersPane::setHighlight(const FilterHighlight &highlight)
{
    if (highlight == m_highlight)
        return;
    m_highlight = highlight;
    showMatches();
}

void HeadersPane::changeEvent(QEvent *event)
{
    DetailPane::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    const QBrush muted(JsonColors::of(palette()).muted);
    for (QTreeWidgetItemIterator each(m_table); *each; ++each)
        (*each)->setForeground(Meaning, muted);
    showMatches();
}

void HeadersPane::showMatches()
{
    for (QTreeWidgetItemIterator each(m_table); *each; ++each) {
        QTreeWidgetItem *item = *each;
        const QString field = item->data(Name, FieldRole).toString();
        if (field.isEmpty())
            continue;
        const QString text = item->data(Name, TextRole).toString();
        const bool isMatch = field.startsWith(HeaderField)
            ? m_highlight.marksHeader({field.mid(HeaderField.size()).toUtf8(), text.toUtf8()})
            : m_highlight.marksField(field, text);
        const QModelIndex group =
            m_table->model()->index(m_table->indexOfTopLevelItem(item->parent()), Name);
        markMatch(*m_table,
                  m_table->model()->index(item->parent()->indexOfChild(item), Value, group),
                  fixedFont(), isMatch, palette());
    }
}

void HeadersPane::showMenu(const QPoint &at)
{
    const QTreeWidgetItem *item = m_table->itemAt(at);
    item = item ? item : m_table->currentItem();
    if (!m_capture)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (item && item->parent()) {
        const QString field = item->data(Name, FieldRole).toString();
        const QString text = item->data(Name, TextRole).toString();
        addValueActions(*menu,
                        {.value = text,
                         .field = field,
                         .term = field.isEmpty() ? QString() : filterTermFor(field, text)},
                        *this);
    }
    addFollowActions(*menu, *m_capture, *this);
    addCopyEventActions(*menu, *m_capture, m_catalog, secretsShown());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace hookglass

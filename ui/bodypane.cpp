// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodypane.h"

#include "core/base/text.h"
#include "core/capture/bodysearch.h"
#include "ui/bodymodel.h"
#include "ui/bodyreading.h"
#include "ui/bytesview.h"
#include "ui/eventcopy.h"
#include "ui/partstable.h"
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
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int MostOpened = 60; // rows that stand open at first
constexpr int NameWidth = 200;
constexpr int ValueWidth = 280;
constexpr qsizetype MostFound = 10'000;

} // namespace

BodyPane::BodyPane(const EventCatalog &catalog, QWidget *parent)
    : DetailPane(parent)
    , m_reading(new BodyReading(catalog, this))
    , m_model(new BodyModel(this))
    , m_note(new QLabel(this))
    , m_copyButton(new QPushButton(tr("Cop&y body"), this))
    , m_views(new QSplitter(Qt::Horizontal, this))
    , m_tree(new QTreeView(this))
    , m_parts(new PartsTable(this))
    , m_picture(new QLabel(this))
    , m_raw(new BytesView(this))
    , m_hex(new BytesView(this))
{
    makeTree();
    m_note->setTextFormat(Qt::PlainText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_raw->setAccessibleName(tr("Body as text"));
    m_hex->setAccessibleName(tr("Body in hexadecimal"));
    m_hex->setMode(ByteLines::Mode::Hex);
    for (QWidget *view :
         std::initializer_list<QWidget *> {m_tree, m_parts, m_picture, m_raw, m_hex})
        m_views->addWidget(view);
    m_views->setChildrenCollapsible(false);
    m_views->setSizes({600, 600, 400, 400, 400});
    m_parts->setAccessibleName(tr("Parts of the body"));
    m_parts->hide();
    m_picture->hide();

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 10, 4);
    m_treeSwitch = addSwitch(*tools, tr("T&ree"), m_tree, true);
    addSwitch(*tools, tr("Ra&w"), m_raw, true);
    addSwitch(*tools, tr("He&x"), m_hex, false);
    tools->addSpacing(8);
    tools->addWidget(m_note, 1);
    tools->addWidget(m_copyButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_views, 1);

    connect(m_copyButton, &QPushButton::clicked, this, &BodyPane::copyBody);
    connect(m_parts, &PartsTable::pointedAt, this, &BodyPane::mark);
    connect(m_reading, &BodyReading::finished, this, &BodyPane::showContent);
    for (BytesView *view : {m_raw, m_hex})
        connect(view, &BytesView::byteActivated, this,
                [this, view](qsizetype byte) { showByte(byte, view); });
    setCapture(nullptr);
}

BodyPane::~BodyPane() = default;

void BodyPane::makeTree()
{
    m_tree->setObjectName(u"bodyTree"_s);
    m_tree->setModel(m_model);
    m_tree->setAccessibleName(tr("Body as a tree"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setItemDelegate(new RowDelegate(m_tree));
    m_tree->setIndentation(16);
    m_tree->setTabKeyNavigation(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->resizeSection(BodyModel::Name, NameWidth);
    m_tree->header()->resizeSection(BodyModel::Value, ValueWidth);
    auto *copy = new QAction(m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    connect(copy, &QAction::triggered, this, [this] {
        if (const QModelIndex index = m_tree->currentIndex(); index.isValid())
            QApplication::clipboard()->setText(m_model->pointedValue(index).value);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BodyPane::showNode);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BodyPane::showMenu);
}

QAbstractButton *BodyPane::addSwitch(QBoxLayout &line, const QString &text, QWidget *view,
                                     bool shown)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(QString(text).remove(u'&'));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setChecked(shown);
    button->setFocusPolicy(Qt::TabFocus);
    view->setVisible(shown);
    connect(button, &QAbstractButton::toggled, view, &QWidget::setVisible);
    line.addWidget(button);
    return button;
}

void BodyPane::setCapture(const Capture *capture)
{
    const bool isSame = capture && m_capture && m_capture->seq == capture->seq && capture->seq > 0;
    const QByteArray body = !capture ? QByteArray()
        : secretsShown()             ? capture->request.body
                                     : capture->maskedBody.value_or(QByteArray());
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    if (isSame && body == m_body && m_isMasked == !secretsShown())
        return; // one stays where one was
    m_body = body;
    m_isMasked = !secretsShown(); // what is packed is masked when it is unpacked
    m_path.clear();
    m_model->setContent({});
    m_raw->setBytes(m_body);
    m_hex->setBytes(m_body);
    m_copyButton->setEnabled(!m_body.isEmpty());
    emit statusChanged({});
    if (capture && !m_body.isEmpty()) {
        m_note->setText(tr("Reading %1…").arg(humanSize(m_body.size())));
        m_reading->start(m_body, capture->request.headers, !secretsShown());
        return;
    }
    m_reading->start({}, {}, true);
    m_note->setText(!capture                              ? QString()
                        : capture->request.body.isEmpty() ? tr("The request has no body.")
                                                          : tr("The body is hidden, since its "
                                                               "secrets are not known."));
}

void BodyPane::showContent(const BodyContent &content, const BodyImage &image)
{
    m_model->setContent(content);
    for (BytesView *view : {m_raw, m_hex}) {
        if (content.isDecoded)
            view->setBytes(content.bytes);
        view->setDocument(content.document, content.documentOffset);
    }
    m_parts->setParts(content.parts);
    m_parts->setVisible(content.kind == BodyContent::Kind::Parts);
    m_picture->setVisible(!image.image.isNull());
    m_picture->setPixmap(QPixmap::fromImage(image.image));
    const bool hasTree = content.kind == BodyContent::Kind::Json;
    m_treeSwitch->setEnabled(hasTree);
    m_tree->setVisible(hasTree && m_treeSwitch->isChecked());
    showNote(content, image);
    expandBeginning();
    if (!m_path.isEmpty())
        showPath(std::exchange(m_path, {}));
}

void BodyPane::showNote(const BodyContent &content, const BodyImage &image)
{
    if (content.kind == BodyContent::Kind::Empty)
        return;
    const auto kind = [&] {
        switch (content.kind) {
        case BodyContent::Kind::Json:
            return content.document->isValid() ? tr("JSON") : tr("broken JSON");
        case BodyContent::Kind::Parts:
            return content.parts.size() == 1 ? tr("1 part")
                                             : tr("%1 parts").arg(content.parts.size());
        case BodyContent::Kind::Image:
            return image.note;
        case BodyContent::Kind::Text:
            return tr("text");
        default:
            return tr("binary data");
        }
    };
    QStringList parts {kind(), humanSize(content.bytes.size())};
    if (content.isDecoded)
        parts.append(tr("unpacked from %1 of gzip or deflate; the Wire tab has the bytes that came")
                         .arg(humanSize(content.arrivedSize)));
    if (!content.type.isEmpty())
        parts.append(visibleText(content.type, 80));
    m_note->setText(parts.join(u" · "_s));
    m_note->setToolTip(u"<p>"_s + m_note->text().toHtmlEscaped() + u"</p>"_s);
}

/// What a person wants to see without opening it: all of a small body, save JSON in texts.
void BodyPane::expandBeginning()
{
    QList<QModelIndex> level;
    for (int row = 0; row < m_model->rowCount(); ++row)
        level.append(m_model->index(row, 0));
    int open = int(level.size());
    while (!level.isEmpty()) {
        QList<QModelIndex> next;
        for (const QModelIndex &index : std::as_const(level)) {
            const BodyNode *node = m_model->node(index);
            const bool fits = node && open + node->value().size() <= MostOpened;
            if (!node || (!fits && node->parent()))
                continue;
            m_model->fetchMore(index);
            m_tree->expand(index);
            open += m_model->rowCount(index);
            for (int row = 0; row < m_model->rowCount(index) && row < MostOpened; ++row) {
                const QModelIndex child = m_model->index(row, 0, index);
                if (m_model->node(child)->value().size() > 0)
                    next.append(child);
            }
        }
        level = next;
    }
}

void BodyPane::showPath(const QString &path)
{
    m_path = m_reading->isReading() ? path : QString();
    m_treeSwitch->setChecked(true);
    m_tree->setFocus();
    if (const QModelIndex index = m_model->indexOf(path); index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
    }
}

void BodyPane::showNode(const QModelIndex &index)
{
    mark(m_model->rangeOf(index));
    emit statusChanged(visibleText(m_model->fieldOf(index), 300));
}

void BodyPane::mark(const ByteRange &range)
{
    for (BytesView *view : {m_raw, m_hex})
        view->setMark(range, view != m_pointedIn);
}

void BodyPane::showByte(qsizetype byte, BytesView *from)
{
    m_pointedIn = from;
    const QModelIndex index = m_model->indexAt(byte);
    if (!m_model->content().parts.isEmpty()) {
        m_parts->showByte(byte);
    } else if (index.isValid() && index != m_tree->currentIndex().siblingAtColumn(0)) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else {
        showNode(index);
    }
    m_pointedIn = nullptr;
}

qsizetype BodyPane::find(const QString &text)
{
    m_found = findInBody(m_model->content(), text, MostFound);
    return m_found.size();
}

void BodyPane::showFound(qsizetype which)
{
    const ByteRange range = m_found.value(which);
    showByte(range.begin, nullptr);
    for (BytesView *view : {m_raw, m_hex})
        view->setSelection(range);
}

void BodyPane::showMenu(const QPoint &at)
{
    if (!m_capture)
        return;
    const QModelIndex under = m_tree->indexAt(at);
    const QModelIndex index = under.isValid() ? under : m_tree->currentIndex();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid() && m_model->node(index))
        addValueActions(*menu, m_model->pointedValue(index), *this);
    addFollowActions(*menu, *m_capture, *this);
    addCopyEventActions(*menu, *m_capture, m_reading->catalog(), secretsShown());
    menu->popup(
        m_tree->viewport()->mapToGlobal(under.isValid() ? at : m_tree->visualRect(index).center()));
}

void BodyPane::copyBody() const
{
    QApplication::clipboard()->setText(displayText(m_model->content().bytes));
}

void BodyPane::changeEvent(QEvent *event)
{
    DetailPane::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_model->setColors(JsonColors::of(palette()));
    m_tree->viewport()->update();
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodypane.h"

#include "core/base/text.h"
#include "core/json/jsonpath.h"
#include "ui/bodymenus.h"
#include "ui/bodymodel.h"
#include "ui/bodynote.h"
#include "ui/bodyreading.h"
#include "ui/bodytree.h"
#include "ui/bytesview.h"
#include "ui/columnshares.h"
#include "ui/partstable.h"
#include "ui/pictureview.h"
#include "ui/textcolumns.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr int LeastColumns = 22; // that a view has, whatever is drawn wider
} // namespace

BodyPane::BodyPane(const EventCatalog &catalog, QWidget *parent)
    : DetailPane(parent)
    , m_reading(new BodyReading(catalog, this))
    , m_note(new QLabel(this))
    , m_copyButton(new QPushButton(tr("Cop&y body"), this))
    , m_views(new QSplitter(Qt::Horizontal, this))
    , m_tree(new BodyTree(this))
    , m_parts(new PartsTable(this))
    , m_picture(new PictureView(this))
    , m_raw(new BytesView(this))
    , m_hex(new BytesView(this))
    , m_empty(new QLabel(this))
    , m_menus(new BodyMenus(*this, {m_capture, m_content}, *m_tree, *m_parts, m_reading->catalog()))
{
    m_note->setTextFormat(Qt::PlainText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_raw->setAccessibleName(tr("Body as text"));
    m_hex->setAccessibleName(tr("Body in hexadecimal"));
    m_hex->setMode(ByteLines::Mode::Hex);
    for (QWidget *view :
         std::initializer_list<QWidget *> {m_parts, m_tree, m_picture, m_raw, m_hex})
        m_views->addWidget(view);
    const int least = fontMetrics().averageCharWidth() * LeastColumns;
    for (QWidget *view : std::initializer_list<QWidget *> {m_parts, m_tree, m_raw, m_hex})
        view->setMinimumWidth(least);
    m_views->setChildrenCollapsible(false);
    m_views->setSizes({400, 600, 400, 600, 400});
    m_parts->setAccessibleName(tr("Parts of the body"));
    m_parts->hide();
    m_picture->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeTools());
    layout->addWidget(m_views, 1);
    layout->addWidget(m_empty, 1);
    connectViews();
    setCapture(nullptr);
}

BodyPane::~BodyPane() = default;

QLayout *BodyPane::makeTools()
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(10, 6, 10, 4);
    m_treeSwitch = addSwitch(*tools, tr("T&ree"), m_tree, true);
    m_rawSwitch = addSwitch(*tools, tr("Ra&w"), m_raw, true);
    m_hexSwitch = addSwitch(*tools, tr("He&x"), m_hex, false);
    tools->addSpacing(8);
    tools->addWidget(m_note, 1);
    tools->addSpacing(8);
    tools->addWidget(m_copyButton);
    return tools;
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
    connect(button, &QAbstractButton::toggled, this, &BodyPane::showViews); // once it is
    line.addWidget(button);
    return button;
}

void BodyPane::connectViews()
{
    connect(m_copyButton, &QPushButton::clicked, this, &BodyPane::copyBody);
    connect(m_tree, &BodyTree::pointedAt, this, &BodyPane::showNode);
    connect(m_parts, &PartsTable::pointedAt, this, [this](qsizetype part) {
        showPart(part);
        showNode({});
    });
    for (BytesView *view : {m_raw, m_hex}) {
        connect(view, &BytesView::byteActivated, this,
                [this, view](qsizetype byte) { showByte(byte, view); });
        connect(view, &BytesView::bytesSelected, view == m_raw ? m_hex : m_raw,
                [other = view == m_raw ? m_hex : m_raw](const ByteRange &range) {
                    other->setMark(range);
                });
        connect(view, &BytesView::menuAboutToShow, this,
                [this, view](QMenu *menu, qsizetype byte) {
                    if (byte >= 0)
                        showByte(byte, view); // what it is about is to be seen
                    m_menus->addValueActionsAt(*menu, byte);
                    m_menus->addEventActions(*menu);
                });
    }
    connect(m_reading, &BodyReading::finished, this, &BodyPane::showContent);
    connect(m_reading, &BodyReading::decoded, this, &BodyPane::showPicture);
    connect(m_reading, &BodyReading::matched, this, &BodyPane::showMatches);
    connect(m_reading, &BodyReading::found, this, [this](const QList<ByteRange> &places) {
        m_found = places;
        if (std::exchange(m_isSearching, false))
            emit found(m_found.size());
    });
}

QVariantMap BodyPane::arrangement() const
{
    return {{u"tree"_s, m_treeSwitch->isChecked()},
            {u"raw"_s, m_rawSwitch->isChecked()},
            {u"hex"_s, m_hexSwitch->isChecked()},
            {u"views"_s, m_views->saveState()},
            {u"columns"_s, m_tree->columns().kept()}};
}

void BodyPane::setArrangement(const QVariantMap &arrangement)
{
    m_treeSwitch->setChecked(arrangement.value(u"tree"_s, true).toBool());
    m_rawSwitch->setChecked(arrangement.value(u"raw"_s, true).toBool());
    m_hexSwitch->setChecked(arrangement.value(u"hex"_s, false).toBool());
    m_views->restoreState(arrangement.value(u"views"_s).toByteArray());
    m_views->setChildrenCollapsible(false); // the state has that, too
    m_tree->columns().restore(arrangement.value(u"columns"_s));
}

void BodyPane::setCapture(const Capture *capture)
{
    const bool isSame = capture && m_capture && m_capture->seq == capture->seq && capture->seq > 0;
    const QByteArray body = !capture ? QByteArray()
        : secretsShown()             ? capture->request.body
                                     : capture->maskedBody.value_or(QByteArray());
    if (m_capture && m_content.kind != BodyContent::Kind::Empty)
        m_places.keep(*m_capture, *m_tree, *m_parts);
    m_capture = capture ? std::optional(*capture) : std::nullopt;
    if (isSame && body == m_body && m_isMasked == !secretsShown())
        return; // one stays where one was
    m_body = body;
    m_isMasked = !secretsShown(); // what is packed is masked when it is unpacked
    clear();
    if (capture && !m_body.isEmpty()) {
        m_note->setText(tr("Reading %1…").arg(humanSize(capture->request.body.size())));
        m_reading->start({capture->request.body, capture->request.headers, m_isMasked, m_body});
    } else {
        m_reading->start({});
    }
    showViews();
}

/// Or says why there are none to be seen.
void BodyPane::showViews()
{
    bool isShown = false;
    for (int i = 0; i < m_views->count(); ++i)
        isShown = isShown || !m_views->widget(i)->isHidden();
    const bool hasBytes = !m_body.isEmpty();
    m_views->setVisible(isShown && hasBytes);
    m_empty->setHidden(isShown && hasBytes);
    m_empty->setText(m_reading->isReading()
                         ? QString()
                         : noBodyText(m_capture ? &*m_capture : nullptr, hasBytes,
                                      m_treeSwitch->isEnabled()));
}

void BodyPane::clear()
{
    m_path.clear();
    m_matches.clear();
    m_found.clear();
    m_shownFound = {};
    m_tree->setContent({});
    m_parts->setParts({});
    showPicture({});
    for (BytesView *view : {m_raw, m_hex})
        view->setBytes(m_body);
    emit matched({}, {}); // whoever has kept the content lets go of it first
    BodyReading::letGo(std::exchange(m_content, {}));
    m_copyButton->setEnabled(!m_body.isEmpty());
    m_note->clear();
    emit statusChanged({});
}

void BodyPane::showContent(const BodyContent &content, const BodyImage &image,
                           const QStringList &fields)
{
    m_content = content;
    const bool hasParts = content.kind == BodyContent::Kind::Parts;
    m_parts->setParts(content.parts, fields);
    m_parts->setVisible(hasParts);
    if (content.isDecoded()) {
        for (BytesView *view : {m_raw, m_hex})
            view->setBytes(content.bytes);
    }
    showTree(content);
    showPicture(image);
    showNote(image);
    match();
    if (!m_path.isEmpty())
        showPath(std::exchange(m_path, {}));
    else if (m_capture)
        m_places.restore(*m_capture, *m_tree, *m_parts);
    emit contentChanged();
}

/// JSON has a tree, anything else has none.
void BodyPane::showTree(const BodyContent &content, const std::optional<QString> &part)
{
    const bool hasTree = content.kind == BodyContent::Kind::Json;
    m_tree->setContent(hasTree ? content : BodyContent(), part);
    m_treeSwitch->setEnabled(hasTree);
    m_tree->setVisible(hasTree && m_treeSwitch->isChecked());
    const bool isPlain = hasTree && !content.documentEscapes;
    for (BytesView *view : {m_raw, m_hex}) {
        view->setDocument(isPlain ? content.document : nullptr, content.documentOffset);
        view->setFault(m_tree->bodyModel().errorRange());
    }
}

void BodyPane::showPicture(const BodyImage &image)
{
    m_picture->setVisible(!image.image.isNull());
    m_picture->setPicture(image.image, image.note);
    showViews();
}

/// What a part holds is shown as a whole body is, beside the parts.
void BodyPane::showPart(qsizetype which)
{
    const std::shared_ptr<const BodyContent> part = m_content.partContents.value(which);
    if (!part)
        return;
    showTree(*part, m_parts->nameOf(which));
    m_tree->setMatches(m_matches);
    m_reading->decode(part->kind == BodyContent::Kind::Image ? part->bytes : QByteArray());
}

void BodyPane::showNote(const BodyImage &image)
{
    const QString note = bodyNote(m_content, image);
    if (note.isEmpty())
        return;
    m_note->setText(note);
    QString tip = u"<p>"_s + note.toHtmlEscaped() + u"</p>"_s;
    if (m_content.isDecoded())
        tip += u"<p>"_s + tr("The Wire tab has the bytes that came.").toHtmlEscaped() + u"</p>"_s;
    m_note->setToolTip(tip);
}

void BodyPane::setHighlight(const FilterHighlight &highlight)
{
    if (highlight == m_highlight)
        return;
    m_highlight = highlight;
    if (!m_reading->isReading())
        match();
}

void BodyPane::match()
{
    if (m_capture)
        m_reading->match(m_content, m_highlight, summarize(*m_capture));
}

void BodyPane::showMatches(const QList<ByteRange> &places)
{
    m_matches = places;
    m_tree->setMatches(places);
    m_parts->setMatches(places);
    for (BytesView *view : {m_raw, m_hex})
        view->setMatches(places);
    emit matched(m_content, places);
}

void BodyPane::showPath(const QString &path)
{
    m_path = m_reading->isReading() ? path : QString();
    m_treeSwitch->setChecked(true);
    QStringView inside = QStringView(path).sliced(path.startsWith(u'$') ? 1 : 0);
    if (!m_content.parts.isEmpty() && !inside.isEmpty())
        m_parts->goToNamed(json::stepName(json::takeStep(inside)));
    const bool isPart = !m_content.parts.isEmpty() && inside.isEmpty();
    (isPart ? static_cast<QWidget *>(m_parts) : m_tree)->setFocus();
    if (!isPart)
        m_tree->goTo(m_tree->bodyModel().indexOf(u'$' + inside),
                     QAbstractItemView::PositionAtCenter);
}

void BodyPane::showNode(const QModelIndex &index)
{
    const bool isPart = !index.isValid(); // if there are any
    mark(isPart ? m_parts->currentRange() : m_tree->bodyModel().rangeOf(index));
    const QString field = isPart ? m_parts->currentField() : m_tree->bodyModel().fieldOf(index);
    emit statusChanged(visibleText(field, 300));
}

void BodyPane::mark(const ByteRange &range)
{
    for (BytesView *view : {m_raw, m_hex})
        view->setMark(range, view != m_pointedIn);
}

void BodyPane::showByte(qsizetype byte, BytesView *from)
{
    m_pointedIn = from;
    const bool isBehind = !m_content.parts.isEmpty() && !m_parts->showByte(byte);
    const QModelIndex index = m_tree->bodyModel().indexAt(byte);
    if (index.isValid() && index != m_tree->currentIndex().siblingAtColumn(0))
        m_tree->goTo(index);
    else if (!isBehind)
        showNode(index);
    const ByteRange token = m_tree->bodyModel().tokenAt(index, byte);
    if (token.end > token.begin)
        mark(token); // not all of the list that it stands in
    else if (!index.isValid() && (isBehind || m_content.parts.isEmpty())
             && byte < m_raw->bytes().size())
        mark({byte, byte + utf8At(m_raw->bytes(), byte).size}); // nothing more is known of it
    m_pointedIn = nullptr;
}

qsizetype BodyPane::find(const QString &text)
{
    m_isSearching = false;
    m_found.clear();
    if (text.isEmpty()) {
        for (BytesView *view : {m_raw, m_hex})
            view->unmark(m_shownFound);
        m_shownFound = {};
    }
    m_reading->search(m_content, text);
    m_isSearching = m_reading->isSearching();
    return m_isSearching ? Searching : m_found.size();
}

void BodyPane::showFound(qsizetype which)
{
    const ByteRange range = m_shownFound = m_found.value(which);
    showByte(range.begin, nullptr);
    mark(range); // not the value that it stands in, which may be nearly all of the body
    for (BytesView *view : {m_raw, m_hex})
        view->setSelection(range);
}

void BodyPane::addValueActionsAt(QMenu &menu, qsizetype byte) const
{
    if (!m_content.isDecoded()) // else they are bytes that nobody has
        m_menus->addValueActionsAt(menu, byte);
}

void BodyPane::copyBody() const
{
    QApplication::clipboard()->setText(
        displayText(m_reading->isReading() ? m_body : m_content.bytes));
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"

#include "core/base/text.h"
#include "core/json/tokens.h"
#include "ui/fixedfont.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int Margin = 8;
constexpr qsizetype HexColumns = 70; // digits, gap and text
constexpr int OffsetDigits = 8;
constexpr qsizetype MostCopied = 64 * 1024 * 1024;

/// Where characters of the line stand for bytes of the range: twice in hexadecimal.
QList<QTextLayout::FormatRange> formats(const ByteLines::Line &line, ByteRange range,
                                        const QTextCharFormat &format)
{
    QList<QTextLayout::FormatRange> found;
    int begin = -1;
    for (int i = 0; i <= int(line.text.size()); ++i) {
        const bool inside = i < int(line.text.size()) && range.contains(line.offsets[i])
            && line.offsets[i] < line.end;
        if (inside && begin < 0)
            begin = i;
        if (!inside && begin >= 0) {
            found.append({begin, i - begin, format});
            begin = -1;
        }
    }
    return found;
}

} // namespace

BytesView::BytesView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_colors(JsonColors::of(palette()))
{
    setFont(fixedFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    relayout();
}

void BytesView::setMode(ByteLines::Mode mode)
{
    m_lines.setMode(mode);
    relayout();
}

void BytesView::setBytes(const QByteArray &bytes)
{
    m_lines.setBytes(bytes);
    m_document.reset();
    m_mark = {};
    m_anchor = m_caret = 0;
    verticalScrollBar()->setValue(0);
    relayout();
}

void BytesView::setDocument(std::shared_ptr<const json::Document> document, qsizetype offset)
{
    m_document = std::move(document);
    m_documentOffset = offset;
    viewport()->update();
}

void BytesView::setWhitespaceShown(bool shown)
{
    m_lines.setWhitespaceShown(shown);
    viewport()->update();
}

int BytesView::gutterWidth() const
{
    const qsizetype digits = mode() == ByteLines::Mode::Hex
        ? OffsetDigits
        : std::max<qsizetype>(3, QString::number(m_lines.textLines()).size());
    return 2 * Margin + int(m_charWidth * qreal(digits));
}

void BytesView::relayout()
{
    const QFontMetricsF metrics(font());
    m_lineHeight = std::max(1, int(metrics.lineSpacing()) + 2);
    m_charWidth = std::max(1.0, metrics.horizontalAdvance(u'0'));
    const qsizetype top =
        m_lines.line(std::min<qsizetype>(verticalScrollBar()->value(), m_lines.count() - 1)).begin;
    const int room = viewport()->width() - gutterWidth() - Margin;
    m_lines.setWidth(qsizetype(qreal(room) / m_charWidth));
    const auto shown = int(linesShown());
    verticalScrollBar()->setPageStep(std::max(1, shown - 1));
    verticalScrollBar()->setRange(
        0, int(std::min<qsizetype>(INT_MAX, std::max<qsizetype>(0, m_lines.count() - shown))));
    verticalScrollBar()->setValue(int(m_lines.lineOf(top)));
    const int wanted = mode() == ByteLines::Mode::Hex ? int(m_charWidth * qreal(HexColumns)) : room;
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(int(m_charWidth) * 4);
    horizontalScrollBar()->setRange(0, std::max(0, wanted - room));
    viewport()->update();
}

qsizetype BytesView::linesShown() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

void BytesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(m_lines.count(), first + linesShown() + 2);
    for (qsizetype line = first; line < last && !bytes().isEmpty(); ++line)
        paintLine(painter, line, int(line - first) * m_lineHeight + 2);
}

void BytesView::paintLine(QPainter &painter, qsizetype index, int y) const
{
    const ByteLines::Line line = m_lines.line(index);
    const bool isHex = mode() == ByteLines::Mode::Hex;
    QList<QTextLayout::FormatRange> all;
    if (m_document) {
        for (const json::Token &token : json::tokensIn(*m_document, line.begin - m_documentOffset,
                                                       line.end - m_documentOffset)) {
            QTextCharFormat format;
            format.setForeground(token.kind == json::Token::Kind::Key          ? m_colors.key
                                     : token.kind == json::Token::Kind::String ? m_colors.string
                                     : token.kind == json::Token::Kind::Number ? m_colors.number
                                                                               : m_colors.literal);
            all += formats(line, {token.begin + m_documentOffset, token.end + m_documentOffset},
                           format);
        }
    }
    QTextCharFormat marked;
    marked.setBackground(m_colors.mark);
    all += formats(line, m_mark, marked);
    QTextCharFormat selected;
    selected.setBackground(palette().color(QPalette::Highlight));
    selected.setForeground(palette().color(QPalette::HighlightedText));
    all += formats(line, selection(), selected);

    const int x = gutterWidth() - horizontalScrollBar()->value();
    QTextLayout layout(line.text, font());
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(all);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    painter.setClipRect(gutterWidth() - 2, 0, viewport()->width(), viewport()->height());
    painter.setPen(palette().color(QPalette::Text));
    layout.draw(&painter, QPointF(x, y));
    if (hasFocus() && m_lines.lineOf(m_caret) == index) {
        const auto at = std::lower_bound(line.offsets.begin(), line.offsets.end(), m_caret);
        const auto column = isHex ? 0 : at - line.offsets.begin();
        const int hexColumn = int((m_caret - line.begin) * 3)
            + (m_caret - line.begin >= ByteLines::HexWidth / 2 ? 1 : 0);
        layout.drawCursor(&painter, QPointF(x, y), isHex ? hexColumn : int(column), 2);
    }
    painter.setClipping(false);
    painter.setPen(m_colors.muted);
    const QString number = isHex
        ? QString::number(line.begin, 16).rightJustified(OffsetDigits, u'0')
        : line.number > 0 ? QString::number(line.number)
                          : QString();
    painter.drawText(QRect(0, y, gutterWidth() - Margin, m_lineHeight), Qt::AlignRight, number);
}

void BytesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void BytesView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_colors = JsonColors::of(palette());
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        relayout();
}

qsizetype BytesView::byteAt(const QPoint &at) const
{
    const qsizetype index = std::clamp<qsizetype>(
        verticalScrollBar()->value() + (at.y() - 2) / m_lineHeight, 0, m_lines.count() - 1);
    const ByteLines::Line line = m_lines.line(index);
    QTextLayout layout(line.text, font());
    layout.beginLayout();
    QTextLine laid = layout.createLine();
    layout.endLayout();
    const qreal x = at.x() - gutterWidth() + horizontalScrollBar()->value();
    const int column = laid.isValid() ? laid.xToCursor(x, QTextLine::CursorOnCharacter) : 0;
    return line.offsets[std::clamp<qsizetype>(column, 0, line.offsets.size() - 1)];
}

void BytesView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || bytes().isEmpty())
        return;
    moveCaret(byteAt(event->pos()), event->modifiers() & Qt::ShiftModifier);
}

void BytesView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || bytes().isEmpty())
        return;
    m_caret = byteAt(event->pos());
    showByte(m_caret);
    viewport()->update();
}

void BytesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_mark.end > m_mark.begin
        && m_mark.contains(byteAt(event->pos())))
        setSelection(m_mark); // what the first click marked
}

void BytesView::moveCaret(qsizetype to, bool select)
{
    m_caret = std::clamp(to, qsizetype(0), bytes().size());
    if (!select)
        m_anchor = m_caret;
    showByte(m_caret);
    viewport()->update();
    if (!select)
        emit byteActivated(std::min(m_caret, std::max(bytes().size() - 1, qsizetype(0))));
}

bool BytesView::isMove(QKeyEvent *event, qsizetype &to) const
{
    const qsizetype index = m_lines.lineOf(m_caret);
    const ByteLines::Line line = m_lines.line(index);
    const bool whole = event->modifiers() & Qt::ControlModifier;
    const auto onLine = [&](qsizetype other) {
        const ByteLines::Line there =
            m_lines.line(std::clamp<qsizetype>(other, 0, m_lines.count() - 1));
        return std::min(there.begin + (m_caret - line.begin), std::max(there.begin, there.end - 1));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        to = m_caret - 1;
        return true;
    case Qt::Key_Right:
        to = m_caret + 1;
        return true;
    case Qt::Key_Up:
        to = onLine(index - 1);
        return true;
    case Qt::Key_Down:
        to = onLine(index + 1);
        return true;
    case Qt::Key_PageUp:
        to = onLine(index - linesShown() + 1);
        return true;
    case Qt::Key_PageDown:
        to = onLine(index + linesShown() - 1);
        return true;
    case Qt::Key_Home:
        to = whole ? 0 : line.begin;
        return true;
    case Qt::Key_End:
        to = whole ? bytes().size() : std::max(line.begin, line.end - 1);
        return true;
    default:
        return false;
    }
}

/// The keys that move in here are not the window's shortcuts meanwhile.
bool BytesView::event(QEvent *event)
{
    qsizetype to = 0;
    const bool isKey = event->type() == QEvent::ShortcutOverride;
    const auto *key = isKey ? static_cast<QKeyEvent *>(event) : nullptr;
    if (key && !(key->modifiers() & Qt::AltModifier) && m_lines.count() > 0
        && isMove(static_cast<QKeyEvent *>(event), to)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void BytesView::keyPressEvent(QKeyEvent *event)
{
    qsizetype to = 0;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        setSelection({0, bytes().size()});
    else if (!(event->modifiers() & Qt::AltModifier) && isMove(event, to))
        moveCaret(to, event->modifiers() & Qt::ShiftModifier);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void BytesView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *copyAction = menu.addAction(tr("&Copy"), this, &BytesView::copy);
    copyAction->setEnabled(selection().end > selection().begin);
    menu.addAction(tr("Select &all"), this, [this] { setSelection({0, bytes().size()}); });
    menu.exec(event->globalPos());
}

void BytesView::setMark(ByteRange mark, bool bringIntoView)
{
    m_mark = mark;
    if (bringIntoView && mark.end > mark.begin)
        showByte(mark.begin);
    viewport()->update();
}

ByteRange BytesView::selection() const
{
    return {std::min(m_anchor, m_caret), std::max(m_anchor, m_caret)};
}

void BytesView::setSelection(ByteRange range)
{
    m_anchor = std::clamp(range.begin, qsizetype(0), bytes().size());
    m_caret = std::clamp(range.end, qsizetype(0), bytes().size());
    showByte(m_anchor);
    viewport()->update();
}

QByteArray BytesView::selectedBytes() const
{
    const ByteRange range = selection();
    return bytes().mid(range.begin, std::min(range.end - range.begin, MostCopied));
}

QString BytesView::selectedText() const
{
    const QByteArray selected = selectedBytes();
    return mode() == ByteLines::Mode::Hex ? QString::fromLatin1(selected.toHex(' '))
                                          : displayText(selected);
}

void BytesView::copy() const
{
    if (selection().end > selection().begin)
        QApplication::clipboard()->setText(selectedText());
}

void BytesView::showByte(qsizetype byte)
{
    const qsizetype line = m_lines.lineOf(byte);
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype shown = linesShown();
    if (line < first)
        verticalScrollBar()->setValue(
            int(std::max<qsizetype>(0, line - (first - line > shown ? shown / 3 : 0))));
    else if (line >= first + shown)
        verticalScrollBar()->setValue(
            int(line - (line - first > 2 * shown ? shown / 3 : shown - 1)));
}

} // namespace hookglass

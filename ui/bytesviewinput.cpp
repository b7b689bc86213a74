// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"

#include "ui/bytescaret.h"
#include "ui/linelayout.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

// How a BytesView answers the mouse and the keys.

namespace hookglass {

/// There may be none.
qsizetype BytesView::lineAt(const QPoint &at) const
{
    return verticalScrollBar()->value() + (at.y() - 2) / m_lineHeight;
}

qsizetype BytesView::byteAt(const QPoint &at) const
{
    const ByteLines::Line line =
        m_lines.line(std::clamp<qsizetype>(lineAt(at), 0, m_lines.count() - 1));
    const int character = LineLayout(line.text, font())
                              .characterAt(at.x() - gutterWidth() + horizontalScrollBar()->value());
    return line.offsets[std::clamp<qsizetype>(character, 0, line.offsets.size() - 1)];
}

/// Not that on the next line, where a caret would go; -1: there is no line.
qsizetype BytesView::byteUnder(const QPoint &at) const
{
    if (lineAt(at) >= m_lines.count())
        return -1;
    const ByteLines::Line line = m_lines.line(lineAt(at));
    return std::min(std::max(byteAt(at), line.begin), line.end - 1);
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
    moveCaret(byteAt(event->pos()), true);
}

void BytesView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_look.mark.end > m_look.mark.begin
        && m_look.mark.contains(byteAt(event->pos())))
        select(m_look.mark); // what the first click marked
}

/// As the user wants it.
void BytesView::select(ByteRange range)
{
    setSelection(range);
    emit bytesSelected(selection());
}

void BytesView::moveCaret(qsizetype to, bool isSelecting)
{
    m_caret = std::clamp(to, qsizetype(0), bytes().size());
    if (!isSelecting)
        m_anchor = m_caret;
    showByte(m_caret);
    viewport()->update();
    QAccessibleValueChangeEvent moved(this, currentLine());
    QAccessible::updateAccessibility(&moved);
    if (isSelecting)
        emit bytesSelected(selection());
    else
        emit byteActivated(std::min(m_caret, std::max(bytes().size() - 1, qsizetype(0))));
}

/// The keys that move in here are not the window's shortcuts meanwhile.
bool BytesView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && caretAfter(*static_cast<QKeyEvent *>(event), m_lines, m_caret, linesShown())) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void BytesView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        select({0, bytes().size()});
    else if (const auto to = caretAfter(*event, m_lines, m_caret, linesShown()))
        moveCaret(*to, event->modifiers() & Qt::ShiftModifier);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

/// Opened by a key, it is about what the caret stands before, and stands there.
void BytesView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const qsizetype byte = isKey ? std::min(m_caret, bytes().size() - 1) : byteUnder(event->pos());
    auto *menu = new QMenu(this); // the view may end while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(tr("&Copy"), this, &BytesView::copy);
    copyAction->setEnabled(selection().end > selection().begin);
    menu->addAction(tr("Select &all"), this, [this] { select({0, bytes().size()}); });
    emit menuAboutToShow(menu, byte);
    menu->popup(isKey ? viewport()->mapToGlobal(caretPlace()) : event->globalPos());
}

/// Below the line of the caret, as far as that can be seen.
QPoint BytesView::caretPlace() const
{
    const qsizetype index = m_lines.lineOf(m_caret);
    const ByteLines::Line line = m_lines.line(index);
    const qreal left = LineLayout(line.text, font()).xOf(m_lines.characterOf(line, m_caret));
    const QPoint place(gutterWidth() - horizontalScrollBar()->value() + int(left),
                       int(index - verticalScrollBar()->value() + 1) * m_lineHeight + 2);
    const QRect seen = viewport()->rect();
    return {std::clamp(place.x(), seen.left(), seen.right()),
            std::clamp(place.y(), seen.top(), seen.bottom())};
}

} // namespace hookglass

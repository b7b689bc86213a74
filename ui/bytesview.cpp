// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"

#include "core/base/text.h"
#include "ui/fixedfont.h"
#include "ui/linelayout.h"

#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr int Margin = 8;
constexpr int Leading = 2; // between lines
constexpr int OffsetDigits = 8;
constexpr qsizetype MostCopied = 64 * 1024 * 1024;

} // namespace

BytesView::BytesView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_glyphs(fixedFont(), Leading)
{
    m_look.colors = JsonColors::of(palette());
    setFont(fixedFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_cutting.setSingleShot(true);
    connect(&m_cutting, &QTimer::timeout, this, [this] {
        m_lines.cutMore();
        showCut();
    });
    connect(verticalScrollBar(), &QAbstractSlider::actionTriggered, this,
            [this] { m_top.reset(); }); // the user goes elsewhere
    relayout();
}

void BytesView::setMode(ByteLines::Mode mode)
{
    m_top = topByte();
    m_lines.setMode(mode);
    m_gutterDigits = 0;
    m_widest = 0;
    relayout();
}

void BytesView::setBytes(const QByteArray &bytes)
{
    m_lines.setBytes(bytes);
    m_look.document.reset();
    m_look.mark = m_look.fault = {};
    m_look.matches.clear();
    m_anchor = m_caret = 0;
    m_top.reset();
    m_wanted.reset();
    m_gutterDigits = 0;
    m_widest = 0;
    verticalScrollBar()->setValue(0);
    relayout();
}

void BytesView::setDocument(std::shared_ptr<const json::Document> document, qsizetype offset)
{
    m_look.document = std::move(document);
    m_look.documentOffset = offset;
    viewport()->update();
}

void BytesView::setMatches(const QList<ByteRange> &matches)
{
    m_look.matches = matches;
    viewport()->update();
}

void BytesView::setWhitespaceShown(bool shown)
{
    m_lines.setWhitespaceShown(shown);
    viewport()->update();
}

int BytesView::gutterWidth() const
{
    return 2 * Margin + int(m_charWidth * qreal(m_gutterDigits));
}

/// Of the uppermost line, or of that which is to be it.
qsizetype BytesView::topByte() const
{
    const qsizetype line = std::min<qsizetype>(verticalScrollBar()->value(), m_lines.count() - 1);
    return m_top ? *m_top : m_lines.line(line).begin;
}

void BytesView::relayout()
{
    const QFontMetricsF metrics(font());
    // A font without them would be searched for among all others, for nothing most often.
    m_lines.setControlSigns(metrics.inFont(u'\u2400'));
    m_lineHeight = std::max(1, int(metrics.lineSpacing()) + Leading);
    m_charWidth = std::max(1.0, metrics.horizontalAdvance(u'0'));
    m_top = topByte();
    // It never becomes narrower, else long lines would have to be cut again and again.
    m_gutterDigits = mode() == ByteLines::Mode::Hex
        ? OffsetDigits
        : std::max({qsizetype(3), m_gutterDigits, QString::number(m_lines.textLines()).size()});
    m_lines.setWidth(qsizetype(qreal(room()) / m_charWidth));
    const int wanted =
        mode() == ByteLines::Mode::Hex ? int(m_charWidth * qreal(m_lines.hexColumns())) : m_widest;
    horizontalScrollBar()->setPageStep(std::max(1, room()));
    horizontalScrollBar()->setSingleStep(int(m_charWidth) * 4);
    horizontalScrollBar()->setRange(0, std::max(0, wanted - room()));
    showCut();
}

/// What is cut so far, and where one was or wants to go as soon as that is cut.
void BytesView::showCut()
{
    const auto shown = int(linesShown());
    verticalScrollBar()->setPageStep(std::max(1, shown - 1));
    verticalScrollBar()->setRange(
        0, int(std::min<qsizetype>(INT_MAX, std::max<qsizetype>(0, m_lines.count() - shown))));
    const auto isCut = [this](std::optional<qsizetype> byte) {
        return byte && (*byte < m_lines.cutBytes() || m_lines.isWhole());
    };
    if (isCut(m_top))
        verticalScrollBar()->setValue(int(m_lines.lineOf(*std::exchange(m_top, std::nullopt))));
    if (isCut(m_wanted))
        showByte(*std::exchange(m_wanted, std::nullopt));
    if (!m_lines.isWhole())
        m_cutting.start(0);
    else if (mode() == ByteLines::Mode::Text
             && QString::number(m_lines.textLines()).size() > m_gutterDigits)
        relayout(); // there were more lines than it looked like
    viewport()->update();
}

int BytesView::room() const
{
    return viewport()->width() - gutterWidth() - Margin;
}

qsizetype BytesView::linesShown() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

void BytesView::paintEvent(QPaintEvent *)
{
    if (bytes().isEmpty())
        return;
    QPainter painter(viewport());
    LineLook look = m_look;
    look.selection = selection();
    look.palette = palette();
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(m_lines.count(), first + linesShown() + 2);
    LineGlyphs numbers = m_glyphs;
    painter.setClipRect(gutterWidth() - 2, 0, viewport()->width(), viewport()->height());
    for (qsizetype index = first; index < last; ++index) {
        const ByteLines::Line line = m_lines.line(index);
        const int y = int(index - first) * m_lineHeight + 2;
        paintLine(painter, line, look, y);
        const QString number = numberOf(line);
        const qreal width = m_charWidth * qreal(number.size());
        if (numbers.canPut(number))
            numbers.add(number, {gutterWidth() - Margin - width, qreal(y)}, m_look.colors.muted);
    }
    m_glyphs.paint(painter);
    if (const qsizetype line = m_lines.lineOf(m_caret); hasFocus() && line >= first && line < last)
        paintCaret(painter, m_lines.line(line), int(line - first) * m_lineHeight + 2);
    painter.setClipping(false);
    numbers.paint(painter);
}

QString BytesView::numberOf(const ByteLines::Line &line) const
{
    if (mode() == ByteLines::Mode::Hex)
        return QString::number(line.begin, 16).rightJustified(OffsetDigits, u'0');
    return line.number > 0 ? QString::number(line.number) : QString();
}

void BytesView::paintLine(QPainter &painter, const ByteLines::Line &line, const LineLook &look,
                          int y)
{
    const QPointF at(gutterWidth() - horizontalScrollBar()->value(), y);
    const QColor color = palette().color(QPalette::Text);
    const QList<QTextLayout::FormatRange> formats = lineFormats(line, look);
    if (m_glyphs.canPut(line.text)) {
        m_glyphs.add(line.text, at, color, formats);
        return;
    }
    painter.setPen(color);
    const LineLayout layout(line.text, font(), formats);
    layout.paint(painter, at, m_glyphs.above(), m_lineHeight);
    if (const int width = int(layout.width()) + 1; width > std::max(m_widest, room())) {
        m_widest = width; // other fonts have other columns
        QMetaObject::invokeMethod(this, &BytesView::relayout, Qt::QueuedConnection);
    }
}

void BytesView::paintCaret(QPainter &painter, const ByteLines::Line &line, int y) const
{
    painter.setPen(palette().color(QPalette::Text));
    LineLayout(line.text, font())
        .paintCaret(painter, QPointF(gutterWidth() - horizontalScrollBar()->value(), y),
                    m_lines.characterOf(line, m_caret));
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
        m_look.colors = JsonColors::of(palette());
    if (event->type() == QEvent::FontChange)
        m_glyphs = LineGlyphs(font(), Leading);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        relayout();
}

void BytesView::setMark(ByteRange mark, bool bringIntoView)
{
    m_look.mark = mark;
    if (bringIntoView && mark.end > mark.begin)
        showByte(mark.begin);
    viewport()->update();
}

void BytesView::unmark(ByteRange range)
{
    if (m_look.mark == range)
        m_look.mark = {};
    if (range.end > range.begin && selection() == range)
        m_anchor = m_caret = range.begin;
    viewport()->update();
}

ByteRange BytesView::selection() const
{
    return {std::min(m_anchor, m_caret), std::max(m_anchor, m_caret)};
}

QString BytesView::currentLine() const
{
    return m_lines.line(m_lines.lineOf(m_caret)).text;
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
    if (byte >= m_lines.cutBytes() && !m_lines.isWhole()) {
        m_wanted = byte;
        return;
    }
    const qsizetype line = m_lines.lineOf(byte);
    if (QScrollBar &bar = *horizontalScrollBar(); bar.maximum() > 0) {
        const ByteLines::Line there = m_lines.line(line);
        const qreal left = LineLayout(there.text, font()).xOf(m_lines.characterOf(there, byte));
        bar.setValue(std::max(std::min(bar.value(), int(left)),
                              int(left + 2 * m_charWidth) + 1 - bar.pageStep()));
    }
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

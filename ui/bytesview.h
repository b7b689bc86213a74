// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bytelines.h"
#include "ui/lineformats.h"
#include "ui/lineglyphs.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <memory>
#include <optional>

class QMenu;

namespace hookglass {

/// Bytes as lines of text with their numbers, or in hexadecimal with the text beside. It lays out
/// the lines that can be seen and no others, so that it does not matter how many there are. Keys
/// and mouse select, Ctrl+C copies. Always plain text: what would act is shown as a sign.
class BytesView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit BytesView(QWidget *parent = nullptr);

    void setMode(ByteLines::Mode mode);
    ByteLines::Mode mode() const { return m_lines.mode(); }
    void setBytes(const QByteArray &bytes);
    /// Colours them as JSON, which begins at `offset`; null: not at all.
    void setDocument(std::shared_ptr<const json::Document> document, qsizetype offset);
    const QByteArray &bytes() const { return m_lines.bytes(); }
    /// Spaces, tabs and line ends as signs.
    void setWhitespaceShown(bool shown);

    /// Marks bytes; an empty range marks none.
    void setMark(ByteRange mark, bool bringIntoView = true);
    ByteRange mark() const { return m_look.mark; }
    /// Takes mark and selection away where they are still this range.
    void unmark(ByteRange range);
    /// Marks where they break, until there are others.
    void setFault(ByteRange fault)
    {
        m_look.fault = fault;
        viewport()->update();
    }
    ByteRange fault() const { return m_look.fault; }
    /// Marks what the filter matches: in order, none touching another.
    void setMatches(const QList<ByteRange> &matches);
    QList<ByteRange> matches() const { return m_look.matches; }
    ByteRange selection() const;
    void setSelection(ByteRange range); ///< and brings it into view
    QByteArray selectedBytes() const;
    QString currentLine() const; ///< that the caret stands in, as it is shown
    /// What Ctrl+C takes: as text in text, as digits in hexadecimal.
    QString selectedText() const;
    void copy() const;

signals:
    /// The user pointed at a byte.
    void byteActivated(qsizetype byte);
    void bytesSelected(const hookglass::ByteRange &range); ///< by the user
    /// More can be added to it, about the byte that it is opened at; -1: at none.
    void menuAboutToShow(QMenu *menu, qsizetype byte);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    qsizetype topByte() const;
    void relayout();
    void showCut();
    void paintLine(QPainter &painter, const ByteLines::Line &line, const LineLook &look, int y);
    void paintCaret(QPainter &painter, const ByteLines::Line &line, int y) const;
    QString numberOf(const ByteLines::Line &line) const;
    qsizetype lineAt(const QPoint &at) const;
    qsizetype byteAt(const QPoint &at) const;
    qsizetype byteUnder(const QPoint &at) const;
    QPoint caretPlace() const;
    void moveCaret(qsizetype to, bool isSelecting);
    void select(ByteRange range);
    void showByte(qsizetype byte);
    int room() const; ///< for the text of a line
    qsizetype linesShown() const;
    int gutterWidth() const;

    ByteLines m_lines;
    LineGlyphs m_glyphs; ///< of the font
    LineLook m_look; ///< without what the widget knows itself
    QTimer m_cutting; ///< goes on with it in the next turn
    std::optional<qsizetype> m_top; ///< byte that is to be the uppermost once it is cut
    std::optional<qsizetype> m_wanted; ///< byte that is to be seen once it is cut
    qsizetype m_gutterDigits = 0;
    int m_widest = 0; ///< of the painted lines that are wider than the room
    qsizetype m_anchor = 0;
    qsizetype m_caret = 0;
    int m_lineHeight = 1;
    qreal m_charWidth = 1;
};

} // namespace hookglass

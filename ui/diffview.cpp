// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diffview.h"

#include "core/verify/bytediff.h"
#include "ui/fixedfont.h"
#include "ui/icons.h"

#include <QScrollBar>
#include <QTextCursor>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

DiffView::DiffView(const Icons &icons, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_icons(icons)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setFont(fixedFont());
    setAccessibleName(tr("Bytes as signed and as arrived"));
    setTabChangesFocus(true);
    const int lines = 2;
    setFixedHeight(lines * fontMetrics().lineSpacing() + horizontalScrollBar()->sizeHint().height()
                   + 16);
}

void DiffView::setDiff(const ByteDiff &diff)
{
    clear();
    appendLine(diff, true);
    appendLine(diff, false);
    horizontalScrollBar()->setValue(0);
    setToolTip(tr("From byte %1 on. · is a space, ↵ a line feed, ↩ a carriage return, ⇥ a tab; a "
                  "grey block stands where the other side has more.")
                   .arg(diff.offset));
}

void DiffView::appendLine(const ByteDiff &diff, bool asSigned)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat plain;
    QTextCharFormat marked;
    QColor background = m_icons.color(asSigned ? Tint::Good : Tint::Bad);
    background.setAlphaF(0.35F);
    marked.setBackground(background);
    // A block, so that nobody takes the gap for a space.
    QTextCharFormat missing;
    QColor gap = m_icons.color(Tint::Muted);
    gap.setAlphaF(0.25F);
    missing.setBackground(gap);
    if (!asSigned)
        cursor.insertText(u"\n"_s, plain);
    // Of the same width, so that the bytes stand below each other.
    const QString signedTitle = tr("signed");
    const QString arrivedTitle = tr("arrived");
    const auto width = qMax(signedTitle.size(), arrivedTitle.size()) + 2;
    cursor.insertText((asSigned ? signedTitle : arrivedTitle).leftJustified(width), plain);
    if (diff.cutBefore)
        cursor.insertText(u"…"_s, plain);
    for (const DiffPiece &piece : diff.pieces) {
        const auto other = asSigned ? DiffPiece::Side::Arrived : DiffPiece::Side::Signed;
        if (piece.side == other)
            cursor.insertText(QString(piece.text.size(), u' '), missing);
        else
            cursor.insertText(piece.text, piece.side == DiffPiece::Side::Both ? plain : marked);
    }
    if (diff.cutBehind)
        cursor.insertText(u"…"_s, plain);
}

} // namespace hookglass

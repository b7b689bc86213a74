// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plainlabel.h"

#include "ui/isolates.h"

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype MostKept = 64; // widths; while a window is drawn larger, each is a new one
constexpr qsizetype ReadableLine = 70; // characters

/// The one with the most characters, about the widest.
QStringView longest(const QString &text, const auto &isBreak)
{
    QStringView found;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isBreak(text.at(i)))
            continue;
        if (i - begin > found.size())
            found = QStringView(text).sliced(begin, i - begin);
        begin = i + 1;
    }
    return found;
}
} // namespace

PlainLabel::PlainLabel(QWidget *parent, const QString &text)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

int PlainLabel::heightForWidth(int width) const
{
    if (m_text != text() || m_font != font() || m_heights.size() >= MostKept) {
        m_text = text();
        m_font = font();
        m_heights.clear();
    }
    const auto known = m_heights.constFind(width);
    return known != m_heights.constEnd() ? *known
                                         : *m_heights.insert(width, QLabel::heightForWidth(width));
}

/// The height is a guess: whoever lays out text that wraps asks heightForWidth().
QSize PlainLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const QStringView line = longest(text(), [](QChar c) { return c == u'\n'; });
    const int most = metrics.averageCharWidth() * int(ReadableLine);
    const int wanted = line.size() > ReadableLine
        ? most
        : std::min(most, metrics.horizontalAdvance(line.toString()) + 1);
    const qsizetype lines = text().count(u'\n') + 1 + text().size() / ReadableLine;
    return {std::max(minimumSizeHint().width(), wanted), int(lines) * metrics.lineSpacing()};
}

QSize PlainLabel::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const QStringView word = longest(text(), [](QChar c) { return c.isSpace(); });
    return {metrics.horizontalAdvance(word.toString()) + 1, metrics.height()};
}

void PlainLabel::copy(QClipboard::Mode mode) const
{
    if (hasSelectedText())
        QGuiApplication::clipboard()->setText(
            withoutIsolates(selectedText().replace(QChar::ParagraphSeparator, u'\n')), mode);
}

void PlainLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy(QClipboard::Clipboard);
    else
        QLabel::keyPressEvent(event);
}

/// The label has put what is selected where the middle button takes it from.
void PlainLabel::mouseReleaseEvent(QMouseEvent *event)
{
    QLabel::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && QGuiApplication::clipboard()->supportsSelection())
        copy(QClipboard::Selection);
}

void PlainLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, [this] { copy(QClipboard::Clipboard); })
        ->setEnabled(hasSelectedText());
    menu->addAction(tr("Select &all"), this, [this] { setSelection(0, int(text().size())); })
        ->setEnabled(!text().isEmpty());
    menu->popup(event->globalPos());
}

} // namespace hookglass

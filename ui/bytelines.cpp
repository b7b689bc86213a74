// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytelines.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestCharacter = 4; // of UTF-8
constexpr qsizetype LeastWidth = 16;
constexpr qsizetype BytesAtOnce = 4 * 1024 * 1024;
constexpr qsizetype LinesAtOnce = 64 * 1024;
constexpr size_t LetGoAtOnce = 64 * 1024;
constexpr char16_t ControlPictures = 0x2400;
constexpr QChar FormatSign = u'\u25cc'; // stands for characters that cannot be seen

bool isContinuation(char c)
{
    return (uchar(c) & 0xc0) == 0x80;
}

/// How many bytes make the character at `at`; 1 for a byte that begins none.
qsizetype characterSize(QByteArrayView bytes, qsizetype at)
{
    const auto first = uchar(bytes[at]);
    const qsizetype size = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf4 || at + size > bytes.size())
        return 1;
    for (qsizetype i = 1; i < size; ++i) {
        if (!isContinuation(bytes[at + i]))
            return 1;
    }
    return size;
}

/// Digits and a space for each, a space more in the middle and before the text.
constexpr qsizetype hexColumnsOf(qsizetype bytes)
{
    return 3 * bytes + 2 + bytes;
}

/// Millions of lines take a while to be forgotten: nobody waits for that.
void letGo(std::deque<quint32> lines)
{
    if (lines.size() > LetGoAtOnce)
        QThreadPool::globalInstance()->start([lines = std::move(lines)] {});
}

} // namespace

void ByteLines::setMode(Mode mode)
{
    m_mode = mode;
    cutAnew();
}

void ByteLines::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    cutAnew();
}

void ByteLines::setWidth(qsizetype width)
{
    width = std::max(width, LeastWidth);
    if (width == m_width)
        return;
    m_width = width;
    cutAnew();
}

qsizetype ByteLines::hexWidth() const
{
    constexpr qsizetype Wide = 16;
    return m_width >= hexColumnsOf(Wide) ? Wide : Wide / 2;
}

qsizetype ByteLines::hexColumns() const
{
    return hexColumnsOf(hexWidth());
}

void ByteLines::cutAnew()
{
    letGo(std::exchange(m_starts, {0}));
    letGo(std::exchange(m_shown, {0}));
    m_before = 0;
    m_cut = 0;
    cutMore();
}

/// How many lines the last line of the text takes, if it ends there.
qsizetype ByteLines::piecesUpTo(qsizetype end) const
{
    return std::max<qsizetype>(1, (end - qsizetype(m_starts.back()) + m_width - 1) / m_width);
}

void ByteLines::cutMore()
{
    if (m_mode == Mode::Hex) {
        m_cut = m_bytes.size();
        m_count = std::max<qsizetype>(1, (m_bytes.size() + hexWidth() - 1) / hexWidth());
        return;
    }
    const qsizetype end = std::min(m_bytes.size(), m_cut + BytesAtOnce);
    for (qsizetype lines = 0; lines < LinesAtOnce && m_cut < end; ++lines) {
        const qsizetype more = QByteArrayView(m_bytes).sliced(m_cut, end - m_cut).indexOf('\n');
        m_cut = more < 0 ? end : m_cut + more + 1;
        if (more < 0 || m_cut == m_bytes.size())
            break;
        m_before += piecesUpTo(m_cut - 1);
        m_starts.push_back(quint32(m_cut));
        m_shown.push_back(quint32(m_before));
    }
    m_count = m_before + piecesUpTo(m_cut);
}

qsizetype ByteLines::textLines() const
{
    if (m_mode == Mode::Hex)
        return 0;
    const auto lines = qsizetype(m_starts.size());
    return isWhole() ? lines : qsizetype(double(lines) * double(m_bytes.size()) / double(m_cut));
}

/// Where a line is cut near a byte, so that no character is.
qsizetype ByteLines::boundary(qsizetype byte, qsizetype from) const
{
    const qsizetype least = std::max(from, byte - LongestCharacter + 1);
    for (qsizetype at = byte; at > least && at < m_bytes.size(); --at) {
        if (!isContinuation(m_bytes[at]))
            return at;
    }
    return byte;
}

ByteLines::Line ByteLines::line(qsizetype index) const
{
    if (m_mode == Mode::Hex)
        return hexLine(index);
    const auto behind = std::upper_bound(m_shown.begin(), m_shown.end(), quint32(index));
    const auto at = size_t(behind - m_shown.begin()) - 1;
    const qsizetype start = m_starts[at];
    const qsizetype piece = index - qsizetype(m_shown[at]);
    const bool isLastLine = at + 1 == m_starts.size();
    const qsizetype next = isLastLine ? m_cut : qsizetype(m_starts[at + 1]);
    const bool isLastPiece = index + 1 == (isLastLine ? m_count : qsizetype(m_shown[at + 1]));
    Line line;
    line.begin = piece == 0 ? start : boundary(start + piece * m_width, start);
    line.end = isLastPiece ? next : boundary(start + (piece + 1) * m_width, start);
    line.number = piece == 0 ? qsizetype(at) + 1 : 0;
    line.text = textOf(line.begin, line.end, line.offsets);
    return line;
}

/// One sign for a character that would act or could not be seen.
QChar ByteLines::shownAs(QChar c) const
{
    if (m_whitespace && c == u' ')
        return u'·';
    if (c == u'\t')
        return m_whitespace ? u'→' : u' ';
    if (m_controlSigns && c.unicode() < 0x20)
        return QChar(char16_t(ControlPictures + c.unicode()));
    if (m_controlSigns && c.unicode() == 0x7f)
        return u'\u2421';
    const QChar::Category category = c.category();
    const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    return hidden ? FormatSign : c;
}

QString ByteLines::textOf(qsizetype begin, qsizetype end, QList<qsizetype> &offsets) const
{
    QString text;
    // Else what is not ASCII in it means nothing, and would be sought in every font.
    const bool isText = QByteArrayView(m_bytes).sliced(begin, end - begin).isValidUtf8();
    for (qsizetype at = begin; at < end;) {
        const qsizetype size = isText ? std::min(characterSize(m_bytes, at), end - at) : 1;
        const bool isLineEnd = m_bytes[at] == '\n'
            || (m_bytes[at] == '\r' && at + 1 < m_bytes.size() && m_bytes[at + 1] == '\n');
        if (isLineEnd) {
            if (m_whitespace) {
                text += m_bytes[at] == '\n' ? u'↵' : u'↩';
                offsets.append(at);
            }
        } else if (size == 1 && uchar(m_bytes[at]) < 0x80) {
            text += shownAs(QLatin1Char(m_bytes[at]));
            offsets.append(at);
        } else {
            const QString character = QString::fromUtf8(m_bytes.constData() + at, size);
            for (const QChar c : character) {
                text += shownAs(c);
                offsets.append(at);
            }
        }
        at += size;
    }
    offsets.append(end);
    return text;
}

ByteLines::Line ByteLines::hexLine(qsizetype index) const
{
    Line line;
    const qsizetype width = hexWidth();
    line.begin = index * width;
    line.end = std::min(line.begin + width, m_bytes.size());
    QString text;
    for (qsizetype i = 0; i < width; ++i) {
        const qsizetype at = line.begin + i;
        const bool there = at < line.end;
        const auto byte = there ? uchar(m_bytes[at]) : uchar(0);
        line.text += there ? QString::number(byte, 16).rightJustified(2, u'0') : u"  "_s;
        line.text += i == width / 2 - 1 ? u"  "_s : u" "_s;
        const qsizetype gap = i == width / 2 - 1 ? 4 : 3;
        for (qsizetype k = 0; k < gap; ++k)
            line.offsets.append(std::min(at, line.end));
        text += !there ? QChar(u' ') : byte >= 0x20 && byte < 0x7f ? QChar(char16_t(byte)) : u'.';
    }
    line.text += u' ';
    line.offsets.append(line.end);
    for (qsizetype i = 0; i < width; ++i)
        line.offsets.append(std::min(line.begin + i, line.end));
    line.text += text;
    line.offsets.append(line.end);
    return line;
}

qsizetype ByteLines::lineOf(qsizetype byte) const
{
    byte = std::clamp(byte, qsizetype(0), std::max(m_cut - 1, qsizetype(0)));
    if (m_mode == Mode::Hex)
        return byte / hexWidth();
    const auto behind = std::upper_bound(m_starts.begin(), m_starts.end(), quint32(byte));
    const auto at = size_t(behind - m_starts.begin()) - 1;
    const qsizetype start = m_starts[at];
    const qsizetype last = (at + 1 < m_shown.size() ? qsizetype(m_shown[at + 1]) : m_count) - 1;
    qsizetype index = std::min(qsizetype(m_shown[at]) + (byte - start) / m_width, last);
    // A character that was not cut stands on the line in which it begins.
    const qsizetype piece = index - qsizetype(m_shown[at]);
    if (index < last && byte >= boundary(start + (piece + 1) * m_width, start))
        ++index;
    return index;
}

} // namespace hookglass

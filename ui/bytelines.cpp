// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytelines.h"

#include "ui/textcolumns.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LongestCharacter = 4; // of UTF-8
constexpr qsizetype LeastWidth = 16;
constexpr qsizetype BytesAtOnce = 1024 * 1024;
constexpr qsizetype LinesAtOnce = 64 * 1024;
constexpr size_t LetGoAtOnce = 64 * 1024;
constexpr char16_t ControlPictures = 0x2400;
constexpr QChar FormatSign = u'\u25cc'; // stands for characters that cannot be seen

bool isContinuation(char c)
{
    return (uchar(c) & 0xc0) == 0x80;
}

bool isControl(char32_t c)
{
    return c < 0x20 || c == 0x7f;
}

/// ASCII in which each byte is a column.
bool isPlain(char c)
{
    return c >= ' ' && c < 0x7f;
}

/// Where a character begins, at the byte or shortly before it.
qsizetype boundary(QByteArrayView bytes, qsizetype byte, qsizetype from)
{
    const qsizetype least = std::max(from, byte - LongestCharacter + 1);
    for (qsizetype at = byte; at > least && at < bytes.size(); --at) {
        if (!isContinuation(bytes[at]))
            return at;
    }
    return byte;
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

void ByteLines::setControlSigns(bool has)
{
    if (std::exchange(m_controlSigns, has) != has)
        cutAnew();
}

void ByteLines::cutAnew()
{
    letGo(std::exchange(m_starts, {0}));
    letGo(std::exchange(m_pieces, {0}));
    m_column = 0;
    m_cut = 0;
    cutMore();
}

void ByteLines::cutMore()
{
    if (m_mode == Mode::Hex) {
        m_cut = m_bytes.size();
        m_count = std::max<qsizetype>(1, (m_bytes.size() + hexWidth() - 1) / hexWidth());
        return;
    }
    const QByteArrayView bytes = m_bytes; // to be read only: it is shared
    qsizetype end = std::min(bytes.size(), m_cut + BytesAtOnce);
    if (end < bytes.size())
        end = boundary(bytes, end, m_cut + 1);
    for (qsizetype lines = 0; lines < LinesAtOnce && m_cut < end; ++lines) {
        const qsizetype more = bytes.sliced(m_cut, end - m_cut).indexOf('\n');
        const qsizetype lineEnd = more < 0 ? end : m_cut + more;
        const bool hasReturn = more > 0 && bytes[lineEnd - 1] == '\r';
        cutLine(lineEnd - (hasReturn ? 1 : 0));
        m_cut = more < 0 ? end : lineEnd + 1;
        if (more < 0 || m_cut == bytes.size())
            break;
        m_starts.push_back(quint32(m_cut));
        m_pieces.push_back(quint32(m_cut));
        m_column = 0;
    }
    m_count = qsizetype(m_pieces.size());
}

/// Goes on to `end`, which is on the last line of the text.
void ByteLines::cutLine(qsizetype end)
{
    const QByteArrayView bytes = m_bytes;
    while (m_cut < end) {
        if (isPlain(bytes[m_cut])) {
            if (m_column == m_width)
                cutBefore(m_cut);
            const qsizetype most = std::min(end, m_cut + m_width - m_column);
            const qsizetype from = m_cut;
            while (m_cut < most && isPlain(bytes[m_cut]))
                ++m_cut;
            m_column += m_cut - from;
            continue;
        }
        const Utf8Character character = utf8At(bytes, m_cut);
        if (!character.isValid) {
            cutAsBytes(end);
            continue;
        }
        if (m_column == m_width || columnAfter(m_column, character.code) > m_width)
            cutBefore(m_cut);
        m_column = columnAfter(m_column, character.code);
        m_cut += character.size;
    }
}

void ByteLines::cutBefore(qsizetype byte)
{
    m_pieces.push_back(quint32(byte));
    m_column = 0;
}

/// A piece with a byte that begins no character is shown byte by byte: the last one is, up to
/// where its columns are full.
void ByteLines::cutAsBytes(qsizetype end)
{
    const QByteArrayView bytes = m_bytes;
    const auto begin = qsizetype(m_pieces.back());
    m_column = 0;
    for (m_cut = begin; m_cut < end; ++m_cut) {
        const auto byte = uchar(bytes[m_cut]);
        const qsizetype next = columnAfter(m_column, byte < 0x80 ? byte : U'?');
        if (m_column == m_width || next > m_width) {
            m_cut = boundary(bytes, m_cut, begin + 1);
            cutBefore(m_cut);
            return;
        }
        m_column = next;
    }
}

bool ByteLines::isControlPair(char32_t character) const
{
    return !m_controlSigns && character != U'\t' && isControl(character);
}

qsizetype ByteLines::columnAfter(qsizetype column, char32_t character) const
{
    if (character == U'\t')
        return std::min(m_width, (column / TabStop + 1) * TabStop);
    return column + (isControlPair(character) ? 2 : columnsOf(character));
}

qsizetype ByteLines::textLines() const
{
    if (m_mode == Mode::Hex)
        return 0;
    const auto lines = qsizetype(m_starts.size());
    return isWhole() ? lines : qsizetype(double(lines) * double(m_bytes.size()) / double(m_cut));
}

ByteLines::Line ByteLines::line(qsizetype index) const
{
    if (m_mode == Mode::Hex)
        return hexLine(index);
    Line line;
    line.begin = m_pieces[size_t(index)];
    line.end = index + 1 == m_count ? m_cut : qsizetype(m_pieces[size_t(index) + 1]);
    const auto start = std::lower_bound(m_starts.begin(), m_starts.end(), quint32(line.begin));
    if (start != m_starts.end() && *start == quint32(line.begin))
        line.number = start - m_starts.begin() + 1;
    addText(line);
    return line;
}

/// What stands for a character, most often itself. A tab fills the columns up to its stop.
QString ByteLines::shownAs(QChar c, qsizetype column) const
{
    if (m_whitespace && c == u' ')
        return u"·"_s;
    if (c == u'\t')
        return QString(m_whitespace ? u'→' : u' ')
            .leftJustified(columnAfter(column, c.unicode()) - column);
    if (isControlPair(c.unicode()))
        return QString(u'^') + QChar(char16_t(c.unicode() ^ 0x40U));
    if (c.unicode() == 0x7f)
        return u"\u2421"_s;
    if (isControl(c.unicode()))
        return QChar(char16_t(ControlPictures + c.unicode()));
    const QChar::Category category = c.category();
    const bool hidden = category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    return hidden ? FormatSign : c;
}

void ByteLines::addText(Line &line) const
{
    const auto add = [&line](const QString &text, qsizetype at, bool isSign) {
        line.text += text;
        line.offsets.resize(line.text.size(), at);
        line.signs.resize(line.text.size(), isSign);
    };
    // Else what is not ASCII in it means nothing, and would be sought in every font.
    const bool isText =
        QByteArrayView(m_bytes).sliced(line.begin, line.end - line.begin).isValidUtf8();
    qsizetype column = 0;
    for (qsizetype at = line.begin; at < line.end;) {
        const Utf8Character character =
            isText || uchar(m_bytes[at]) < 0x80 ? utf8At(m_bytes, at) : Utf8Character();
        const bool isLineEnd = m_bytes[at] == '\n'
            || (m_bytes[at] == '\r' && at + 1 < m_bytes.size() && m_bytes[at + 1] == '\n');
        if (isLineEnd) {
            if (m_whitespace)
                add(m_bytes[at] == '\n' ? u"↵"_s : u"↩"_s, at, true);
        } else if (!character.isValid) {
            add(QChar(QChar::ReplacementCharacter), at, true);
            ++column;
        } else {
            for (const char16_t unit : QChar::fromUcs4(character.code)) {
                const QString shown = shownAs(unit, column);
                add(shown, at, shown != QChar(unit));
            }
            column = columnAfter(column, character.code);
        }
        at += character.size;
    }
    line.offsets.append(line.end);
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
    return std::upper_bound(m_pieces.begin(), m_pieces.end(), quint32(byte)) - m_pieces.begin() - 1;
}

int ByteLines::characterOf(const Line &line, qsizetype byte) const
{
    const qsizetype before = byte - line.begin;
    if (m_mode == Mode::Hex)
        return int(before * 3 + (before >= hexWidth() / 2 ? 1 : 0));
    return int(std::lower_bound(line.offsets.begin(), line.offsets.end(), byte)
               - line.offsets.begin());
}

} // namespace hookglass

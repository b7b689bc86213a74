// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <deque>

namespace hookglass {

/// Cuts bytes into the lines of a view of a certain width. Text is cut at its line ends, and within
/// long lines where the columns are full, of which wide characters take two; hexadecimal has 16
/// bytes a line, or 8 where that is too wide with the text beside. Any line is found at once. Much
/// text is cut piece by piece, so that nobody waits: until then the bytes end where they are cut.
class ByteLines
{
public:
    enum class Mode : quint8 { Text, Hex };

    /// One line as it is shown, and where its characters stand in the bytes.
    struct Line
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype number = 0; ///< of the text's line from 1, 0 where one goes on
        QString text {};
        QList<qsizetype> offsets {}; ///< of each character; one more for the end
        QList<bool> signs {}; ///< of each character: it stands for one that cannot be seen
    };

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    /// Columns that there is room for.
    void setWidth(qsizetype width);
    qsizetype hexWidth() const; ///< bytes in a line of hexadecimal
    qsizetype hexColumns() const; ///< that such a line takes
    void setWhitespaceShown(bool shown) { m_whitespace = shown; }
    /// Whether the font has signs for control characters; else they are written as "^A".
    void setControlSigns(bool has);

    /// Goes on with what is left; takes a millisecond or two.
    void cutMore();
    bool isWhole() const { return m_cut == m_bytes.size(); }
    qsizetype cutBytes() const { return m_cut; }

    qsizetype count() const { return m_count; }
    Line line(qsizetype index) const;
    qsizetype lineOf(qsizetype byte) const;
    /// The first character of its line that stands for a byte.
    int characterOf(const Line &line, qsizetype byte) const;
    /// Lines of the text, about, while it is not whole.
    qsizetype textLines() const;

private:
    void cutAnew();
    void cutLine(qsizetype end);
    void cutBefore(qsizetype byte);
    void cutAsBytes(qsizetype end);
    qsizetype columnAfter(qsizetype column, char32_t character) const;
    bool isControlPair(char32_t character) const;
    QString shownAs(QChar c, qsizetype column) const;
    void addText(Line &line) const;
    Line hexLine(qsizetype index) const;

    Mode m_mode = Mode::Text;
    QByteArray m_bytes;
    qsizetype m_width = 80;
    bool m_whitespace = false;
    bool m_controlSigns = true;
    std::deque<quint32> m_starts = {0}; ///< of the text's lines; to grow it never moves them
    std::deque<quint32> m_pieces = {0}; ///< of the lines that are shown
    qsizetype m_column = 0; ///< behind what is cut, on the last of them
    qsizetype m_count = 1;
    qsizetype m_cut = 0; ///< so many bytes
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/filterscanner.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

struct OperatorSign
{
    QStringView sign;
    FilterOperator op;
    bool isNegated = false;
};
// The longer ones first.
constexpr std::array Operators {OperatorSign {u">=", FilterOperator::AtLeast},
                                OperatorSign {u"<=", FilterOperator::AtMost},
                                OperatorSign {u"!=", FilterOperator::Equals, true},
                                OperatorSign {u":", FilterOperator::Has},
                                OperatorSign {u"=", FilterOperator::Equals},
                                OperatorSign {u">", FilterOperator::More},
                                OperatorSign {u"<", FilterOperator::Less},
                                OperatorSign {u"~", FilterOperator::Fits}};

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || QStringView(u"._-$@").contains(c);
}

} // namespace

void FilterScanner::skipSpace()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
}

bool FilterScanner::take(QChar c)
{
    const bool there = !atEnd() && m_text[m_at] == c;
    m_at += there ? 1 : 0;
    return there;
}

bool FilterScanner::isKeyword(QStringView word)
{
    return word.compare(u"and", Qt::CaseInsensitive) == 0
        || word.compare(u"or", Qt::CaseInsensitive) == 0
        || word.compare(u"not", Qt::CaseInsensitive) == 0;
}

bool FilterScanner::isAtWord(QStringView word) const
{
    if (m_text.sliced(m_at, std::min(word.size(), m_text.size() - m_at))
            .compare(word, Qt::CaseInsensitive)
        != 0)
        return false;
    const qsizetype end = m_at + word.size();
    return end == m_text.size() || m_text[end].isSpace() || m_text[end] == u'('
        || m_text[end] == u')';
}

bool FilterScanner::takeWord(QStringView word)
{
    const bool there = isAtWord(word);
    m_at += there ? word.size() : 0;
    return there;
}

bool FilterScanner::takeMinus()
{
    const bool alone = m_at + 1 < m_text.size() && m_text[m_at + 1].isSpace();
    return !alone && take(u'-');
}

/// Behind the name that begins here, with the parts in quotes or brackets that a path may have.
qsizetype FilterScanner::nameEnd() const
{
    qsizetype end = m_at;
    if (end == m_text.size() || !isAsciiLetter(m_text[end]))
        return end;
    while (end < m_text.size()) {
        const QChar c = m_text[end];
        if (isNameCharacter(c)) {
            ++end;
        } else if (c == u'[') {
            qsizetype close = end + 1; // behind an index, or what is meant for one
            while (close < m_text.size()
                   && (isNameCharacter(m_text[close]) || m_text[close] == u'-'))
                ++close;
            if (close == m_text.size() || m_text[close] != u']')
                break;
            end = close + 1;
        } else if (c == u'"' && m_text[end - 1] == u'.') {
            ++end;
            while (end < m_text.size() && m_text[end] != u'"')
                end += m_text[end] == u'\\' ? 2 : 1;
            end = std::min(end + 1, m_text.size());
        } else {
            break;
        }
    }
    return end;
}

std::optional<ScannedField> FilterScanner::takeField()
{
    const qsizetype end = nameEnd();
    if (end == m_at)
        return std::nullopt;
    for (const OperatorSign &each : Operators) {
        if (m_text.sliced(end).startsWith(each.sign)) {
            ScannedField field {m_text.sliced(m_at, end - m_at).toString(), each.op, each.isNegated,
                                m_at};
            m_at = end + each.sign.size();
            return field;
        }
    }
    return std::nullopt;
}

QStringView FilterScanner::lastName() const
{
    const qsizetype end = nameEnd();
    const QStringView rest = m_text.sliced(end);
    const bool isOpen = rest.startsWith(u'[')
        && std::all_of(rest.begin() + 1, rest.end(), isNameCharacter);
    return rest.isEmpty() || rest == u'!' || isOpen ? m_text.sliced(m_at) : QStringView();
}

/// Takes the character behind a backslash as it is; before a letter or digit the backslash itself
/// is meant.
void FilterScanner::takeEscape(QString &source)
{
    const QChar next = m_text[m_at + 1];
    if (next.isLetterOrNumber()) {
        source += u"\\\\";
        ++m_at;
        return;
    }
    if (next == u'*' || next == u'?' || next == u'\\')
        source += u'\\';
    source += next;
    m_at += 2;
}

Result<ScannedValue> FilterScanner::finished(FilterValue value, qsizetype offset) const
{
    if (m_at - offset > MaxValueLength)
        return wrong(offset,
                     tr("This text is too long. A filter takes texts of up to %1 characters.")
                         .arg(MaxValueLength));
    return ScannedValue {std::move(value), offset, m_at - offset, atEnd()};
}

Result<ScannedValue> FilterScanner::takeValue(bool inList)
{
    return peek() == u'"' ? takeQuoted() : takeBare(inList);
}

Result<ScannedValue> FilterScanner::takeQuoted()
{
    const qsizetype start = m_at++;
    QString source;
    while (!atEnd() && m_text[m_at] != u'"') {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
            takeEscape(source);
        else if (m_text[m_at] == u'\\')
            ++m_at; // the last one: the end of the text comes next
        else
            source += m_text[m_at++];
    }
    if (!take(u'"'))
        return incomplete(start, tr("The closing quote is missing."));
    const QChar next = peek();
    if (!atEnd() && !next.isSpace() && next != u')' && next != u'|')
        return wrong(start, tr("Behind the closing quote a space is missing."));
    return finished({source}, start);
}

Result<ScannedValue> FilterScanner::takeBare(bool inList)
{
    const qsizetype start = m_at;
    QString source;
    while (!atEnd()) {
        const QChar c = m_text[m_at];
        if (c.isSpace() || c == u')' || (inList && c == u'|'))
            break;
        if (c == u'(' || c == u'"' || c == u'|') {
            const qsizetype from = m_at++;
            return wrong(from,
                         c == u'|' ? tr("Several values stand in parentheses, such as event:(a|b); "
                                        "between terms write or.")
                                   : tr("Put a text with quotes or parentheses into quotes, with a "
                                        "backslash before each quote in it."));
        }
        if (c == u'\\' && m_at + 1 == m_text.size()) {
            ++m_at;
            return incomplete(m_at - 1, tr("Behind the backslash a character is missing."));
        }
        if (c == u'\\') {
            takeEscape(source);
        } else {
            source += c;
            ++m_at;
        }
    }
    return finished({source}, start);
}

Result<ScannedValue> FilterScanner::takeRegex()
{
    const qsizetype start = m_at;
    if (!take(u'/'))
        return wrong(start, tr("A regular expression stands between slashes: room~/^demo/i"));
    QString pattern;
    while (!atEnd() && m_text[m_at] != u'/') {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
            if (m_text[m_at + 1] != u'/')
                pattern += m_text[m_at];
            ++m_at;
        }
        pattern += m_text[m_at++];
    }
    if (!take(u'/'))
        return incomplete(start, tr("The closing slash of the regular expression is missing."));
    QString flags;
    while (!atEnd() && m_text[m_at].isLetterOrNumber())
        flags += m_text[m_at++];
    if (!atEnd() && !m_text[m_at].isSpace() && m_text[m_at] != u')' && m_text[m_at] != u'|')
        return wrong(start,
                     tr("Behind the regular expression a space is missing. A slash in it "
                        "is written \\/."));
    if (pattern.isEmpty())
        return wrong(start, tr("The regular expression is empty and would match everything."));
    return finished({pattern, true, flags}, start);
}

Error FilterScanner::wrong(qsizetype offset, const QString &message) const
{
    return {message, offset, m_at - offset};
}

Error FilterScanner::incomplete(qsizetype offset, const QString &message) const
{
    return {message, offset, m_at - offset, true};
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filter/textmatcher.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr char32_t AnyText = 0x110000;
constexpr char32_t AnyCharacter = 0x110001;
constexpr quint8 NotAscii = 0xff;

// What keeps a pattern from running away; one of the user's can only lower these. They count anew
// at each place where a match may begin, and some runs not at all, so that the time can still grow
// with the square of the text: that is cut.
constexpr auto Guard = "(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)"_L1;

// More than a column or a header holds that somebody wrote by hand.
constexpr qsizetype MaxRegexText = 16 * 1024;

constexpr quint8 foldedAscii(char16_t c)
{
    if (c >= u'A' && c <= u'Z')
        return quint8(c + (u'a' - u'A'));
    if (c < 0x80)
        return quint8(c);
    // The only two others that fold to an ASCII letter.
    return c == 0x017f ? 's' : c == 0x212a ? 'k' : NotAscii;
}

constexpr quint8 foldedAscii(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 ? foldedAscii(char16_t(byte)) : NotAscii;
}

/// The case folded code point at `at`, which moves behind it.
char32_t takeFolded(QStringView text, qsizetype &at)
{
    const QChar c = text[at++];
    if (c.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::toCaseFolded(QChar::surrogateToUcs4(c, text[at++]));
    return QChar::toCaseFolded(char32_t(c.unicode()));
}

std::u32string readSource(const QString &source)
{
    std::u32string glob;
    for (qsizetype at = 0; at < source.size();) {
        if (source[at] == u'\\' && at + 1 < source.size()) {
            glob += takeFolded(source, ++at);
        } else if (source[at] == u'*') {
            glob += AnyText;
            ++at;
        } else if (source[at] == u'?') {
            glob += AnyCharacter;
            ++at;
        } else {
            glob += takeFolded(source, at);
        }
    }
    return glob;
}

/// From places in a text to places in its UTF-8, asked for in ascending order.
class Utf8Offsets
{
public:
    explicit Utf8Offsets(const QString &text)
        : m_text(text)
    {
    }
    qsizetype of(qsizetype at)
    {
        for (; m_at < at; ++m_at) {
            const QChar c = m_text[m_at];
            m_offset += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
        }
        return m_offset;
    }

private:
    const QString &m_text;
    qsizetype m_at = 0;
    qsizetype m_offset = 0;
};

/// The text whose UTF-8 these bytes are; empty when they are none: places in what stands for broken
/// bytes would be others. A byte order mark is a character here.
QString exactText(QByteArrayView utf8)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decode(utf8);
    return decode.hasError() ? QString() : text;
}

/// As many of the first bytes as make whole characters.
QByteArrayView wholeCharacters(QByteArrayView utf8, qsizetype most)
{
    qsizetype size = qMin(utf8.size(), most);
    while (size > 0 && size < utf8.size() && (quint8(utf8[size]) & 0xc0U) == 0x80U)
        --size;
    return utf8.first(size);
}

bool fits(std::u32string_view glob, QStringView text)
{
    size_t in = 0;
    size_t star = std::u32string_view::npos;
    qsizetype starAt = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (in < glob.size() && glob[in] == AnyText) {
            star = in++;
            starAt = at;
            if (in == glob.size())
                return true;
            continue;
        }
        qsizetype next = at;
        if (in < glob.size() && (takeFolded(text, next) == glob[in] || glob[in] == AnyCharacter)) {
            at = next;
            ++in;
            continue;
        }
        if (star == std::u32string_view::npos)
            return false;
        takeFolded(text, starAt); // the star takes one more
        at = starAt;
        in = star + 1;
    }
    return std::all_of(glob.begin() + ptrdiff_t(in), glob.end(),
                       [](char32_t c) { return c == AnyText; });
}

} // namespace

TextMatcher::TextMatcher(const QString &source, Fit fit)
{
    std::u32string glob = readSource(source);
    const auto isWild = [](char32_t c) {
        return c >= AnyText;
    };
    // *text* says no more than that it contains the text.
    if (glob.size() > 2 && glob.front() == AnyText && glob.back() == AnyText
        && std::none_of(glob.begin() + 1, glob.end() - 1, isWild)) {
        glob = glob.substr(1, glob.size() - 2);
        fit = Fit::Contains;
    }
    if (std::any_of(glob.begin(), glob.end(), isWild)) {
        m_mode = Mode::Glob;
        m_glob = std::move(glob);
        return;
    }
    m_text = QString::fromUcs4(glob.data(), qsizetype(glob.size()));
    const bool isAscii = std::all_of(glob.begin(), glob.end(), [](char32_t c) { return c < 0x80; });
    if (fit == Fit::Whole) {
        m_mode = Mode::Equal;
    } else if (glob.empty()) {
        m_mode = Mode::Everything;
    } else if (isAscii) {
        setAscii(m_text);
    } else {
        m_mode = Mode::Find;
        m_finder = QStringMatcher(m_text, Qt::CaseInsensitive);
    }
}

void TextMatcher::setAscii(const QString &needle)
{
    m_mode = Mode::FindAscii;
    m_ascii = needle.toLatin1(); // folded already
    const qsizetype length = m_ascii.size();
    m_skip.fill(quint8(std::min<qsizetype>(length, 255)));
    for (qsizetype i = 0; i < length - 1; ++i)
        m_skip[quint8(m_ascii[i])] = quint8(std::min<qsizetype>(length - 1 - i, 255));
    setAnchor();
    // What displayText() writes for other bytes, and what stands between a name and its value.
    m_fitsLines = std::none_of(m_ascii.begin(), m_ascii.end(), [](char c) {
        return c <= ' ' || c == ':' || c == '\\' || c == 0x7f;
    });
}

void TextMatcher::setAnchor()
{
    // Rare ones last, as they are in JSON with names and ids.
    constexpr QByteArrayView Frequent = "\"etaoinsr:,d0l1c2m3u4p5f6h7g8y9b_w-v{}./k[]+ x";
    const auto rarity = [&](char c) {
        const qsizetype at = Frequent.indexOf(c);
        return at < 0 ? Frequent.size() : at;
    };
    m_anchor = std::max_element(m_ascii.begin(), m_ascii.end(),
                                [&](char a, char b) { return rarity(a) < rarity(b); })
        - m_ascii.begin();
}

Result<TextMatcher> TextMatcher::regex(const QString &pattern, QStringView flags)
{
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption;
    for (const QChar flag : flags) {
        if (flag == u'i')
            options |= QRegularExpression::CaseInsensitiveOption;
        else if (flag == u'm')
            options |= QRegularExpression::MultilineOption;
        else if (flag == u's')
            options |= QRegularExpression::DotMatchesEverythingOption;
        else
            return Error {QCoreApplication::translate(
                "Filter", "Behind a regular expression only i, m and s may stand.")};
    }
    TextMatcher matcher;
    matcher.m_mode = Mode::Regex;
    matcher.m_regex = QRegularExpression(Guard + pattern, options);
    if (!matcher.m_regex.isValid())
        return Error {QCoreApplication::translate("Filter", "This is not a regular expression: %1.")
                          .arg(matcher.m_regex.errorString()),
                      std::clamp<qsizetype>(matcher.m_regex.patternErrorOffset() - Guard.size(), 0,
                                            pattern.size())};
    matcher.m_regex.optimize();
    return matcher;
}

/// The first place from `from` on, or -1.
template <typename Char>
qsizetype TextMatcher::findAscii(const Char *text, qsizetype size, qsizetype from) const
{
    const qsizetype last = m_ascii.size() - 1;
    const char *const needle = m_ascii.constData();
    for (qsizetype at = from + last; at < size;) {
        const quint8 end = foldedAscii(text[at]);
        if (end == quint8(needle[last])) {
            qsizetype i = last;
            while (i > 0 && foldedAscii(text[at - last + i - 1]) == quint8(needle[i - 1]))
                --i;
            if (i == 0)
                return at - last;
        }
        at += m_skip[end];
    }
    return -1;
}

/// From one place to the next where the rarest character of the needle stands: memchr() goes
/// through bytes many times as fast as a loop.
bool TextMatcher::holdsAscii(QByteArrayView text) const
{
    const qsizetype length = m_ascii.size();
    if (text.size() < length)
        return false;
    const char lower = m_ascii[m_anchor];
    const bool isLetter = lower >= 'a' && lower <= 'z';
    const char *const begin = text.data() + m_anchor;
    const char *const end = begin + (text.size() - length + 1);
    const auto next = [end](const char *from, char c) {
        const auto *found = static_cast<const char *>(std::memchr(from, c, size_t(end - from)));
        return found ? found : end;
    };
    const char *small = next(begin, lower);
    const char *capital = isLetter ? next(begin, char(lower - 'a' + 'A')) : end;
    while (true) {
        const char *const at = std::min(small, capital);
        if (at == end)
            return false;
        const char *const start = at - m_anchor;
        if (std::equal(m_ascii.begin(), m_ascii.end(), start,
                       [](char a, char b) { return quint8(a) == foldedAscii(b); }))
            return true;
        if (at == small)
            small = next(at + 1, lower);
        else
            capital = next(at + 1, char(lower - 'a' + 'A'));
    }
}

bool TextMatcher::matches(QStringView text) const
{
    switch (m_mode) {
    case Mode::Everything:
        return true;
    case Mode::FindAscii:
        return findAscii(text.utf16(), text.size()) >= 0;
    case Mode::Find:
        return m_finder.indexIn(text) >= 0;
    case Mode::Equal:
        return text.size() == m_text.size() && text.compare(m_text, Qt::CaseInsensitive) == 0;
    case Mode::Glob:
        return fits(m_glob, text);
    case Mode::Regex:
        return text.size() <= MaxRegexText
            ? m_regex.match(text.toString()).hasMatch()
            // The end of what is left is not the end of the text: "$" must not match there.
            : m_regex.match(text.first(MaxRegexText) + QChar(0xffff)).hasMatch();
    }
    return false;
}

bool TextMatcher::matchesUtf8(QByteArrayView text) const
{
    if (m_mode == Mode::Everything)
        return true;
    if (m_mode == Mode::FindAscii && holdsAscii(text))
        return true;
    constexpr qsizetype MaxBytesOfUnit = 3;
    if (m_mode == Mode::Regex)
        return matches(
            QString::fromUtf8(text.first(qMin(text.size(), MaxRegexText * MaxBytesOfUnit))));
    // The two letters outside ASCII that fold into it have other bytes.
    const bool plain = m_mode == Mode::FindAscii
        && std::none_of(m_ascii.begin(), m_ascii.end(),
                        [](char c) { return c == 's' || c == 'k'; });
    if (plain
        || (m_mode == Mode::FindAscii && !text.contains("\xc5\xbf")
            && !text.contains("\xe2\x84\xaa")))
        return false;
    return matches(QString::fromUtf8(text));
}

bool TextMatcher::isAbsentFromLines(QByteArrayView lines) const
{
    const auto isPlain = [](char c) {
        return (c >= ' ' && c <= '~') || c == '\r' || c == '\n';
    };
    return m_mode == Mode::FindAscii && m_fitsLines && !holdsAscii(lines)
        && std::all_of(lines.begin(), lines.end(), isPlain);
}

QList<TextMatcher::Place> TextMatcher::placesIn(QByteArrayView utf8, qsizetype most) const
{
    QList<Place> places;
    if (m_mode == Mode::FindAscii) {
        for (qsizetype at = 0; places.size() < most;) {
            at = findAscii(utf8.data(), utf8.size(), at);
            if (at < 0)
                break;
            places.append({at, at + m_ascii.size()});
            at += m_ascii.size();
        }
    } else if (m_mode == Mode::Find) {
        const QString text = exactText(utf8);
        Utf8Offsets offsets(text);
        for (qsizetype at = m_finder.indexIn(text); at >= 0 && places.size() < most;
             at = m_finder.indexIn(text, at + m_text.size())) {
            const qsizetype begin = offsets.of(at);
            places.append({begin, offsets.of(at + m_text.size())});
        }
    } else if (m_mode == Mode::Regex) {
        const QString text = exactText(wholeCharacters(utf8, MaxRegexText));
        Utf8Offsets offsets(text);
        for (auto found = m_regex.globalMatch(text); found.hasNext() && places.size() < most;) {
            const QRegularExpressionMatch match = found.next();
            const qsizetype begin = offsets.of(match.capturedStart());
            if (match.capturedLength() > 0)
                places.append({begin, offsets.of(match.capturedEnd())});
        }
    }
    return places;
}

} // namespace hookglass

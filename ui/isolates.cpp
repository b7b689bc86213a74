// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/isolates.h"

#include <algorithm>

namespace hookglass {

namespace {

constexpr QChar FirstStrongIsolate = u'\u2068';
constexpr QChar LeftToRightMark = u'\u200e';
constexpr QChar PopIsolate = u'\u2069';
constexpr char16_t FirstOfThem = 0x0590; // Hebrew; no script before it is written so

bool isRightToLeft(const QString &text, qsizetype at)
{
    const QChar c = text[at];
    if (c.unicode() < FirstOfThem)
        return false;
    const bool isPair = c.isHighSurrogate() && at + 1 < text.size();
    const QChar::Direction direction =
        isPair ? QChar::direction(QChar::surrogateToUcs4(c, text[at + 1])) : c.direction();
    return direction == QChar::DirR || direction == QChar::DirAL;
}

/// What stands around a name in a sentence.
bool isAround(QChar c)
{
    return c.isSpace() || QStringView(u"\"'“”‘’«»,.:;!?…").contains(c);
}

/// Words between spaces; a name is as many in a row as have such letters.
struct Words
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

Words wordAt(const QString &text, qsizetype at)
{
    Words word {at, at};
    while (word.begin > 0 && !text[word.begin - 1].isSpace())
        --word.begin;
    while (word.end < text.size() && !text[word.end].isSpace())
        ++word.end;
    return word;
}

} // namespace

QString withIsolatedNames(const QString &sentence)
{
    const auto mayBe = [](QChar c) {
        return c.unicode() >= FirstOfThem;
    };
    if (std::none_of(sentence.begin(), sentence.end(), mayBe))
        return sentence; // as nearly always
    QString out;
    qsizetype done = 0;
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        if (!isRightToLeft(sentence, at))
            continue;
        Words name = wordAt(sentence, at);
        for (qsizetype next = name.end; next < sentence.size() && sentence[next].isSpace();) {
            while (next < sentence.size() && sentence[next].isSpace())
                ++next;
            const Words word = next < sentence.size() ? wordAt(sentence, next) : Words();
            const auto isOfIt = [&] {
                for (qsizetype i = word.begin; i < word.end; ++i) {
                    if (isRightToLeft(sentence, i))
                        return true;
                }
                return false;
            };
            if (!isOfIt())
                break;
            next = name.end = word.end;
        }
        while (name.begin < at && isAround(sentence[name.begin]))
            ++name.begin;
        while (name.end > at + 1 && isAround(sentence[name.end - 1]))
            --name.end;
        const QStringView before = QStringView(sentence).sliced(done, name.begin - done);
        const auto isLetter = [](QChar c) {
            return c.direction() == QChar::DirL;
        };
        if (done == 0 && std::none_of(before.begin(), before.end(), isLetter))
            out += LeftToRightMark;
        out += before;
        out += FirstStrongIsolate + QStringView(sentence).sliced(name.begin, name.end - name.begin)
            + PopIsolate;
        done = name.end;
        at = name.end - 1;
    }
    return out + QStringView(sentence).sliced(done);
}

} // namespace hookglass

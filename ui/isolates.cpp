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

bool isRightToLeft(const QString &text, const Words &words)
{
    for (qsizetype i = words.begin; i < words.end; ++i) {
        if (isRightToLeft(text, i))
            return true;
    }
    return false;
}

/// The name with the letter at `at`, without what stands around it.
Words nameAt(const QString &text, qsizetype at)
{
    Words name = wordAt(text, at);
    for (qsizetype next = name.end; next < text.size();) {
        while (next < text.size() && text[next].isSpace())
            ++next;
        const Words word = next < text.size() ? wordAt(text, next) : Words();
        if (!isRightToLeft(text, word))
            break;
        next = name.end = word.end;
    }
    while (name.begin < at && isAround(text[name.begin]))
        ++name.begin;
    while (name.end > at + 1 && isAround(text[name.end - 1]))
        --name.end;
    return name;
}

bool hasLeftToRight(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirL; });
}

} // namespace

QString withIsolatedNames(const QString &sentence)
{
    const auto mayBe = [](QChar c) {
        return c.unicode() >= FirstOfThem;
    };
    if (std::none_of(sentence.begin(), sentence.end(), mayBe))
        return sentence; // as nearly always
    const QStringView all(sentence);
    QString out;
    qsizetype done = 0;
    for (qsizetype at = 0; at < sentence.size(); ++at) {
        if (!isRightToLeft(sentence, at))
            continue;
        const Words name = nameAt(sentence, at);
        const QStringView before = all.sliced(done, name.begin - done);
        if (done == 0 && !hasLeftToRight(before))
            out += LeftToRightMark;
        out += before;
        out += FirstStrongIsolate + all.sliced(name.begin, name.end - name.begin) + PopIsolate;
        done = name.end;
        at = name.end - 1;
    }
    return out + all.sliced(done);
}

QString withoutIsolates(QString shown)
{
    for (const QChar sign : {FirstStrongIsolate, LeftToRightMark, PopIsolate})
        shown.remove(sign);
    return shown;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verify/bytediff.h"

#include <QStringDecoder>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype Before = 24; // bytes of context
constexpr qsizetype Window = 240; // bytes of each side that are compared

bool isContinuation(char c)
{
    return (uchar(c) & 0xc0) == 0x80;
}

/// Lengths of the longest common subsequences of the ends of both texts.
class CommonLengths
{
public:
    CommonLengths(QByteArrayView a, QByteArrayView b)
        : m_width(b.size() + 1)
        , m_lengths(size_t((a.size() + 1) * m_width))
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j)
                m_lengths[index(i, j)] = a[i] == b[j] ? quint16(at(i + 1, j + 1) + 1)
                                                      : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    quint16 at(qsizetype i, qsizetype j) const { return m_lengths[index(i, j)]; }

private:
    size_t index(qsizetype i, qsizetype j) const { return size_t(i * m_width + j); }

    qsizetype m_width;
    std::vector<quint16> m_lengths;
};

QString pictureOf(char32_t code)
{
    switch (code) {
    case ' ':
        return u"·"_s;
    case '\n':
        return u"↵"_s;
    case '\r':
        return u"↩"_s;
    case '\t':
        return u"⇥"_s;
    case 0xfeff:
        return u"[BOM]"_s;
    default:
        break;
    }
    if (!QChar::isPrint(code) || QChar::category(code) == QChar::Other_Format)
        return u"[U+%1]"_s.arg(uint(code), 4, 16, QLatin1Char('0'));
    return QString::fromUcs4(&code, 1);
}

/// Pieces as they are found, runs of one side joined; in a change the signed bytes come first.
class Pieces
{
public:
    void add(DiffPiece::Side side, char byte)
    {
        const bool same = side == DiffPiece::Side::Both;
        if (same != m_inSame)
            flush();
        m_inSame = same;
        (side == DiffPiece::Side::Arrived ? m_arrived : m_bytes) += byte;
    }
    QList<DiffPiece> take()
    {
        flush();
        return std::move(m_pieces);
    }

private:
    void flush()
    {
        append(m_inSame ? DiffPiece::Side::Both : DiffPiece::Side::Signed, m_bytes);
        append(DiffPiece::Side::Arrived, m_arrived);
    }
    void append(DiffPiece::Side side, QByteArray &bytes)
    {
        if (!bytes.isEmpty())
            m_pieces.append({side, visibleBytes(bytes)});
        bytes.clear();
    }
    bool m_inSame = true;
    QByteArray m_bytes; ///< of both sides, or in a change of the signed one
    QByteArray m_arrived;
    QList<DiffPiece> m_pieces;
};

} // namespace

QString visibleBytes(QByteArrayView bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto lead = uchar(bytes[at]);
        const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
        const QString decoded = decoder(bytes.sliced(at, std::min(length, bytes.size() - at)));
        const QList<uint> codes = decoded.toUcs4();
        if (decoder.hasError() || codes.size() != 1 || at + length > bytes.size()) {
            text += u"\\x%1"_s.arg(uint(lead), 2, 16, QLatin1Char('0'));
            ++at;
            continue;
        }
        text += pictureOf(codes.first());
        at += length;
    }
    return text;
}

ByteDiff diffBytes(QByteArrayView signedBody, QByteArrayView arrivedBody)
{
    const qsizetype shorter = std::min(signedBody.size(), arrivedBody.size());
    const qsizetype same =
        std::mismatch(signedBody.begin(), signedBody.begin() + shorter, arrivedBody.begin()).first
        - signedBody.begin();
    qsizetype start = std::max<qsizetype>(0, same - Before);
    while (start > 0 && start < shorter && isContinuation(signedBody[start]))
        --start;
    const QByteArrayView a = signedBody.sliced(start, std::min(Window, signedBody.size() - start));
    const QByteArrayView b =
        arrivedBody.sliced(start, std::min(Window, arrivedBody.size() - start));
    const CommonLengths lengths(a, b);
    // Where both ways are as good, the longer body is the one that has the piece more.
    const bool grown = arrivedBody.size() > signedBody.size();
    Pieces pieces;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        const bool equal = i < a.size() && j < b.size() && a[i] == b[j];
        if (equal) {
            pieces.add(DiffPiece::Side::Both, a[i]);
            ++i;
            ++j;
        } else if (j == b.size()
                   || (i < a.size()
                       && lengths.at(i + 1, j) >= lengths.at(i, j + 1) + (grown ? 1 : 0))) {
            pieces.add(DiffPiece::Side::Signed, a[i++]);
        } else {
            pieces.add(DiffPiece::Side::Arrived, b[j++]);
        }
        // What is left of one side when the other's window ends says nothing.
        const bool aEnds = i == a.size() && start + i < signedBody.size();
        const bool bEnds = j == b.size() && start + j < arrivedBody.size();
        if (aEnds || bEnds)
            break;
    }
    return {.offset = start,
            .pieces = pieces.take(),
            .cutBefore = start > 0,
            .cutBehind = start + i < signedBody.size() || start + j < arrivedBody.size()};
}

} // namespace hookglass

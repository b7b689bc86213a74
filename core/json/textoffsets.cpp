// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json/textoffsets.h"

#include "core/base/textbytes.h"

#include <QChar>

#include <algorithm>

namespace hookglass::json {

namespace {

constexpr qsizetype UnicodeEscape = 6; // \uXXXX
constexpr qsizetype PercentEscape = 3; // %XX

/// The UTF-16 unit of an escape "\uXXXX" at `at`; 0 when there is none.
ushort escapedUnit(QByteArrayView inside, qsizetype at)
{
    if (inside.size() < at + UnicodeEscape || inside[at] != '\\' || inside[at + 1] != 'u')
        return 0;
    return inside.sliced(at + 2, 4).toByteArray().toUShort(nullptr, 16);
}

} // namespace

qsizetype unitSize(QByteArrayView inside, qsizetype at)
{
    if (inside[at] != '\\')
        return 1;
    if (inside.size() <= at + 1 || inside[at + 1] != 'u')
        return std::min<qsizetype>(2, inside.size() - at);
    const bool isPair = QChar::isHighSurrogate(escapedUnit(inside, at))
        && QChar::isLowSurrogate(escapedUnit(inside, at + UnicodeEscape));
    return std::min(isPair ? 2 * UnicodeEscape : UnicodeEscape, inside.size() - at);
}

TextOffsets::TextOffsets(const Value &text)
{
    const QByteArrayView raw = text.raw();
    if (raw.isEmpty())
        return;
    const QByteArrayView inside = raw.size() > 1 ? raw.sliced(1).chopped(1) : raw.sliced(1);
    m_end.encoded = quint32(text.offset() + 1);
    for (qsizetype at = 0; at < inside.size();) {
        const qsizetype escape = inside.indexOf('\\', at);
        const qsizetype end = escape < 0 ? inside.size() : escape;
        if (end > at)
            add(end - at, end - at, false);
        if (escape < 0)
            break;
        const qsizetype size = unitSize(inside, escape);
        add(unescaped(inside.sliced(escape, size)).size(), size, true);
        at = escape + size;
    }
}

TextOffsets TextOffsets::ofFormValue(QByteArrayView encoded, qsizetype offset)
{
    TextOffsets offsets;
    offsets.m_end.encoded = quint32(offset);
    for (qsizetype at = 0; at < encoded.size();) {
        const qsizetype escape = encoded.indexOf('%', at);
        const qsizetype end = escape < 0 ? encoded.size() : escape;
        if (end > at)
            offsets.add(end - at, end - at, false);
        if (escape < 0)
            break;
        const bool isWhole = encoded.size() >= escape + PercentEscape
            && hexDigit(encoded[escape + 1]) >= 0 && hexDigit(encoded[escape + 2]) >= 0;
        const qsizetype size = isWhole ? PercentEscape : 1;
        offsets.add(1, size, isWhole);
        at = escape + size;
    }
    return offsets;
}

void TextOffsets::add(qsizetype decodedSize, qsizetype encodedSize, bool escape)
{
    m_runs.push_back({m_end.decoded, m_end.encoded, escape});
    m_end.decoded += quint32(decodedSize);
    m_end.encoded += quint32(encodedSize);
}

qsizetype TextOffsets::encoded(qsizetype decoded) const
{
    if (decoded >= qsizetype(m_end.decoded))
        return m_end.encoded;
    const auto behind =
        std::upper_bound(m_runs.begin(), m_runs.end(), decoded,
                         [](qsizetype at, const Run &run) { return at < qsizetype(run.decoded); });
    const Run &run = *std::prev(behind);
    return qsizetype(run.encoded) + (run.escape ? 0 : decoded - qsizetype(run.decoded));
}

qsizetype TextOffsets::decoded(qsizetype encoded) const
{
    if (encoded >= qsizetype(m_end.encoded))
        return m_end.decoded;
    const auto behind =
        std::upper_bound(m_runs.begin(), m_runs.end(), encoded,
                         [](qsizetype at, const Run &run) { return at < qsizetype(run.encoded); });
    if (behind == m_runs.begin())
        return 0;
    const Run &run = *std::prev(behind);
    return qsizetype(run.decoded) + (run.escape ? 0 : encoded - qsizetype(run.encoded));
}

} // namespace hookglass::json

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/bodydiff.h"

#include "core/events/secretfinder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

constexpr qsizetype LinesBefore = 1;
constexpr qsizetype MostLines = 1000;

/// "7b 22 61 …  {"a" …" with a dot for what is no ASCII letter or sign.
QString hexLine(QByteArrayView bytes, qsizetype lineSize)
{
    QString hex;
    QString text;
    for (const char c : bytes) {
        hex += u"%1 "_s.arg(uint(uchar(c)), 2, 16, QLatin1Char('0'));
        text += c >= ' ' && c <= '~' ? QLatin1Char(c) : QLatin1Char('.');
    }
    return hex.leftJustified(lineSize * 3 + 1) + text;
}

json::DiffSide sideOf(QByteArrayView bytes, qsizetype offset, qsizetype lineSize)
{
    if (offset >= bytes.size())
        return {};
    const QByteArrayView line = bytes.sliced(offset, qMin(lineSize, bytes.size() - offset));
    return {.exists = true,
            .name = u"%1"_s.arg(offset, 8, 16, QLatin1Char('0')),
            .text = hexLine(line, lineSize),
            .markBegin = 0,
            .markEnd = 0,
            .begin = offset,
            .end = offset + line.size()};
}

/// The bytes of the hexadecimal part that differ first to last.
void mark(json::DiffRow &row, QByteArrayView left, QByteArrayView right, qsizetype lineSize)
{
    const auto at = [](QByteArrayView bytes, qsizetype i) {
        return i < bytes.size() ? int(uchar(bytes[i])) : -1;
    };
    qsizetype begin = 0;
    while (begin < lineSize - 1 && at(left, begin) == at(right, begin))
        ++begin;
    qsizetype end = lineSize;
    while (end > begin + 1 && at(left, end - 1) == at(right, end - 1))
        --end;
    row.left.markBegin = row.right.markBegin = begin * 3;
    row.left.markEnd = row.right.markEnd = end * 3 - 1;
}

json::DocumentDiff byteRows(QByteArrayView left, QByteArrayView right, qsizetype firstDifference,
                            qsizetype lineSize)
{
    json::DocumentDiff diff;
    const qsizetype begin = qMax(qsizetype(0), firstDifference / lineSize - LinesBefore) * lineSize;
    const qsizetype longer = qMax(left.size(), right.size());
    for (qsizetype offset = begin; offset < longer; offset += lineSize) {
        if (diff.rows.size() == MostLines) {
            diff.isCut = true;
            break;
        }
        json::DiffRow row;
        row.left = sideOf(left, offset, lineSize);
        row.right = sideOf(right, offset, lineSize);
        using Kind = json::DiffRow::Kind;
        row.kind = !row.left.exists           ? Kind::Added
            : !row.right.exists               ? Kind::Removed
            : row.left.text == row.right.text ? Kind::Same
                                              : Kind::Changed;
        if (row.kind == Kind::Changed)
            mark(row, left.sliced(row.left.begin, row.left.end - row.left.begin),
                 right.sliced(row.right.begin, row.right.end - row.right.begin), lineSize);
        row.counts = row.kind != Kind::Same;
        diff.rows.append(row);
    }
    return diff;
}

bool isJson(const BodyContent &content)
{
    return content.kind == BodyContent::Kind::Json && content.document->isValid();
}

BodyContent readOpen(BodySource source, const EventCatalog &catalog, const std::stop_token &stop)
{
    source.mask = false;
    return readBodyContent(source, catalog, stop);
}

BodyDiff::Hidden compareHidden(const BodyContent &left, const BodyContent &right,
                               const BodyContent &openLeft, const BodyContent &openRight,
                               const QByteArrayList &leftSecrets,
                               const QByteArrayList &rightSecrets)
{
    using Hidden = BodyDiff::Hidden;
    if (left.bytes == openLeft.bytes && right.bytes == openRight.bytes)
        return Hidden::Nothing;
    if (openLeft.bytes == openRight.bytes)
        return Hidden::Same;
    if (left.bytes == right.bytes)
        return Hidden::Differs;
    if (leftSecrets.isEmpty() && rightSecrets.isEmpty()) // what is masked was found another way
        return Hidden::NotCompared;
    return leftSecrets == rightSecrets ? Hidden::Same : Hidden::Differs;
}

} // namespace

BodyDiff diffSources(const BodySource &left, const BodySource &right, const EventCatalog &catalog,
                     const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine)
{
    const BodyContent leftContent = readBodyContent(left, catalog, options.stop);
    const BodyContent rightContent = readBodyContent(right, catalog, options.stop);
    if (options.stop.stop_requested())
        return {};
    BodyDiff diff = diffBodies(leftContent, rightContent, options, asBytes, bytesInLine);
    if ((left.mask || right.mask) && !options.stop.stop_requested()) {
        const SecretFinder finder(catalog);
        const BodyContent openLeft = readOpen(left, catalog, options.stop);
        const BodyContent openRight = readOpen(right, catalog, options.stop);
        diff.hidden = compareHidden(leftContent, rightContent, openLeft, openRight,
                                    finder.secrets(openLeft.bytes, left.headers),
                                    finder.secrets(openRight.bytes, right.headers));
    }
    return diff;
}

BodyDiff diffBodies(const BodyContent &left, const BodyContent &right,
                    const json::DiffOptions &options, bool asBytes, qsizetype bytesInLine)
{
    BodyDiff result;
    const bool areJson = isJson(left) && isJson(right);
    if (areJson)
        result.diff = json::diffDocuments(*left.document, *right.document, options);
    if (left.bytes == right.bytes)
        return result;
    const qsizetype shorter = qMin(left.bytes.size(), right.bytes.size());
    result.firstDifference =
        std::mismatch(left.bytes.begin(), left.bytes.begin() + shorter, right.bytes.begin()).first
        - left.bytes.begin();
    result.sameValues = areJson && result.diff.differences() == 0;
    result.kind =
        areJson && !asBytes && !result.sameValues ? BodyDiff::Kind::Json : BodyDiff::Kind::Bytes;
    if (result.kind == BodyDiff::Kind::Bytes)
        result.diff = byteRows(left.bytes, right.bytes, *result.firstDifference, bytesInLine);
    return result;
}

} // namespace hookglass

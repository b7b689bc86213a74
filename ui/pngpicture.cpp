// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pngpicture.h"

#include <QtEndian>

namespace hookglass {

namespace {

constexpr qsizetype SignatureSize = 8;
constexpr qint64 AroundData = 12; // length, type and checksum of a chunk
constexpr qsizetype LargestSmall = 1024; // of what belongs to the picture beside its pixels

bool isNeeded(QByteArrayView type, qint64 size)
{
    for (const QByteArrayView pixels : {"IHDR", "PLTE", "IDAT", "IEND"}) {
        if (type == pixels)
            return true;
    }
    for (const QByteArrayView small : {"tRNS", "gAMA", "cHRM", "sRGB", "pHYs"}) {
        if (type == small)
            return size <= LargestSmall;
    }
    return false;
}

} // namespace

QByteArray pngPicture(const QByteArray &bytes)
{
    QByteArray picture = bytes.first(qMin(SignatureSize, bytes.size()));
    for (qsizetype at = SignatureSize; bytes.size() - at >= AroundData;) {
        const qint64 size = qFromBigEndian<quint32>(bytes.constData() + at);
        const auto whole = qsizetype(qMin(size + AroundData, qint64(bytes.size() - at)));
        const QByteArrayView chunk = QByteArrayView(bytes).sliced(at, whole);
        if (isNeeded(chunk.sliced(4, 4), size))
            picture.append(chunk);
        at += whole;
    }
    return picture;
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"

#include <zlib.h>

#include <algorithm>

namespace hookglass {

namespace {

constexpr int AutoGzipOrZlib = 15 + 32; // zlib's window bits with header detection
constexpr int RawDeflate = -15;
constexpr int GzipWindow = 15 + 16;
constexpr qsizetype SystemByte = 9; // in the gzip header
constexpr qsizetype Chunk = 64 * 1024;

Bytef *writable(char *bytes)
{
    return reinterpret_cast<Bytef *>(bytes);
}

/// zlib takes a pointer that is not const, and does not write to it.
Bytef *readable(QByteArrayView bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}

std::optional<QByteArray> inflateAll(QByteArrayView bytes, int windowBits, qsizetype maxBytes)
{
    z_stream stream {};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return std::nullopt;
    stream.next_in = readable(bytes);
    stream.avail_in = uInt(bytes.size());
    QByteArray decoded;
    QByteArray chunk(Chunk, Qt::Uninitialized);
    int status = Z_OK;
    while (status == Z_OK && decoded.size() <= maxBytes) {
        stream.next_out = writable(chunk.data());
        stream.avail_out = uInt(Chunk);
        status = inflate(&stream, Z_NO_FLUSH);
        decoded.append(chunk.constData(), Chunk - qsizetype(stream.avail_out));
    }
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    return whole && decoded.size() <= maxBytes ? std::optional(decoded) : std::nullopt;
}

} // namespace

std::optional<QByteArray> decodeContent(QByteArrayView bytes, qsizetype maxBytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    if (const auto decoded = inflateAll(bytes, AutoGzipOrZlib, maxBytes))
        return decoded;
    return inflateAll(bytes, RawDeflate, maxBytes);
}

QByteArray gzip(QByteArrayView bytes, int level, char system)
{
    z_stream stream {};
    if (deflateInit2(&stream, level, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray encoded(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = readable(bytes);
    stream.avail_in = uInt(bytes.size());
    stream.next_out = writable(encoded.data());
    stream.avail_out = uInt(encoded.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    encoded.truncate(encoded.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    if (!whole || encoded.size() <= SystemByte)
        return {};
    encoded[SystemByte] = system;
    return encoded;
}

} // namespace hookglass

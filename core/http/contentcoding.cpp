// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/contentcoding.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QScopeGuard>

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>

namespace hookglass {

namespace {

constexpr int AutoGzipOrZlib = 15 + 32; // zlib's window bits with header detection
constexpr int RawDeflate = -15;
constexpr int GzipWindow = 15 + 16;
constexpr qsizetype SystemByte = 9; // in the gzip header
constexpr qsizetype Chunk = 64 * 1024;
constexpr qsizetype MostCodings = 2;
constexpr QByteArrayView GzipBeginning = "\x1f\x8b";

QString tr(const char *text)
{
    return QCoreApplication::translate("ContentCoding", text);
}

Bytef *writable(char *bytes)
{
    return reinterpret_cast<Bytef *>(bytes);
}

/// zlib takes a pointer that is not const, and does not write to it.
Bytef *readable(QByteArrayView bytes)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
}

/// `tooLarge`, if given, is set when that was the reason.
std::optional<QByteArray> inflateAll(QByteArrayView bytes, int windowBits, qsizetype maxBytes,
                                     bool *tooLarge)
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
    if (tooLarge && decoded.size() > maxBytes)
        *tooLarge = true;
    return whole && decoded.size() <= maxBytes ? std::optional(decoded) : std::nullopt;
}

const uint8_t *unsignedBytes(const char *bytes)
{
    return reinterpret_cast<const uint8_t *>(bytes);
}

/// What Content-Encoding names, in lower case, in the order in which it was done.
QList<QByteArray> codingsOf(const HttpHeaders &headers)
{
    QList<QByteArray> codings;
    for (const HttpHeader &header : headers) {
        if (header.name.compare("Content-Encoding", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &each : header.value.split(',')) {
            const QByteArray coding = each.trimmed().toLower();
            if (!coding.isEmpty() && coding != "identity")
                codings.append(coding.startsWith("x-") ? coding.sliced(2) : coding);
        }
    }
    return codings;
}

/// Of what decodeContent() takes.
QByteArray codingOf(QByteArrayView bytes)
{
    return bytes.startsWith(GzipBeginning) ? "gzip" : "deflate";
}

std::optional<QByteArray> undeflated(QByteArrayView bytes, qsizetype maxBytes, bool *tooLarge)
{
    if (bytes.size() < 2)
        return std::nullopt;
    if (const auto decoded = inflateAll(bytes, AutoGzipOrZlib, maxBytes, tooLarge))
        return decoded;
    return inflateAll(bytes, RawDeflate, maxBytes, tooLarge);
}

std::optional<QByteArray> unbrotlied(QByteArrayView bytes, qsizetype maxBytes, bool *tooLarge)
{
    BrotliDecoderState *state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (!state)
        return std::nullopt;
    const auto destroy = qScopeGuard([state] { BrotliDecoderDestroyInstance(state); });
    const uint8_t *in = unsignedBytes(bytes.data());
    size_t left = size_t(bytes.size());
    QByteArray decoded;
    BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && decoded.size() <= maxBytes) {
        size_t room = 0; // it keeps what it has decoded, and is asked for it
        uint8_t *none = nullptr;
        status = BrotliDecoderDecompressStream(state, &left, &in, &room, &none, nullptr);
        while (decoded.size() <= maxBytes && BrotliDecoderHasMoreOutput(state)) {
            size_t size = size_t(Chunk);
            const uint8_t *out = BrotliDecoderTakeOutput(state, &size);
            decoded.append(reinterpret_cast<const char *>(out), qsizetype(size));
        }
    }
    const bool whole = status == BROTLI_DECODER_RESULT_SUCCESS && left == 0;
    if (tooLarge && decoded.size() > maxBytes)
        *tooLarge = true;
    return whole && decoded.size() <= maxBytes ? std::optional(decoded) : std::nullopt;
}

bool isKnown(const QByteArray &coding)
{
    return coding == "gzip" || coding == "deflate" || coding == "br";
}

std::optional<QByteArray> decodedFrom(const QByteArray &coding, const QByteArray &bytes,
                                      qsizetype maxBytes, bool *tooLarge = nullptr)
{
    if (!isKnown(coding))
        return std::nullopt;
    return coding == "br" ? unbrotlied(bytes, maxBytes, tooLarge)
                          : undeflated(bytes, maxBytes, tooLarge);
}

/// Undoes codings, the last one first; what came of each is appended. False: not all could be,
/// since the header may be wrong.
bool undo(const QList<QByteArray> &codings, const QByteArray &body, qsizetype maxBytes,
          QList<QByteArray> &layers)
{
    if (codings.isEmpty() || codings.size() > MostCodings)
        return false;
    for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
        auto decoded = decodedFrom(*coding, layers.isEmpty() ? body : layers.last(), maxBytes);
        if (!decoded)
            return false;
        layers.append(std::move(*decoded));
    }
    return true;
}

/// Of which no coding makes anything.
bool isText(QByteArrayView bytes)
{
    constexpr QByteArrayView Spaces = "\t\n\r";
    return bytes.isValidUtf8() && std::all_of(bytes.begin(), bytes.end(), [&](char c) {
               return uchar(c) >= 0x20 || Spaces.contains(c);
           });
}

} // namespace

std::optional<QByteArray> decodeBrotli(QByteArrayView bytes, qsizetype maxBytes)
{
    return unbrotlied(bytes, maxBytes, nullptr);
}

QList<QByteArray> decodedLayers(const QByteArray &body, const HttpHeaders &headers,
                                qsizetype maxBytes)
{
    QList<QByteArray> layers;
    if (undo(codingsOf(headers), body, maxBytes, layers))
        return layers;
    if (auto decoded = decodeContent(body, maxBytes))
        layers.append(std::move(*decoded));
    return layers;
}

std::optional<DecodedBody> decodeBody(const QByteArray &body, const HttpHeaders &headers,
                                      qsizetype maxBytes)
{
    const QList<QByteArray> codings = codingsOf(headers);
    QList<QByteArray> layers;
    if (undo(codings, body, maxBytes, layers))
        return DecodedBody {layers.last(), codings.join(", ")};
    auto decoded = decodeContent(body, maxBytes);
    return decoded ? std::optional(DecodedBody {std::move(*decoded), codingOf(body)})
                   : std::nullopt;
}

std::optional<QByteArray> decodeContent(QByteArrayView bytes, qsizetype maxBytes)
{
    return undeflated(bytes, maxBytes, nullptr);
}

std::optional<CodingFault> codingFault(const QByteArray &body, const HttpHeaders &headers,
                                       qsizetype maxBytes)
{
    using Kind = CodingFault::Kind;
    QList<QByteArray> codings = codingsOf(headers);
    if (codings.isEmpty() && body.startsWith(GzipBeginning))
        codings = {"gzip"};
    if (!codings.isEmpty() && isText(body))
        return CodingFault {Kind::NotPacked, codings.join(", "), maxBytes};
    if (codings.size() > MostCodings)
        return CodingFault {Kind::TooMany, codings.join(", "), maxBytes};
    QByteArray bytes = body;
    for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
        if (!isKnown(*coding))
            return CodingFault {Kind::Unknown, *coding, maxBytes};
        bool tooLarge = false;
        auto decoded = decodedFrom(*coding, bytes, maxBytes, &tooLarge);
        if (!decoded) {
            const bool isOther = *coding == "gzip" && !bytes.startsWith(GzipBeginning);
            return CodingFault {tooLarge      ? Kind::TooLarge
                                    : isOther ? Kind::NotPacked
                                              : Kind::Damaged,
                                *coding, maxBytes};
        }
        bytes = std::move(*decoded);
    }
    return std::nullopt;
}

QString CodingFault::text() const
{
    const QString name = visibleText(QString::fromLatin1(coding), 40);
    switch (kind) {
    case Kind::Unknown:
        return tr("packed with %1, which Hookglass cannot unpack").arg(name);
    case Kind::TooMany:
        return tr("packed more than twice (%1), which Hookglass does not unpack").arg(name);
    case Kind::NotPacked:
        return tr("not packed with %1, though its header says so").arg(name);
    case Kind::Damaged:
        return tr("cannot be unpacked: the %1 data is damaged").arg(name);
    case Kind::TooLarge:
        return tr("not unpacked: it unpacks to more than %1").arg(humanSize(maxBytes));
    }
    return {};
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

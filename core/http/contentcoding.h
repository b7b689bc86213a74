// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/httprequest.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace hookglass {

/// Undoes the content codings gzip and deflate (zlib or raw), told by the bytes themselves; a
/// header is not needed. Nothing when it is neither, is broken, or would exceed `maxBytes`.
std::optional<QByteArray> decodeContent(QByteArrayView bytes, qsizetype maxBytes);

/// Undoes the content coding br, which nothing in the bytes tells of. Nothing when it is broken,
/// has more behind its end, or would exceed `maxBytes`.
std::optional<QByteArray> decodeBrotli(QByteArrayView bytes, qsizetype maxBytes);

/// A body undone of its content codings.
struct DecodedBody
{
    QByteArray bytes {};
    QByteArray codings {}; ///< "gzip"; "gzip, br" when it was packed twice
};

/// All that comes to light when the codings are undone one after the other, as far as they can be,
/// whatever the headers say of them: for those who look for something that may be in any of it.
QList<QByteArray> decodedLayers(const QByteArray &body, const HttpHeaders &headers,
                                qsizetype maxBytes);

/// Undoes what Content-Encoding names (at most two of gzip, deflate and br), and without that
/// header gzip and deflate by the bytes. Nothing when there is nothing to undo, it cannot be
/// undone, or would exceed `maxBytes`.
std::optional<DecodedBody> decodeBody(const QByteArray &body, const HttpHeaders &headers,
                                      qsizetype maxBytes);

/// Why a body that is packed, or is said to be, cannot be undone of its codings.
struct CodingFault
{
    enum class Kind : quint8 { Unknown, TooMany, NotPacked, Damaged, TooLarge };

    Kind kind = Kind::Damaged;
    QByteArray coding {}; ///< the one that stands in the way, in lower case
    qsizetype maxBytes = 0;
    QString text() const; ///< "cannot be unpacked: the gzip data is damaged"
};

/// The reason where decodeBody() gives nothing; none where there is nothing to undo.
std::optional<CodingFault> codingFault(const QByteArray &body, const HttpHeaders &headers,
                                       qsizetype maxBytes);

/// gzip as zlib writes it at this level, without a time stamp. `system` is the header's OS byte.
QByteArray gzip(QByteArrayView bytes, int level, char system);

} // namespace hookglass

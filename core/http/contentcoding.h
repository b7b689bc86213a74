// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace hookglass {

/// Undoes the content codings gzip and deflate (zlib or raw), told by the bytes themselves; a
/// header is not needed. Nothing when it is neither, is broken, or would exceed `maxBytes`.
std::optional<QByteArray> decodeContent(QByteArrayView bytes, qsizetype maxBytes);

/// gzip as zlib writes it at this level, without a time stamp. `system` is the header's OS byte.
QByteArray gzip(QByteArrayView bytes, int level, char system);

} // namespace hookglass

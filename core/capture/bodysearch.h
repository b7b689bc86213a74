// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"

namespace hookglass {

/// Where a text stands in bytes, whatever the case of ASCII letters; at most `most` places, in
/// their order, none within another. A stop ends the search early.
QList<ByteRange> findInBytes(const QByteArray &bytes, const QString &text, qsizetype most,
                             const std::stop_token &stop = {});

/// The same for a body; in JSON also in what texts with escapes mean, with the whole text as its
/// place. Soon after a stop was requested it gives back something of no use.
QList<ByteRange> findInBody(const BodyContent &content, const QString &text, qsizetype most,
                            const std::stop_token &stop = {});

} // namespace hookglass

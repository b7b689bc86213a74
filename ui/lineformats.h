// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "ui/bytelines.h"
#include "ui/jsoncolors.h"

#include <QTextLayout>

namespace hookglass {

/// What is to be told of bytes where they are painted.
struct LineLook
{
    std::shared_ptr<const json::Document> document {}; ///< null: no JSON
    qsizetype documentOffset = 0; ///< of it in the bytes
    QList<ByteRange> matches {}; ///< of the filter, in order
    ByteRange fault {}; ///< where they break
    ByteRange mark {}; ///< pointed at
    ByteRange selection {};
    JsonColors colors {};
    QPalette palette {};
};

/// How the characters of a line are painted.
QList<QTextLayout::FormatRange> lineFormats(const ByteLines::Line &line, const LineLook &look);

} // namespace hookglass

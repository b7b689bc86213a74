// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"

#include <QStringList>

namespace hookglass {

/// Of names no longer than that there are fields and paths.
constexpr qsizetype LongestFieldName = 400;

/// The name of a part as text, whole unless it is longer than that: then its beginning, which is
/// longer, too.
QString partName(const BodyPart &part);

/// Of each part its field of the filter language, "body.user"; empty: it has none. Takes as long as
/// reading all of them.
QStringList fieldsOfParts(const QList<BodyPart> &parts);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "ui/bodyimage.h"

namespace hookglass {

/// What a body is, how large and how it came, in one line; `image`: of a picture. Empty: there is
/// no body.
QString bodyNote(const BodyContent &content, const BodyImage &image);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bodycontent.h"
#include "ui/bodyimage.h"

namespace hookglass {

struct Capture;

/// What a body is, how large and how it came, in one line; `image`: of a picture. Empty: there is
/// no body.
QString bodyNote(const BodyContent &content, const BodyImage &image);

/// Why nothing of a body is to be seen, and what one can do. Null: there is no event. `hasBytes`:
/// there is a body that may be shown. `hasTree`: and it has one.
QString noBodyText(const Capture *capture, bool hasBytes, bool hasTree);

} // namespace hookglass

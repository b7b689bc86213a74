// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/bodyparts.h"
#include "core/json/document.h"

namespace hookglass {

/// The fields of a form or the parts of a multipart body as a JSON object, to be compared: each is
/// a text under its name, or an object when there is more to say of it than that. What is no text,
/// and what goes beyond 8 MiB in all, stands there by its size and its hash. No part is left out.
json::Document partsAsJson(const QList<BodyPart> &parts);

} // namespace hookglass

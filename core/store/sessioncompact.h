// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/sessionfile.h"

namespace hookglass {

/// Writes a session anew, without the room of what was removed, and answers the file's new size in
/// bytes. From then on a Compactor can do it in steps, also if it could not before. Takes as long
/// as copying the file and cannot be ended, but the process may be killed at any time: the session
/// is then as it was. Refused when there is no room for the copy.
Result<qint64> compactSession(const SessionFile &file);

} // namespace hookglass

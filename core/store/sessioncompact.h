// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/sessionfile.h"

namespace hookglass {

/// Writes a session anew, without the space that is free in it, and answers the file's new size in
/// bytes. From then on a Compactor can do it in steps, also if it could not before. Takes as long
/// as copying the file and cannot be ended, but the process may be killed at any time: the session
/// is then as it was. Refused when the disk has no space for the copy.
Result<qint64> compactSession(const SessionFile &file);

/// Takes the log over into the file and answers how many pages of it that was not possible for:
/// somebody reads an older state. Waits for him as long as PRAGMA busy_timeout says. None left: the
/// file has been cut.
Result<qint64> takeOverLog(const QSqlDatabase &database);

Error cannotCompact(const SessionFile &file, const QString &why); ///< `why` with a full stop
QString stillRead(); ///< why, when somebody reads it

} // namespace hookglass

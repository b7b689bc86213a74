// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

namespace hookglass {

class CaptureStatements;

/// Writes a capture of about so many bytes to the log of a session and takes it back: says whether
/// one could be stored now, and leaves nothing behind.
Status probeSession(const QSqlDatabase &database, CaptureStatements &statements, qint64 bytes);

} // namespace hookglass

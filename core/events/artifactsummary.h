// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/json/value.h"

#include <QString>

namespace hookglass {

/// One line about an artifact (`room_artifact`): "Summary ready: summary.txt, 1.0 KB", "AI chat
/// used 2,940 tokens".
QString summarizeArtifact(const json::Value &artifact, const QString &type);

/// The last part of a path from a sender, bounded (long names lose their middle) and safe to show.
QString fileName(const QString &path);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/verify/repair.h"

namespace hookglass {

/// A body with one change undone.
struct UndoneBody
{
    QByteArray body {};
    RepairStep step {};
};

/// Undoes each change that concerns the whole text and can have happened to this body: line ends,
/// character encoding, content coding, form encoding, HTML entities, something cut off or appended.
/// Results are at most 16 MiB and differ from the body.
QList<UndoneBody> undoWholeBody(const QByteArray &body);

/// The character encoding alone: UTF-8 that was taken for Latin-1 or Windows-1252, and the reverse.
QList<UndoneBody> undoRecoding(const QByteArray &body);

/// The opposite direction of the costly ones: what the body would be form-encoded or compressed.
QList<UndoneBody> redoWholeBody(const QByteArray &body);

} // namespace hookglass

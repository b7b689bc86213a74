// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/bytealignment.h"

namespace hookglass {

/// Blocks of bytes that stand once in each, as many as stand in the same order in both: what two
/// long texts can be laid beside each other by, wherever something was put in or taken out. Takes
/// time for each byte, and memory for a bounded number of blocks; few bytes have small ones.
QList<SharedRun> sharedBlocks(QByteArrayView left, QByteArrayView right,
                              const std::stop_token &stop = {});

} // namespace hookglass

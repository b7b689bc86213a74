// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// A sentence to be shown, with each name in it that is written from right to left set apart by
/// U+2068 and U+2069, so that it turns nothing round but itself. Before a sentence that begins with
/// one stands U+200E: Qt's documents look at its letters else. Any other text comes back as it is.
/// For what is painted only: what is copied, sought and stored has no such signs. Those that come
/// from the network must have been escaped before, see visibleText().
QString withIsolatedNames(const QString &sentence);

/// A text, or a part of it, without those signs: to be copied.
QString withoutIsolates(QString shown);

} // namespace hookglass

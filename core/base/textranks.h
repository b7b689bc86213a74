// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <vector>

namespace hookglass {

/// The place of each text among all of them when they are sorted by their letters, small and
/// capital alike (by code point, case folded); texts that differ in nothing else stand as their
/// UTF-16 does. Equal texts get places beside each other. Meant for millions of texts that begin
/// alike: a third of a second for a million, and meanwhile as much memory as their UTF-8.
std::vector<quint32> textRanks(const std::vector<QStringView> &texts);

} // namespace hookglass

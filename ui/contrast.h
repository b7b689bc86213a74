// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

namespace hookglass {

/// From 1 for the same colour to 21 for black on white, as WCAG counts it. Both opaque.
double contrastOf(const QColor &a, const QColor &b);

/// The faint colour as far as it can be read on the base, 4.5:1; else one between the text's and
/// the base's that can.
QColor readableFaint(const QColor &faint, const QColor &text, const QColor &base);

} // namespace hookglass

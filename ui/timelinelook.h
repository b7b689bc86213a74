// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/timelinetext.h"

#include <QVariant>

namespace hookglass {

class Icons;

/// Icon, colours, alignment and what a screen reader says of a cell, by the role of an item;
/// nothing for other roles.
QVariant timelineLook(const CaptureSummary &capture, TimelineColumn column, int role,
                      const Icons &icons);
/// Says a colour in words, for those who do not see it; empty for none.
QString colourText(int colour);
int timelineAlignment(TimelineColumn column);

} // namespace hookglass

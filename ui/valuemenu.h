// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/filter/filterwriter.h"

#include <QString>

#include <functional>

class QMenu;

namespace hookglass {

struct Capture;
class DetailPane;

/// A value that the user points at, in every form in which it can be taken away. Empty forms are
/// not offered. What may be long is decoded when it is taken.
struct PointedValue
{
    using Decode = std::function<QString()>;

    QString name {}; ///< or its beginning
    QString value {}; ///< or its beginning
    Decode wholeName {}; ///< when that is only its beginning
    Decode wholeValue {};
    Decode json {}; ///< as it stands in the body
    QString path {}; ///< "$.room.sid"
    QString field {}; ///< of the filter language
    QString term {}; ///< that is true of this value

    QString all() const { return wholeValue ? wholeValue() : value; }
};

/// So much of a long value is enough for a filter, and to see whether it is masked there.
constexpr qsizetype BeginningOfValue = 1000;

/// What can be done with the value. The pane sends the wishes out.
void addValueActions(QMenu &menu, const PointedValue &value, DetailPane &pane);

/// The four ways in which a term comes to the filter of the timeline.
void addFilterActions(QMenu &menu, const QString &term, const std::function<void(FilterUse)> &use);

/// Text from the network for the title of an action: bounded, and without mnemonics of its own.
QString textInMenu(const QString &text);

/// To see what else there is of the room, the participant and the event.
void addFollowActions(QMenu &menu, const Capture &capture, DetailPane &pane);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QMenu;

namespace hookglass {

struct Capture;
class DetailPane;

/// A value that the user points at, in every form in which it can be taken away. Empty forms are
/// not offered.
struct PointedValue
{
    QString name {};
    QString value {};
    QString json {}; ///< as it stands in the body
    QString path {}; ///< "$.room.sid"
    QString field {}; ///< of the filter language
    QString term {}; ///< that is true of this value
};

/// What can be done with the value. The pane sends the wishes out.
void addValueActions(QMenu &menu, const PointedValue &value, DetailPane &pane);

/// To see what else there is of the room, the participant and the event.
void addFollowActions(QMenu &menu, const Capture &capture, DetailPane &pane);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace hookglass {

/// An event's name in today's spelling, whatever the server's age: lower case, underscores, and the
/// recorder's names of Plug-N-Meet 1.0 to 1.1 ("recording-started" is "start_recording" today).
QString canonicalEventName(const QString &name);

/// Whether a stock Plug-N-Meet or LiveKit server of any age sends an event of that canonical name.
bool isKnownEventName(const QString &canonicalName);

/// The name of an artifact type, sent as a name today and as a number in the vendor's
/// documentation; the number itself when it is not one of the known ten.
QString artifactTypeName(qint64 number);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/capture/capturesummary.h"

#include <QByteArray>

#include <limits>

namespace hookglass::cli {

/// Writes one line of text for each capture, as it is answered. Remembers the last second, since
/// looking for the time zone takes longer than all the rest of a line.
class CaptureLine
{
public:
    QByteArray of(const CaptureSummary &capture);

private:
    void appendTimeOfDay(QString &line, qint64 epochUs);

    qint64 m_second = std::numeric_limits<qint64>::min();
    QString m_secondText; ///< "10:00:00."
};

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace hookglass {

/// Wall clock in µs since the Unix epoch, UTC. Injected wherever "now" matters, so that tests can
/// stand at a fixed moment.
using Clock = std::function<qint64()>;
qint64 systemClockUs();

/// "2026-11-23T10:00:00.123456Z", as in every file and on every JSON line that we write.
QString toRfc3339(qint64 epochUs);
std::optional<qint64> fromRfc3339(const QString &text);

/// Local wall time for people: "10:00:00.123" and "2026-11-23 10:00:00".
QString localTime(qint64 epochUs);
QString localDateTime(qint64 epochUs);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/events/eventcatalog.h"

#include <QStringList>

#include <stop_token>

namespace hookglass {

/// The most names that are collected.
constexpr qsizetype MostBodyNames = 500;

/// Fields of the filter language for what stands in the bodies of these captures of a session, but
/// for their secrets: "body.user.name", of forms "body.payload". Ascending and each once, without
/// the places in lists; if there are too many, those of the newest. `seqs` ascend. Large bodies are
/// left out, what is deep or much, and names that cannot be seen. Opens the file; for a thread
/// where nobody waits.
Result<QStringList> bodyNames(const QString &sessionPath, const QList<qint64> &seqs,
                              const EventCatalog &catalog, const std::stop_token &stop = {});

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/events/eventcatalog.h"

#include <QStringList>

namespace hookglass {

/// The built-in catalog with the user's own schemas, and what is wrong with those that could not be
/// taken, a sentence each with the file's name.
struct LoadedCatalog
{
    EventCatalog catalog {};
    QStringList problems {};
};

/// Fails only when the built-in schemas cannot be read, which means a broken program.
Result<LoadedCatalog> loadCatalog(const QStringList &ownSchemaFiles);

/// The folder that users put schemas of their own into.
QString ownSchemaFolder();
/// Its *.json files, by name.
QStringList ownSchemaFiles(const QString &folder);

} // namespace hookglass

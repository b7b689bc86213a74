// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/catalogloader.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

Result<LoadedCatalog> loadCatalog(const QStringList &ownSchemaFiles)
{
    Result<EventCatalog> builtIn = EventCatalog::load();
    if (!builtIn)
        return builtIn.error();
    LoadedCatalog loaded {.catalog = *builtIn};
    for (const QString &file : ownSchemaFiles) {
        if (const Status added = loaded.catalog.addOwn(file); !added)
            loaded.problems.append(added.error().message);
    }
    return loaded;
}

QString ownSchemaFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/hookglass/schemas"_L1;
}

QStringList ownSchemaFiles(const QString &folder)
{
    QStringList files;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        files.append(dir.filePath(name));
    return files;
}

} // namespace hookglass

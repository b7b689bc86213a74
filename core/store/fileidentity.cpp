// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/fileidentity.h"

#include <QFile>

#include <sys/stat.h>

namespace hookglass {

std::optional<FileIdentity> FileIdentity::of(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return std::nullopt;
    return FileIdentity {quint64(info.st_dev), quint64(info.st_ino)};
}

} // namespace hookglass

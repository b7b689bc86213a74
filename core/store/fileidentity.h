// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace hookglass {

/// Which file a path leads to, whatever its name: tells whether it was deleted or replaced. Found
/// without opening the file, since closing it again would end SQLite's locks of this process.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0;
    bool operator==(const FileIdentity &) const = default;

    /// Nothing when there is no such file.
    static std::optional<FileIdentity> of(const QString &path);
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <sys/mount.h>

namespace hookglass::test {

/// A small disk of its own, in memory, for tests that fill it or make it read-only. Needs root;
/// otherwise it is not mounted, and the test skips.
class SmallDisk
{
public:
    explicit SmallDisk(const QByteArray &size)
        : m_options("size=" + size)
    {
        m_mounted = ::mount("tmpfs", name().constData(), "tmpfs", 0, m_options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(name().constData(), MNT_DETACH);
    }
    bool isMounted() const { return m_mounted; }
    bool makeReadOnly()
    {
        return ::mount("tmpfs", name().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY,
                       m_options.constData())
            == 0;
    }
    QString path(const QString &file) const { return m_folder.filePath(file); }
    /// Takes all the room but about `left` bytes.
    void fill(qint64 left)
    {
        QFile file(path(QStringLiteral("ballast")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        while (file.write(QByteArray(4096, 'x')) == 4096) { }
        file.resize(qMax<qint64>(0, file.size() - left));
    }
    void makeRoom() { QFile::remove(path(QStringLiteral("ballast"))); }

private:
    QByteArray name() const { return QFile::encodeName(m_folder.path()); }
    QTemporaryDir m_folder;
    QByteArray m_options;
    bool m_mounted = false;
};

} // namespace hookglass::test

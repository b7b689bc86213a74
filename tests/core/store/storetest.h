// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionstore.h"
#include "tests/support/stranger.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace hookglass::test {

/// Sessions that a store writes and others look into; to be inherited.
class StoreTest : public QObject
{
protected:
    static constexpr int PatienceMs = 60'000; ///< with disks and other threads

    std::unique_ptr<QTemporaryDir> m_folder;
    void newFolder() { m_folder = std::make_unique<QTemporaryDir>(); }
    QString path(const QString &name) const { return m_folder->filePath(name); }

    /// What SQLite itself says of the file, on a connection of our own.
    static QVariant ask(const QString &file, const QString &sql)
    {
        return Stranger(file).value(sql);
    }
    static void open(SessionStore &store, const QString &file)
    {
        QSignalSpy opened(&store, &SessionStore::opened);
        store.open(file);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, PatienceMs);
    }
};

} // namespace hookglass::test

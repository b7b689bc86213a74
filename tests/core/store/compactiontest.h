// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storetest.h"

#include "tests/support/captures.h"

namespace hookglass::test {

/// Sessions with room in them that is to be given back; to be inherited.
class CompactionTest : public StoreTest
{
protected:
    static constexpr qint64 PageBytes = 16384;

    QString file() const { return path(QStringLiteral("s.hookglass")); }

    static void append(SessionStore &store, int count, int bytes)
    {
        QSignalSpy committed(&store, &SessionStore::committed);
        for (int i = 0; i < count; ++i)
            store.append(1, makeCapture(QByteArray(bytes, 'x'), QStringLiteral("x")));
        const auto stored = [&committed] {
            int captures = 0;
            for (const QList<QVariant> &each : committed) {
                for (const CommitReceipt &receipt : each[0].value<QList<CommitReceipt>>())
                    captures += receipt.seq > 0 ? 1 : 0;
            }
            return captures;
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored(), count, PatienceMs);
    }
    static void remove(SessionStore &store, const QString &path, const QList<SeqRange> &ranges)
    {
        QSignalSpy deleted(&store, &SessionStore::deletionStored);
        store.recordDeletion({DeletionRecord::Kind::Delete, path, ranges});
        QTRY_COMPARE_WITH_TIMEOUT(deleted.size(), 1, PatienceMs);
    }
    /// A closed session; what was deleted goes for good when it is opened the next time.
    void makeSession(const QString &path, int captures, int bytes, const QList<SeqRange> &deleted)
    {
        SessionStore store;
        open(store, path);
        append(store, captures, bytes);
        remove(store, path, deleted);
    }
    /// The same, and it has gone.
    void makeFreePages(const QString &path, int captures, int bytes)
    {
        makeSession(path, captures, bytes, {});
        takeOut(path, captures - 5);
    }
    /// What is taken out by others leaves its pages free at once.
    static void takeOut(const QString &path, int lastSeq)
    {
        const Stranger stranger(path);
        for (const QString &table : {QStringLiteral("payload"), QStringLiteral("capture")})
            QVERIFY(stranger.run(
                QStringLiteral("DELETE FROM %1 WHERE seq <= %2").arg(table).arg(lastSeq)));
    }
    static int freePages(const Stranger &stranger)
    {
        return stranger.ask(QStringLiteral("PRAGMA freelist_count")).toInt();
    }
};

} // namespace hookglass::test

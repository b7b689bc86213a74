// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/compactor.h"
#include "core/store/housekeeper.h"
#include "core/store/sessionfile.h"
#include "core/store/trash.h"
#include "core/store/writequeue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

namespace hookglass {

class CaptureStatements;

/// Does all SQL writes, on the writer thread. Owned by SessionStore, which forwards its signals.
class SessionWriter final : public QObject
{
    Q_OBJECT

public:
    explicit SessionWriter(std::shared_ptr<WriteQueue> queue);
    ~SessionWriter() override;

    void open(const QString &path);
    void allowChecking() { m_stopChecking = false; } ///< from any thread, before open() is queued
    void stopChecking() { m_stopChecking = true; } ///< from any thread
    /// Writes what is queued, then closes the file.
    void close();
    /// Writes all that has queued up in one transaction.
    void drain();
    void setRetention(const Retention &retention) { m_house.setRetention(retention); }
    void compact();
    void stopCompacting() { m_compactor.stop(); }
    void compactAtOnce();

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    void migrated(const QString &path, const QString &backupPath);
    void checking(const QString &path, int percent);
    void closed();
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    void reverificationsStored();
    void marksStored();
    void deletionStored(const hookglass::DeletionReport &report);
    void deletionFailed(const QString &session, const QString &message);
    void writeFailed(const QString &message);
    void writeRecovered();
    void removed(const hookglass::RemovalReport &report);
    void removeFailed(const QString &message);
    void compacting(int percent);
    void compacted(qint64 bytes);
    void compactionStopped(qint64 bytes);
    void compactsAtOnceOnly();
    void compactFailed(const hookglass::Error &error);
    void spaceLow(qint64 bytesFree);
    void spaceEnough();

private:
    void take(SessionFile file, std::unique_ptr<CaptureStatements> statements);
    void tellOpened();
    bool onChecking(const QString &path, int percent, QElapsedTimer &sinceTold);
    /// What one transaction has to tell.
    struct Written
    {
        QList<CommitReceipt> receipts {};
        QList<DeletionReport> deletions {};
    };
    Status write(const WriteQueue::Jobs &jobs, Written &written);
    Status writeRows(const WriteQueue::Jobs &jobs, Written &written);
    Status writeNotes(const WriteQueue::Jobs &jobs);
    void dropOthers(WriteQueue::Jobs &jobs);
    void tellWritten(const WriteQueue::Jobs &jobs, const Written &written, const Status &status);
    void keepForLater(const WriteQueue::Jobs &jobs);
    void keepHouse();
    void probe();
    void sweep();
    void compactMore();
    void closeFile();
    void reportFailure(const QString &why);
    void reportSuccess();

    const std::shared_ptr<WriteQueue> m_queue;
    std::optional<SessionFile> m_file;
    std::unique_ptr<CaptureStatements> m_statements; ///< goes before the file
    std::optional<Trash> m_trash; ///< likewise
    HouseKeeper m_house; ///< leaves the file before it goes
    Compactor m_compactor; ///< likewise
    WriteQueue::Jobs m_kept; ///< about stored captures, not written when the store failed
    QString m_failure; ///< told once, not for every transaction; empty: all is well
    qint64 m_failedBytes = 0; ///< of the largest burst that failed since all was well
    quint64 m_session = 0; ///< number of the open one
    QTimer m_houseKeeping;
    QTimer m_sweepOn; ///< at once, while there is more to take out
    QElapsedTimer m_sinceProbe;
    std::atomic_bool m_stopChecking = false;
};

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/sessionfile.h"
#include "core/store/sessionstore.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hookglass {

class CaptureStatements;
class WriteQueue;

/// Does all SQL writes, on the writer thread. Owned by SessionStore, which forwards its signals.
class SessionWriter final : public QObject
{
    Q_OBJECT

public:
    explicit SessionWriter(std::shared_ptr<WriteQueue> queue);
    ~SessionWriter() override;

    void open(const QString &path);
    /// Writes what is queued, then closes the file.
    void close();
    /// Writes all that has queued up in one transaction.
    void drain();

signals:
    void opened(const QString &path);
    void openFailed(const QString &path, const hookglass::Error &error);
    void closed();
    void committed(const QList<hookglass::CommitReceipt> &receipts);
    void reverificationsStored();
    void marksStored();
    void writeFailed(const QString &message);

private:
    void closeFile();
    void reportFailure(const QString &why);

    const std::shared_ptr<WriteQueue> m_queue;
    std::optional<SessionFile> m_file;
    std::unique_ptr<CaptureStatements> m_statements; ///< goes before the file
    bool m_failing = false; ///< told once, not for every transaction
};

} // namespace hookglass

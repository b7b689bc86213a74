// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/store/fileidentity.h"
#include "core/store/sessioncheck.h"
#include "core/store/sessionlock.h"

#include <QSqlDatabase>
#include <QString>

namespace hookglass {

enum class SessionAccess { ReadWrite, ReadOnly };

/// One open connection to a session file (`*.hookglass`: SQLite, our application_id, a user_version
/// that counts migrations, WAL, synchronous=FULL, 16 KiB pages). Belongs to the thread that opened
/// it; the connection closes with the object.
class SessionFile
{
public:
    /// Opens a session, creating it when it does not exist and access allows. A file that is not
    /// a session, is damaged, comes from a newer version or is written by somebody else already is
    /// refused with a message and left untouched. One of an older version is copied first
    /// (backupPath) and then brought up to date, or only read as it is. After an unclean end all of
    /// it is checked.
    static Result<SessionFile> open(const QString &path, SessionAccess access,
                                    const CheckProgress &progress = {});

    SessionFile(SessionFile &&other) noexcept;
    SessionFile &operator=(SessionFile &&other) noexcept;
    ~SessionFile();

    QSqlDatabase database() const;
    const QString &path() const { return m_path; }
    /// The copy that was made before a migration; empty when there was none.
    const QString &backupPath() const { return m_backupPath; }
    /// False once the file or its log was deleted or replaced: what is written would be lost.
    bool isInPlace();

private:
    SessionFile(QString path, QString connectionName);
    static Result<SessionFile> connect(const QString &path, const QString &options);
    static Result<SessionFile> openReadOnly(const QString &path);
    static Result<SessionFile> openToWrite(const QString &path, const CheckProgress &progress);
    static Status undoCutOff(const QString &path);
    Status bringUpToDate();
    void close();

    QString m_path;
    QString m_connectionName;
    QString m_backupPath;
    std::optional<FileIdentity> m_identity;
    QString m_logPath; ///< once looked for
    std::optional<FileIdentity> m_logIdentity;
    std::optional<SessionLock> m_lock; ///< while it may be written
    Q_DISABLE_COPY(SessionFile)
};

/// A new dated file in the user's data folder, "2026-11-23 10-00-00.hookglass".
QString newSessionPath(qint64 nowUs);

} // namespace hookglass

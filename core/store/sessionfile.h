// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

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
    /// a session, is damaged or comes from a newer version is refused with a message and left
    /// untouched.
    static Result<SessionFile> open(const QString &path, SessionAccess access);

    SessionFile(SessionFile &&other) noexcept;
    SessionFile &operator=(SessionFile &&other) noexcept;
    ~SessionFile();

    QSqlDatabase database() const;
    const QString &path() const { return m_path; }

private:
    SessionFile(QString path, QString connectionName);
    static Result<SessionFile> connect(const QString &path, SessionAccess access);
    void close();

    QString m_path;
    QString m_connectionName;
    Q_DISABLE_COPY(SessionFile)
};

/// A new dated file in the user's data folder, "2026-11-23 10-00-00.hookglass".
QString newSessionPath(qint64 nowUs);

} // namespace hookglass

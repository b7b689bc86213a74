// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionlock.h"

#include "core/store/fileidentity.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SessionLock", text);
}

/// A symbolic link leads to the same session, and so to the same lock.
QString lockPath(const QString &sessionPath)
{
    const QString real = QFileInfo(sessionPath).canonicalFilePath();
    return (real.isEmpty() ? sessionPath : real) + "-lock"_L1;
}

Error cannotLock()
{
    const int why = errno;
    if (why == EROFS || why == EACCES || why == EPERM)
        return {tr("its folder or disk is read-only. Choose a session elsewhere, or copy this one "
                   "to a folder that can be written.")};
    return {tr("it cannot be locked (%1). Choose a session on another disk.")
                .arg(qt_error_string(why))};
}

Error heldBy(int descriptor)
{
    char text[32] = {};
    const auto length = ::pread(descriptor, text, sizeof text - 1, 0);
    const qint64 process = QByteArray(text, length > 0 ? length : 0).trimmed().toLongLong();
    const QString who = process > 0 ? tr("process %1").arg(process) : tr("another process");
    return {tr("another Hookglass (%1) is writing it. Close it there first, or choose another "
               "session.")
                .arg(who)};
}

/// False when the file was removed between opening and locking it.
bool isStillThere(int descriptor, const QString &path)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0
        && FileIdentity::of(path)
        == std::optional(FileIdentity {quint64(info.st_dev), quint64(info.st_ino)});
}

} // namespace

SessionLock::SessionLock(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

SessionLock::SessionLock(SessionLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

SessionLock &SessionLock::operator=(SessionLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_path = std::move(other.m_path);
    }
    return *this;
}

SessionLock::~SessionLock()
{
    release();
}

void SessionLock::release()
{
    if (m_descriptor < 0)
        return;
    if (isStillThere(m_descriptor, m_path))
        QFile::remove(m_path); // before it is let go, or it could be somebody else's
    ::close(std::exchange(m_descriptor, -1));
}

Result<SessionLock> SessionLock::take(const QString &sessionPath)
{
    const QString path = lockPath(sessionPath);
    while (true) {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return cannotLock();
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const Error error = errno == EWOULDBLOCK ? heldBy(descriptor) : cannotLock();
            ::close(descriptor);
            return error;
        }
        if (!isStillThere(descriptor, path)) {
            ::close(descriptor);
            continue;
        }
        const QByteArray process = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
        // Only for the message that another process shows: a full disk must not keep us out.
        if (::ftruncate(descriptor, 0) != 0
            || ::pwrite(descriptor, process.constData(), size_t(process.size()), 0) < 0)
            qWarning("Cannot note the process in the lock file.");
        return SessionLock(descriptor, path);
    }
}

} // namespace hookglass

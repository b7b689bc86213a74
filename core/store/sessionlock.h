// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace hookglass {

/// The right to write a session, which one holder in all processes has: an advisory lock on a small
/// file beside it ("FILE-lock"). The system takes it back when the process ends, however it ends.
/// Readers need none.
class SessionLock
{
public:
    /// The error says who holds it, or why the folder cannot be written.
    static Result<SessionLock> take(const QString &sessionPath);

    SessionLock(SessionLock &&other) noexcept;
    SessionLock &operator=(SessionLock &&other) noexcept;
    ~SessionLock();

private:
    SessionLock(int descriptor, QString path);
    void release();

    int m_descriptor = -1;
    QString m_path; ///< of the lock file
    Q_DISABLE_COPY(SessionLock)
};

} // namespace hookglass

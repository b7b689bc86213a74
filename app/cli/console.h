// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace hookglass::cli {

/// What a command exits with.
enum ExitCode { Done = 0, No = 1, BadInput = 2 };

/// The two streams of a command. Results go to stdout, everything else to stderr; every call is
/// flushed, so that a pipe sees it when it happens.
class Console
{
public:
    void setQuiet(bool quiet) { m_quiet = quiet; }

    void result(const QString &line) const { result(line.toUtf8()); }
    void result(const QByteArray &line) const;
    void results(const QList<QByteArray> &lines) const;
    void note(const QString &line) const; ///< not when quiet
    /// A note in place of the progress before, where somebody watches: on a terminal. Empty: takes
    /// it away, as must be done before anything else is said.
    void progress(const QString &line) const;
    /// Prints "hookglass-cli: message" and gives the exit code for it.
    int fail(const QString &message) const;

private:
    bool m_quiet = false;
};

} // namespace hookglass::cli

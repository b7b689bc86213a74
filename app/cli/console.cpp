// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
void writeLines(std::FILE *stream, const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines) {
        std::fwrite(line.constData(), 1, size_t(line.size()), stream);
        std::fputc('\n', stream);
    }
    std::fflush(stream);
}
} // namespace

void Console::result(const QByteArray &line) const
{
    writeLines(stdout, {line});
}

void Console::results(const QList<QByteArray> &lines) const
{
    writeLines(stdout, lines);
}

void Console::note(const QString &line) const
{
    if (!m_quiet)
        writeLines(stderr, {line.toUtf8()});
}

void Console::progress(const QString &line) const
{
    if (m_quiet || isatty(STDERR_FILENO) == 0)
        return;
    const QByteArray text = "\r\x1b[K"_ba + line.toUtf8(); // from the left, the line cleared
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    std::fflush(stderr);
}

int Console::fail(const QString &message) const
{
    writeLines(stderr, {"hookglass-cli: "_ba + message.toUtf8()});
    return BadInput;
}

} // namespace hookglass::cli

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace hookglass::cli {

namespace {
void writeLine(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}
} // namespace

void Console::result(const QByteArray &line) const
{
    writeLine(stdout, line);
}

void Console::note(const QString &line) const
{
    if (!m_quiet)
        writeLine(stderr, line.toUtf8());
}

int Console::fail(const QString &message) const
{
    writeLine(stderr, "hookglass-cli: "_ba + message.toUtf8());
    return BadInput;
}

} // namespace hookglass::cli

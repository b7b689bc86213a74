// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/sessionexport.h"

namespace hookglass {

/// One curl command a capture, for a POSIX shell. Safe whatever the bytes: everything from the
/// network stands in single quotes; bodies that are no plain text, or too large for an argument,
/// come through printf. Above what was redacted stands a comment.
class CurlExport final : public SessionExport
{
public:
    CurlExport(const ExportOptions &options, const SecretFinder &secrets)
        : m_options(options)
        , m_secrets(secrets)
    {
    }
    QByteArray begin() override;
    QByteArray add(const Capture &capture) override;
    QByteArray end() override { return {}; }

private:
    const ExportOptions m_options;
    const SecretFinder m_secrets;
};

/// `bytes` (without NUL) as one word of a POSIX shell.
QByteArray shellQuoted(const QByteArray &bytes);

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/sessionexport.h"

namespace hookglass {

/// HTTP Archive 1.2, for other tools. Verification and event stand in `_hookglass` of each entry.
class HarExport final : public SessionExport
{
public:
    HarExport(const ExportOptions &options, const SecretFinder &secrets)
        : m_options(options)
        , m_secrets(secrets)
    {
    }
    QByteArray begin() override;
    QByteArray add(const Capture &capture) override;
    QByteArray end() override;

private:
    const ExportOptions m_options;
    const SecretFinder m_secrets;
    bool m_first = true;
};

} // namespace hookglass

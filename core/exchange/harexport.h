// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/sessionexport.h"

namespace hookglass {

/// HTTP Archive 1.2, for other tools. Verification and event stand in `_hookglass` of each entry.
class HarExport final : public SessionExport
{
public:
    explicit HarExport(const ExportOptions &options)
        : m_options(options)
    {
    }
    QByteArray begin() override;
    QByteArray add(const Capture &capture) override;
    QByteArray end() override;

private:
    const ExportOptions m_options;
    bool m_first = true;
};

} // namespace hookglass

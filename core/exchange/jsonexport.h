// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/sessionexport.h"

namespace hookglass {

/// {"format":"hookglass-session","version":1,…,"captures":[…]}, one capture a line; described by
/// resources/schemas/hookglass-session.schema.json.
class JsonExport final : public SessionExport
{
public:
    JsonExport(const ExportOptions &options, const SecretFinder &secrets)
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

/// One capture a line, nothing around them.
class NdjsonExport final : public SessionExport
{
public:
    NdjsonExport(const ExportOptions &options, const SecretFinder &secrets)
        : m_options(options)
        , m_secrets(secrets)
    {
    }
    QByteArray begin() override { return {}; }
    QByteArray add(const Capture &capture) override;
    QByteArray end() override { return {}; }

private:
    const ExportOptions m_options;
    const SecretFinder m_secrets;
};

} // namespace hookglass

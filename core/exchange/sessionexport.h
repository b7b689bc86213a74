// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/redaction.h"

#include <memory>

namespace hookglass {

enum class ExportFormat : quint8 { Json, Ndjson, Har, Curl };
std::optional<ExportFormat> exportFormatFromId(QStringView id);

struct ExportOptions
{
    ExportFormat format = ExportFormat::Json;
    Redaction redaction = Redaction::Secrets;
    qint64 exportedAtUs = 0;
};

/// Writes a session piece by piece, so that a long one never stands in memory at once: the bytes of
/// begin(), of every capture in order, and of end() make the file.
class SessionExport
{
public:
    static std::unique_ptr<SessionExport> create(const ExportOptions &options,
                                                 const SecretFinder &secrets);
    virtual ~SessionExport() = default;

    virtual QByteArray begin() = 0;
    virtual QByteArray add(const Capture &capture) = 0;
    virtual QByteArray end() = 0;
};

} // namespace hookglass

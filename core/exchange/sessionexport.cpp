// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/sessionexport.h"

#include "core/exchange/curlexport.h"
#include "core/exchange/harexport.h"
#include "core/exchange/jsonexport.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

std::optional<ExportFormat> exportFormatFromId(QStringView id)
{
    static constexpr std::array Ids {"json"_L1, "ndjson"_L1, "har"_L1, "curl"_L1};
    const auto found = std::find(Ids.begin(), Ids.end(), id);
    if (found == Ids.end())
        return std::nullopt;
    return ExportFormat(found - Ids.begin());
}

std::unique_ptr<SessionExport> SessionExport::create(const ExportOptions &options,
                                                     const SecretFinder &secrets)
{
    switch (options.format) {
    case ExportFormat::Json:
        return std::make_unique<JsonExport>(options, secrets);
    case ExportFormat::Ndjson:
        return std::make_unique<NdjsonExport>(options, secrets);
    case ExportFormat::Har:
        return std::make_unique<HarExport>(options, secrets);
    case ExportFormat::Curl:
        return std::make_unique<CurlExport>(options, secrets);
    }
    Q_UNREACHABLE();
}

} // namespace hookglass

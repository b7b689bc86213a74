// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/jsonexport.h"

#include "core/base/clock.h"
#include "core/exchange/capturejson.h"

#include <utility>

namespace hookglass {

QByteArray JsonExport::begin()
{
    json::Writer writer;
    writer.beginObject()
        .member(u"format", u"hookglass-session")
        .member(u"version", qint64(1))
        .member(u"exported_at", toRfc3339(m_options.exportedAtUs))
        .member(u"redaction", redactionId(m_options.redaction))
        .key(u"captures");
    return writer.bytes() + "[";
}

QByteArray JsonExport::add(const Capture &capture)
{
    const QByteArray separator = std::exchange(m_first, false) ? "\n" : ",\n";
    return separator + captureLine(capture, m_options.redaction, m_secrets);
}

QByteArray JsonExport::end()
{
    return "\n]}\n";
}

QByteArray NdjsonExport::add(const Capture &capture)
{
    return captureLine(capture, m_options.redaction, m_secrets) + '\n';
}

} // namespace hookglass

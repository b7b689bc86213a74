// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"

#include <QCoreApplication>

namespace hookglass {

namespace {
constexpr qint64 UsPerSecond = 1'000'000;
}

CaptureAnnotator::CaptureAnnotator(const EventCatalog &catalog)
    : m_checker(catalog)
{
}

void CaptureAnnotator::annotate(Capture &capture) const
{
    if (capture.request.isRefused())
        return;
    capture.event.findings =
        m_checker.check(capture.request.body, capture.request.receivedAtUs / UsPerSecond);
    if (const QString server = senderGeneration(capture); !server.isEmpty())
        capture.event.findings.append(
            {Severity::Info,
             {},
             QCoreApplication::translate("SenderGeneration", "Sent by %1.").arg(server)});
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/capture/captureannotator.h"

#include <QCoreApplication>
#include <QMultiHash>

using namespace Qt::Literals::StringLiterals;

namespace hookglass {

namespace {
constexpr qint64 UsPerSecond = 1'000'000;
}

CaptureAnnotator::CaptureAnnotator(const EventCatalog &catalog)
    : m_checker(catalog)
    , m_teller(catalog)
    , m_secrets(catalog)
{
}

void CaptureAnnotator::annotate(Capture &capture) const
{
    if (capture.request.isRefused())
        return;
    capture.event.findings = m_checker.check(
        capture.request.body, capture.request.receivedAtUs / UsPerSecond, capture.request.headers);
    if (const QString server = senderGeneration(capture); !server.isEmpty())
        capture.event.findings.append(
            {Severity::Info,
             {},
             QCoreApplication::translate("SenderGeneration", "Sent by %1.").arg(server)});
}

void CaptureAnnotator::prepareToShow(Capture &capture) const
{
    const HttpRequest &request = capture.request;
    capture.maskedBody = m_secrets.masked(request.body, request.headers);
    capture.maskedTarget = m_secrets.maskedTarget(request.target);
    capture.event.facts = m_teller.tell(request.body, request.headers);
    if (*capture.maskedBody == request.body)
        return;
    // What the masked body does not tell in the same words is a secret: also a name, which then
    // stands with the value.
    QMultiHash<QString, QString> open;
    for (const EventFact &fact : m_teller.tell(*capture.maskedBody, request.headers))
        open.insert(fact.path + u' ' + fact.label, fact.value);
    for (EventFact &fact : capture.event.facts) {
        const QString name = fact.path + u' ' + fact.label;
        fact.secret = !open.contains(name, fact.value);
        if (!open.contains(name))
            fact = {.group = fact.group,
                    .label = QCoreApplication::translate("CaptureAnnotator", "(hidden)"),
                    .value = fact.label + u": "_s + fact.value,
                    .secret = true};
    }
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/repairfinder.h"

#include "core/events/secretfinder.h"
#include "core/verify/bodyhash.h"
#include "core/verify/repairsearch.h"
#include "core/verify/token.h"

namespace hookglass {

namespace {

/// With a catalog, without the secrets that it knows.
ByteDiff shownDiff(const QByteArray &signedBody, const HttpRequest &request,
                   const EventCatalog *catalog)
{
    if (!catalog)
        return diffBytes(signedBody, request.body);
    const SecretFinder secrets(*catalog);
    const QByteArray shownSigned = secrets.masked(signedBody, request.headers);
    const QByteArray shownArrived = secrets.masked(request.body, request.headers);
    return shownSigned == shownArrived ? ByteDiff() : diffBytes(shownSigned, shownArrived);
}

} // namespace

RepairFinder::RepairFinder(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

RepairFinder::~RepairFinder()
{
    cancel();
    m_pool.waitForDone();
}

void RepairFinder::search(const Capture &capture, bool showSecrets)
{
    cancel();
    const QByteArray header =
        firstHeader(capture.request.headers, capture.verification.tokenHeader.toLatin1())
            .value_or(QByteArray());
    m_pool.start([this, header, showSecrets, request = capture.request, catalog = m_catalog,
                  stop = m_stop.get_token()] {
        const BodyRepair repair =
            RepairSearch(digestOfClaim(bodyHashClaim(header)), catalog.fieldGuide(), {.stop = stop})
                .search(request.body);
        const ByteDiff diff = repair.outcome == BodyRepair::Outcome::Found && !stop.stop_requested()
            ? shownDiff(repair.signedBody, request, showSecrets ? nullptr : &catalog)
            : ByteDiff();
        QMetaObject::invokeMethod(
            this,
            [this, repair, diff, stop] {
                if (!stop.stop_requested())
                    emit found(repair, diff);
            },
            Qt::QueuedConnection);
    });
}

void RepairFinder::cancel()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

} // namespace hookglass

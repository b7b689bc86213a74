// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/repairfinder.h"

#include "core/verify/bodyhash.h"
#include "core/verify/repairsearch.h"
#include "core/verify/token.h"

namespace hookglass {

RepairFinder::RepairFinder(QObject *parent)
    : QObject(parent)
{
    if (const Result<EventCatalog> catalog = EventCatalog::load()) // else without order of fields
        m_catalog = *catalog;
    m_pool.setMaxThreadCount(1);
}

RepairFinder::~RepairFinder()
{
    cancel();
    m_pool.waitForDone();
}

void RepairFinder::search(const Capture &capture)
{
    cancel();
    const QByteArray header =
        firstHeader(capture.request.headers, capture.verification.tokenHeader.toLatin1())
            .value_or(QByteArray());
    m_pool.start([this, header, body = capture.request.body, stop = m_stop.get_token()] {
        const BodyRepair repair = RepairSearch(digestOfClaim(bodyHashClaim(header)),
                                               m_catalog.fieldGuide(), {.stop = stop})
                                      .search(body);
        QMetaObject::invokeMethod(
            this,
            [this, repair, stop] {
                if (!stop.stop_requested())
                    emit found(repair);
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

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparereading.h"

namespace hookglass {

namespace {

constexpr qsizetype CompareAtOnce = 8 * 1024; // takes a few milliseconds at worst

BodyDiff compared(const CompareJob &job, const EventCatalog &catalog)
{
    return diffBodies(readBodyContent(job.left, job.leftHeaders, catalog, job.mask),
                      readBodyContent(job.right, job.rightHeaders, catalog, job.mask), job.options,
                      job.asBytes);
}

} // namespace

CompareReading::CompareReading(const EventCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_pool.setMaxThreadCount(1);
}

CompareReading::~CompareReading()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void CompareReading::stop()
{
    ++m_generation;
    m_pool.clear();
    m_reading = false;
}

void CompareReading::start(const CompareJob &job)
{
    stop();
    const quint64 generation = m_generation;
    // Something small may be packed that is large.
    const auto isSmall = [](const QByteArray &body, const HttpHeaders &headers) {
        return body.isEmpty()
            || (body.size() <= CompareAtOnce && (body.startsWith('{') || body.startsWith('['))
                && !firstHeader(headers, "Content-Encoding"));
    };
    if (isSmall(job.left, job.leftHeaders) && isSmall(job.right, job.rightHeaders)) {
        emit finished(compared(job, m_catalog));
        return;
    }
    m_reading = true;
    m_pool.start([this, generation, job] {
        const BodyDiff diff = compared(job, m_catalog);
        QMetaObject::invokeMethod(
            this,
            [this, generation, diff] {
                if (generation != m_generation)
                    return;
                m_reading = false;
                emit finished(diff);
            },
            Qt::QueuedConnection);
    });
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparereading.h"

namespace hookglass {

namespace {

constexpr qsizetype CompareAtOnce = 2 * 1024; // takes a few milliseconds at worst

/// Something small may be packed that is large.
bool isSmall(const BodySource &source)
{
    const QByteArray &body = source.body;
    return body.isEmpty()
        || (body.size() <= CompareAtOnce && (body.startsWith('{') || body.startsWith('['))
            && !firstHeader(source.headers, "Content-Encoding"));
}

} // namespace

CompareReading::CompareReading(const EventCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
}

void CompareReading::start(const CompareJob &job)
{
    stop();
    if (!job.asBytes && isSmall(job.left) && isSmall(job.right)) {
        emit finished(
            diffSources(job.left, job.right, m_catalog, job.options, job.asBytes, job.bytesInLine));
        return;
    }
    m_job.start(
        [catalog = m_catalog, job](const std::stop_token &stop) {
            json::DiffOptions options = job.options;
            options.stop = stop;
            return diffSources(job.left, job.right, catalog, options, job.asBytes, job.bytesInLine);
        },
        [this](const BodyDiff &diff) { emit finished(diff); });
}

} // namespace hookglass

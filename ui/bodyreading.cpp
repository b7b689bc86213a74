// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyreading.h"

namespace hookglass {

namespace {

constexpr qsizetype ReadAtOnce = 64 * 1024; // takes less than a millisecond

BodyImage imageOf(const BodyContent &content)
{
    return content.kind == BodyContent::Kind::Image ? decodeBodyImage(content.bytes) : BodyImage();
}

} // namespace

BodyReading::BodyReading(const EventCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_pool.setMaxThreadCount(1);
}

BodyReading::~BodyReading()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void BodyReading::start(const QByteArray &body, const HttpHeaders &headers, bool mask)
{
    const quint64 generation = ++m_generation;
    m_pool.clear();
    // Something small may be packed that is large.
    const bool isPlain =
        (body.startsWith('{') || body.startsWith('[')) && !firstHeader(headers, "Content-Encoding");
    m_reading = body.size() > ReadAtOnce || (!isPlain && !body.isEmpty());
    if (!m_reading) {
        emit finished(readBodyContent(body, headers, m_catalog, mask), {});
        return;
    }
    m_pool.start([this, generation, body, headers, mask] {
        const BodyContent content = readBodyContent(body, headers, m_catalog, mask);
        const BodyImage image = imageOf(content);
        QMetaObject::invokeMethod(
            this,
            [this, generation, content, image] {
                if (generation != m_generation)
                    return;
                m_reading = false;
                emit finished(content, image);
            },
            Qt::QueuedConnection);
    });
}

} // namespace hookglass

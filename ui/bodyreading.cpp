// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bodyreading.h"

#include "core/capture/bodysearch.h"
#include "ui/partfields.h"

#include <tuple>

namespace hookglass {

namespace {

constexpr qsizetype ReadAtOnce = 64 * 1024; // takes less than a millisecond
constexpr qsizetype SearchedAtOnce = 256 * 1024;
constexpr qsizetype LetGoAtOnce = 256 * 1024;
constexpr qsizetype MostFound = 10'000;

/// Something small may be packed that is large.
bool isSmall(const BodySource &source)
{
    const QByteArray &body = source.body;
    return body.isEmpty()
        || (body.size() <= ReadAtOnce && (body.startsWith('{') || body.startsWith('['))
            && !firstHeader(source.headers, "Content-Encoding"));
}

BodyImage imageOf(const BodyContent &content, const std::stop_token &stop)
{
    return content.kind == BodyContent::Kind::Image ? decodeBodyImage(content.bytes, stop)
                                                    : BodyImage();
}

} // namespace

BodyReading::BodyReading(const EventCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
}

void BodyReading::start(const BodySource &source)
{
    m_reading.stop();
    m_searching.stop();
    m_matching.stop();
    m_decoding.stop();
    if (isSmall(source)) {
        const BodyContent content = readBodyContent(source, m_catalog);
        emit finished(content, {}, fieldsOfParts(content.parts));
        return;
    }
    using Read = std::tuple<BodyContent, BodyImage, QStringList>;
    m_reading.start(
        [catalog = m_catalog, source](const std::stop_token &stop) {
            const BodyContent content = readBodyContent(source, catalog, stop);
            return Read(content, imageOf(content, stop), fieldsOfParts(content.parts));
        },
        [this](const Read &read) {
            emit finished(std::get<0>(read), std::get<1>(read), std::get<2>(read));
        });
}

void BodyReading::decode(const QByteArray &picture)
{
    m_decoding.stop();
    if (picture.isEmpty())
        emit decoded({});
    else
        m_decoding.start(
            [picture](const std::stop_token &stop) { return decodeBodyImage(picture, stop); },
            [this](const BodyImage &image) { emit decoded(image); });
}

void BodyReading::letGo(BodyContent content)
{
    if (content.bytes.size() > LetGoAtOnce)
        QThreadPool::globalInstance()->start([content = std::move(content)] {});
}

void BodyReading::search(const BodyContent &content, const QString &text)
{
    m_searching.stop();
    if (content.bytes.size() <= SearchedAtOnce) {
        emit found(findInBody(content, text, MostFound));
        return;
    }
    m_searching.start(
        [content, text](const std::stop_token &stop) {
            return findInBody(content, text, MostFound, stop);
        },
        [this](const QList<ByteRange> &places) { emit found(places); });
}

void BodyReading::match(const BodyContent &content, const FilterHighlight &highlight,
                        const CaptureSummary &summary)
{
    m_matching.stop();
    if (highlight.isEmpty()) { // else even little may take long: a pattern does
        emit matched({});
        return;
    }
    m_matching.start(
        [content, highlight, summary](const std::stop_token &stop) {
            return highlight.placesIn(content, summary, stop);
        },
        [this](const QList<ByteRange> &places) { emit matched(places); });
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionloader.h"

#include "core/store/sessionreader.h"

namespace hookglass {

namespace {
constexpr int ChunkSize = 5000; // summaries: the first screen comes in milliseconds
}

SessionLoader::SessionLoader() = default;
SessionLoader::~SessionLoader() = default;

void SessionLoader::loadSummaries(const QString &path)
{
    m_reader.reset();
    Result<SessionReader> reader = SessionReader::open(path);
    if (!reader) {
        emit failed(reader.error());
        emit loaded(path, 0);
        return;
    }
    m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    qint64 lastSeq = 0;
    while (true) {
        const Result<QList<CaptureSummary>> summaries = m_reader->summaries(lastSeq, ChunkSize);
        if (!summaries)
            emit failed(summaries.error());
        if (!summaries || summaries->isEmpty())
            break;
        lastSeq = summaries->last().seq;
        emit summariesLoaded(*summaries);
    }
    emit loaded(path, lastSeq);
}

void SessionLoader::loadCapture(qint64 seq)
{
    if (!m_reader)
        return;
    const Result<Capture> capture = m_reader->capture(seq);
    if (capture)
        emit captureLoaded(*capture);
    else
        emit failed(capture.error());
}

void SessionLoader::close()
{
    m_reader.reset();
}

} // namespace hookglass

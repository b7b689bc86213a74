// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/query/sessionloader.h"

#include "core/base/clock.h"
#include "core/capture/captureannotator.h"
#include "core/store/sessionreader.h"

#include <algorithm>

namespace hookglass {

namespace {
constexpr int ReverifyChunk = 16; // whole captures, which may be large
constexpr int ChunkSize = 500; // summaries: the first screen comes in milliseconds
constexpr int PiecesAhead = 2; // one is read while the other is taken in
constexpr int RestoredChunk = 500; // they are packed among the others, a millisecond or two

qint64 countOf(const SessionReader &reader)
{
    const Result<qint64> count = reader.count();
    return count ? *count : 0;
}

} // namespace

SessionLoader::SessionLoader(const EventCatalog &catalog)
    : m_annotator(std::make_unique<CaptureAnnotator>(catalog))
{
}

SessionLoader::~SessionLoader() = default;

void SessionLoader::loadSummaries(const QString &path, quint64 load)
{
    m_reader.reset();
    m_path = path;
    m_load = load;
    m_lastSeq = 0;
    m_restoring.reset();
    Result<SessionReader> reader = SessionReader::open(path);
    if (!reader) {
        emit failed(0, reader.error());
        tellLoaded();
        return;
    }
    m_reader = std::make_unique<SessionReader>(std::move(reader.value()));
    const Result<qint64> end = m_reader->lastSeq();
    m_firstSeq = 0;
    m_endSeq = end ? *end : 0;
    if (const auto colours = m_reader->roomColours())
        emit roomColoursLoaded(*colours, load);
    else
        emit failed(0, colours.error());
    m_loading = true;
    for (int i = 0; i < PiecesAhead; ++i)
        loadMore(load);
}

void SessionLoader::loadMore(quint64 load)
{
    if (!m_loading || load != m_load)
        return;
    const Result<QList<CaptureSummary>> summaries = m_reader->summaries(m_lastSeq, ChunkSize);
    if (!summaries)
        emit failed(0, summaries.error());
    if (!summaries || summaries->isEmpty()) {
        tellLoaded();
        return;
    }
    m_lastSeq = summaries->last().seq;
    emit summariesLoaded(*summaries, load);
    if (m_firstSeq == 0)
        m_firstSeq = summaries->first().seq; // those before it were removed
    emit loadProgress(m_lastSeq - m_firstSeq + 1, std::max(m_lastSeq, m_endSeq) - m_firstSeq + 1,
                      load);
}

void SessionLoader::tellLoaded()
{
    m_loading = false;
    emit loaded(m_path, m_lastSeq, m_load);
}

void SessionLoader::loadRestored(const QList<SeqRange> &ranges, quint64 load)
{
    m_restoring = {.ranges = ranges, .next = ranges.isEmpty() ? 0 : ranges.first().first};
    for (const SeqRange &range : ranges)
        m_restoring->total += range.last - range.first + 1;
    for (int i = 0; i < PiecesAhead; ++i)
        restoreMore(load);
}

void SessionLoader::restoreMore(quint64 load)
{
    if (!m_restoring || load != m_load)
        return;
    const QList<SeqRange> piece = m_reader ? nextToRestore() : QList<SeqRange>();
    if (piece.isEmpty()) {
        stopRestoring();
        return;
    }
    bool tells = false;
    const Status status = m_reader->summariesIn(piece, RestoredChunk, [&](const auto &found) {
        tells = true;
        emit restoredLoaded(found, load);
        return true;
    });
    if (!status) {
        emit failed(0, status.error());
        stopRestoring();
        return;
    }
    emit restoreProgress(m_restoring->done, m_restoring->total, load);
    if (!tells) // nobody asks for more
        QMetaObject::invokeMethod(
            this, [this, load] { restoreMore(load); }, Qt::QueuedConnection);
}

/// As many of the ranges, or as much of one, as are read in one go.
QList<SeqRange> SessionLoader::nextToRestore()
{
    QList<SeqRange> piece;
    for (qint64 left = RestoredChunk;
         left > 0 && m_restoring->range < m_restoring->ranges.size();) {
        const SeqRange range = m_restoring->ranges.at(m_restoring->range);
        const qint64 last = std::min(range.last, m_restoring->next + left - 1);
        piece.append({m_restoring->next, last});
        left -= last - m_restoring->next + 1;
        m_restoring->done += last - m_restoring->next + 1;
        m_restoring->next = last + 1;
        if (last == range.last && ++m_restoring->range < m_restoring->ranges.size())
            m_restoring->next = m_restoring->ranges.at(m_restoring->range).first;
    }
    return piece;
}

void SessionLoader::stopRestoring()
{
    if (!m_restoring)
        return;
    m_restoring.reset();
    emit restored(m_load);
}

void SessionLoader::loadCapture(qint64 seq)
{
    if (!m_reader) {
        emit failed(seq, Error {tr("The session cannot be read.")});
        return;
    }
    const Result<Capture> capture = m_reader->capture(seq);
    if (!capture) {
        emit failed(seq, capture.error());
        return;
    }
    Capture annotated = *capture;
    m_annotator->annotate(annotated);
    m_annotator->prepareToShow(annotated);
    emit captureLoaded(annotated);
}

void SessionLoader::close()
{
    m_loading = false;
    m_restoring.reset();
    m_reader.reset();
}

void SessionLoader::reverify(const QList<qint64> &seqs, const Credentials &credentials)
{
    if (!m_reader)
        return;
    const Verifier verifier(credentials);
    const qint64 total = seqs.isEmpty() ? countOf(*m_reader) : seqs.size();
    qint64 done = 0;
    qint64 lastSeq = 0;
    while (!m_stop && done < total) {
        // One of the list, or the next few of all.
        const qint64 after = seqs.isEmpty() ? lastSeq : seqs.at(done) - 1;
        const auto captures = m_reader->captures(after, seqs.isEmpty() ? ReverifyChunk : 1);
        if (!captures) {
            emit failed(0, captures.error());
            break;
        }
        if (seqs.isEmpty()) {
            if (captures->isEmpty())
                break;
            lastSeq = captures->last().seq;
            done += captures->size();
            judgeAgain(*captures, verifier);
        } else if (const qint64 wanted = seqs.at(done++);
                   !captures->isEmpty() && captures->first().seq == wanted) { // still there
            judgeAgain(*captures, verifier);
        }
        emit reverifyProgress(done, total);
    }
    emit reverifyProgress(total, total); // also when it was stopped: it is over
}

void SessionLoader::judgeAgain(const QList<Capture> &captures, const Verifier &verifier)
{
    QList<ReverificationRecord> records;
    QList<CaptureSummary> summaries;
    for (Capture capture : captures) {
        if (capture.request.isRefused())
            continue;
        Verification verification = verifier.verify(capture.request);
        verification.senderClockAheadUs = capture.verification.senderClockAheadUs;
        capture.reverified = {systemClockUs(), verification};
        records.append({capture.seq, *capture.reverified});
        summaries.append(summarize(capture));
    }
    if (!records.isEmpty())
        emit reverified(records, summaries);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inspector/inspector.h"

#include "core/inspector/pipeline.h"
#include "core/query/sessionloader.h"

#include <algorithm>

namespace hookglass {

namespace {
constexpr qsizetype ToldAtOnce = 500; // they take the GUI thread a millisecond or two
} // namespace

Inspector::Inspector(const EventCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_pipeline(new Pipeline(catalog, systemClockUs))
    , m_loader(new SessionLoader(catalog))
    , m_catalog(catalog)
{
    m_pipeline->moveToThread(&m_receiveThread);
    connect(&m_receiveThread, &QThread::finished, m_pipeline, &QObject::deleteLater);
    connect(m_pipeline, &Pipeline::sessionOpened, this, &Inspector::onOpened);
    connect(m_pipeline, &Pipeline::sessionOpenFailed, this, &Inspector::sessionOpenFailed);
    connect(m_pipeline, &Pipeline::listening, this, &Inspector::listening);
    connect(m_pipeline, &Pipeline::listenFailed, this, &Inspector::listenFailed);
    connect(m_pipeline, &Pipeline::stopped, this, &Inspector::stopped);
    connect(m_pipeline, &Pipeline::captured, this, &Inspector::onCaptured);
    connect(m_pipeline, &Pipeline::answered, this, &Inspector::onAnswered);
    connect(m_pipeline, &Pipeline::writeFailed, this, &Inspector::writeFailed);

    connectStore();

    m_loader->moveToThread(&m_readThread);
    connect(&m_readThread, &QThread::finished, m_loader, &QObject::deleteLater);
    connect(m_loader, &SessionLoader::summariesLoaded, this, &Inspector::onSummariesLoaded);
    connect(m_loader, &SessionLoader::roomColoursLoaded, this,
            [this](const QHash<QString, int> &colours, quint64 load) {
                if (load == m_load)
                    emit roomColoursLoaded(colours);
            });
    connect(m_loader, &SessionLoader::loadProgress, this,
            [this](qint64 done, qint64 total, quint64 load) {
                if (load == m_load && m_loading)
                    emit readProgress(done, total);
            });
    connect(m_loader, &SessionLoader::loaded, this, &Inspector::onLoaded);
    connect(m_loader, &SessionLoader::restoredLoaded, this,
            [this](const QList<CaptureSummary> &summaries, quint64 load) {
                if (load != m_load)
                    return;
                emit restored(summaries);
                QMetaObject::invokeMethod(m_loader, [this, load] { m_loader->restoreMore(load); });
            });
    connect(m_loader, &SessionLoader::restoreProgress, this,
            [this](qint64 done, qint64 total, quint64 load) {
                if (load == m_load && m_restoring)
                    emit restoreProgress(done, total);
            });
    connect(m_loader, &SessionLoader::restored, this, &Inspector::onRestored);
    connect(m_loader, &SessionLoader::captureLoaded, this, &Inspector::captureLoaded);
    connect(
        m_loader, &SessionLoader::reverified, this,
        [this](const QList<ReverificationRecord> &records, const QList<CaptureSummary> &summaries) {
            QMetaObject::invokeMethod(
                m_pipeline, [this, records] { m_pipeline->recordReverifications(records); });
            emit reverified(summaries);
        });
    connect(m_loader, &SessionLoader::reverifyProgress, this, &Inspector::reverifyProgress);
    connect(m_pipeline, &Pipeline::reverificationsStored, this, &Inspector::reverificationsStored);
    connect(m_loader, &SessionLoader::failed, this, &Inspector::loadFailed);

    m_receiveThread.setObjectName(QStringLiteral("receive"));
    m_readThread.setObjectName(QStringLiteral("read"));
    m_receiveThread.start();
    m_readThread.start();
}

Inspector::~Inspector()
{
    m_loader->stopReverifying();
    m_loader->setWantedLoad(0);
    m_pipeline->stopChecking();
    // The pipeline ends its own event loop once everything in flight is answered and committed;
    // quitting the thread from here could drop queued work.
    QMetaObject::invokeMethod(m_pipeline, &Pipeline::shutDown, Qt::QueuedConnection);
    m_readThread.quit();
    m_readThread.wait();
    m_receiveThread.wait();
}

void Inspector::openSession(const QString &path)
{
    QMetaObject::invokeMethod(m_pipeline, [this, path] { m_pipeline->openSession(path); });
}

void Inspector::setCredentials(const Credentials &credentials)
{
    m_credentials = credentials;
    QMetaObject::invokeMethod(m_pipeline,
                              [this, credentials] { m_pipeline->setCredentials(credentials); });
}

void Inspector::setResponseRules(const ResponseRules &rules)
{
    QMetaObject::invokeMethod(m_pipeline, [this, rules] { m_pipeline->setResponseRules(rules); });
}

void Inspector::listen(const ListenOptions &options)
{
    QMetaObject::invokeMethod(m_pipeline, [this, options] { m_pipeline->listen(options); });
}

void Inspector::stopListening()
{
    QMetaObject::invokeMethod(m_pipeline, &Pipeline::stopListening, Qt::QueuedConnection);
}

void Inspector::loadCapture(qint64 seq)
{
    QMetaObject::invokeMethod(m_loader, [this, seq] { m_loader->loadCapture(seq); });
}

void Inspector::reverify(const QList<qint64> &seqs)
{
    m_loader->allowReverifying(); // here: a stop may come before the call is run
    QMetaObject::invokeMethod(m_loader, [this, seqs, credentials = m_credentials] {
        m_loader->reverify(seqs, credentials);
    });
}

void Inspector::stopReverifying()
{
    m_loader->stopReverifying();
}

void Inspector::connectStore()
{
    connect(m_pipeline, &Pipeline::sessionMigrated, this, &Inspector::sessionMigrated);
    connect(m_pipeline, &Pipeline::checking, this, &Inspector::checking);
    connect(m_pipeline, &Pipeline::writeRecovered, this, &Inspector::writeRecovered);
    connect(m_pipeline, &Pipeline::marksStored, this, &Inspector::marksStored);
    connect(m_pipeline, &Pipeline::deletionStored, this, &Inspector::onDeletionStored);
    connect(m_pipeline, &Pipeline::deletionFailed, this,
            [this](const QString &session, const QString &message) {
                if (session == m_sessionPath)
                    emit deletionFailed(message);
            });
    connect(m_pipeline, &Pipeline::removed, this, &Inspector::onRemoved);
    connect(m_pipeline, &Pipeline::removeFailed, this, &Inspector::removeFailed);
    connect(m_pipeline, &Pipeline::compacting, this, &Inspector::compacting);
    connect(m_pipeline, &Pipeline::compactionStopped, this, &Inspector::compactionStopped);
    connect(m_pipeline, &Pipeline::compactsAtOnceOnly, this, &Inspector::compactsAtOnceOnly);
    connect(m_pipeline, &Pipeline::compacted, this, &Inspector::compacted);
    connect(m_pipeline, &Pipeline::compactFailed, this, &Inspector::compactFailed);
    connect(m_pipeline, &Pipeline::spaceLow, this, &Inspector::spaceLow);
    connect(m_pipeline, &Pipeline::spaceEnough, this, &Inspector::spaceEnough);
}

void Inspector::setMarks(const QList<MarkRecord> &records)
{
    QMetaObject::invokeMethod(m_pipeline, [this, records] { m_pipeline->recordMarks(records); });
}

void Inspector::setRoomColours(const QList<RoomColourRecord> &records)
{
    QMetaObject::invokeMethod(m_pipeline,
                              [this, records] { m_pipeline->recordRoomColours(records); });
}

void Inspector::deleteCaptures(const QList<SeqRange> &ranges)
{
    recordDeletion({.kind = DeletionRecord::Kind::Delete, .ranges = ranges});
}

void Inspector::clearCaptures(qint64 lastSeq)
{
    recordDeletion({.kind = DeletionRecord::Kind::Clear, .lastSeq = lastSeq});
}

void Inspector::undoDeletion()
{
    recordDeletion({.kind = DeletionRecord::Kind::Undo});
}

void Inspector::redoDeletion()
{
    recordDeletion({.kind = DeletionRecord::Kind::Redo});
}

void Inspector::recordDeletion(DeletionRecord record)
{
    record.session = m_sessionPath;
    QMetaObject::invokeMethod(m_pipeline, [this, record] { m_pipeline->recordDeletion(record); });
}

void Inspector::setRetention(const Retention &retention)
{
    QMetaObject::invokeMethod(m_pipeline,
                              [this, retention] { m_pipeline->setRetention(retention); });
}

void Inspector::compact()
{
    QMetaObject::invokeMethod(m_pipeline, &Pipeline::compact, Qt::QueuedConnection);
}

void Inspector::stopCompacting()
{
    QMetaObject::invokeMethod(m_pipeline, &Pipeline::stopCompacting, Qt::QueuedConnection);
}

void Inspector::compactAtOnce()
{
    QMetaObject::invokeMethod(m_pipeline, &Pipeline::compactAtOnce, Qt::QueuedConnection);
}

void Inspector::stopChecking()
{
    m_pipeline->stopChecking();
}

void Inspector::onOpened(const QString &path)
{
    m_sessionPath = path;
    m_loading = true;
    m_loadedSeq = 0;
    m_heldBack.clear();
    m_answersHeldBack.clear();
    m_removalsHeldBack.clear();
    m_deletionsHeldBack.clear();
    m_restoring.reset();
    m_loader->setWantedLoad(++m_load);
    emit sessionChanged(path);
    if (!m_readsSummaries) {
        QMetaObject::invokeMethod(m_loader, &SessionLoader::close, Qt::QueuedConnection);
        onLoaded(path, 0, m_load);
        return;
    }
    QMetaObject::invokeMethod(m_loader,
                              [this, path, load = m_load] { m_loader->loadSummaries(path, load); });
}

/// Those of a session that was in use before are still on their way when the next one is opened.
void Inspector::onSummariesLoaded(const QList<CaptureSummary> &summaries, quint64 load)
{
    if (load != m_load)
        return;
    emit summariesLoaded(summaries);
    QMetaObject::invokeMethod(m_loader, [this, load] { m_loader->loadMore(load); });
}

void Inspector::onLoaded(const QString &path, qint64 lastSeq, quint64 load)
{
    if (load != m_load)
        return;
    m_loading = false;
    m_loadedSeq = lastSeq;
    emit sessionOpened(path);
    tellSomeHeldBack(load);
}

/// In pieces: very many may have come while a large session was read.
void Inspector::tellSomeHeldBack(quint64 load)
{
    if (load != m_load)
        return;
    const QList<CaptureSummary> some = m_heldBack.first(std::min(ToldAtOnce, m_heldBack.size()));
    m_heldBack.remove(0, some.size());
    tellCaptured(some);
    if (m_heldBack.isEmpty())
        tellHeldBack();
    else
        QMetaObject::invokeMethod(
            this, [this, load] { tellSomeHeldBack(load); }, Qt::QueuedConnection);
}

void Inspector::onDeletionStored(const DeletionReport &report)
{
    if (report.session != m_sessionPath)
        return;
    if (holdsBack()) {
        m_deletionsHeldBack.append(report);
    } else if (report.bringsBack()) {
        m_restoring = report;
        QMetaObject::invokeMethod(m_loader, [this, ranges = report.ranges, load = m_load] {
            m_loader->loadRestored(ranges, load);
        });
    } else {
        emit deleted(report);
    }
}

void Inspector::onRestored(quint64 load)
{
    if (load != m_load || !m_restoring)
        return;
    const DeletionReport report = *m_restoring;
    m_restoring.reset();
    emit undeleted(report);
    tellHeldBack();
}

void Inspector::stopRestoring()
{
    QMetaObject::invokeMethod(m_loader, [this] { m_loader->stopRestoring(); });
}

/// What has happened to captures while some of them were being read.
void Inspector::tellHeldBack()
{
    if (const auto answers = std::exchange(m_answersHeldBack, {}); !answers.isEmpty())
        emit answered(answers);
    for (const RemovalReport &report : std::exchange(m_removalsHeldBack, {}))
        emit removed(report);
    for (const DeletionReport &report : std::exchange(m_deletionsHeldBack, {}))
        onDeletionStored(report); // after an undo the next one waits again
}

/// Some were read from the file before they are told: it has their answers a little later.
void Inspector::tellCaptured(const QList<CaptureSummary> &captures)
{
    if (!captures.isEmpty() && captures.first().seq > m_loadedSeq) { // as nearly always
        emit captured(captures);
        return;
    }
    QList<CaptureSummary> fresh;
    QList<CaptureSummary> known;
    for (const CaptureSummary &capture : captures) {
        if (capture.seq > m_loadedSeq)
            fresh.append(capture);
        else if (!capture.isAnswerHeld())
            known.append(capture);
    }
    if (!fresh.isEmpty())
        emit captured(fresh);
    if (!known.isEmpty())
        emit answered(known);
}

void Inspector::onRemoved(const RemovalReport &report)
{
    if (holdsBack())
        m_removalsHeldBack.append(report);
    else
        emit removed(report);
}

void Inspector::onCaptured(const QList<CaptureSummary> &captures)
{
    if (m_loading || !m_heldBack.isEmpty())
        m_heldBack.append(captures);
    else
        tellCaptured(captures);
}

void Inspector::onAnswered(const QList<CaptureSummary> &captures)
{
    if (holdsBack())
        m_answersHeldBack.append(captures);
    else
        emit answered(captures);
}

} // namespace hookglass

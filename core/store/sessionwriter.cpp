// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionwriter.h"

#include "core/store/capturestatements.h"
#include "core/store/deferredcheckpoint.h"
#include "core/store/sessioncompact.h"
#include "core/store/sessionprobe.h"
#include "core/store/sqlrun.h"

#include <QDir>
#include <QSqlQuery>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

// How long answers' times may wait for a transaction that somebody else needs, and how often the
// limits of the session are looked at.
constexpr auto HouseKeepingInterval = 250ms;
constexpr qint64 ProbeMs = 1000;
constexpr qint64 QuietCheckMs = 1000; // a check that takes longer is shown
constexpr qint64 MaxProbeBytes = 8 * 1024 * 1024;

Error movedAway()
{
    return {SessionWriter::tr("it has been deleted, moved or replaced. What came before is in the "
                              "file that was moved, if it was; start a new session.")};
}

} // namespace

SessionWriter::SessionWriter(std::shared_ptr<WriteQueue> queue)
    : m_queue(std::move(queue))
    , m_house(this)
    , m_compactor(this)
    , m_houseKeeping(this)
    , m_sweepOn(this)
{
    connect(&m_house, &HouseKeeper::removed, this, &SessionWriter::removed);
    connect(&m_house, &HouseKeeper::removeFailed, this, &SessionWriter::removeFailed);
    connect(&m_house, &HouseKeeper::spaceLow, this, &SessionWriter::spaceLow);
    connect(&m_house, &HouseKeeper::spaceEnough, this, &SessionWriter::spaceEnough);
    connect(&m_compactor, &Compactor::due, this, &SessionWriter::compactMore);
    connect(&m_compactor, &Compactor::compacting, this, &SessionWriter::compacting);
    connect(&m_compactor, &Compactor::compacted, this, &SessionWriter::compacted);
    connect(&m_compactor, &Compactor::stopped, this, &SessionWriter::compactionStopped);
    connect(&m_compactor, &Compactor::failed, this, &SessionWriter::compactFailed);
    m_houseKeeping.setInterval(HouseKeepingInterval);
    connect(&m_houseKeeping, &QTimer::timeout, this, &SessionWriter::keepHouse);
    // A timer, since house keeping may come round before all is swept: once started is started.
    m_sweepOn.setSingleShot(true);
    connect(&m_sweepOn, &QTimer::timeout, this, [this] {
        drain();
        if (m_file)
            sweep();
    });
}

SessionWriter::~SessionWriter() = default;

void SessionWriter::open(const QString &path)
{
    if (m_file && m_file->path() == path) {
        drain();
        if (m_file->isInPlace()) {
            tellOpened();
            return;
        }
        closeFile(); // what it was has gone, and its lock would keep us out
    }
    QElapsedTimer sinceTold;
    sinceTold.start();
    Result<SessionFile> file = SessionFile::open(path, SessionAccess::ReadWrite, [&](int percent) {
        return onChecking(path, percent, sinceTold);
    });
    if (!file) {
        emit openFailed(path, file.error());
        return;
    }
    auto statements = CaptureStatements::prepare(file->database());
    if (!statements) {
        emit openFailed(path, statements.error());
        return;
    }
    drain(); // still into the session before
    closeFile();
    take(std::move(file.value()), std::move(statements.value()));
}

void SessionWriter::take(SessionFile file, std::unique_ptr<CaptureStatements> statements)
{
    m_file.emplace(std::move(file));
    m_statements = std::move(statements);
    ++m_session;
    reportSuccess();
    m_houseKeeping.start();
    if (!m_file->backupPath().isEmpty())
        emit migrated(m_file->path(), m_file->backupPath());
    tellOpened();
}

/// What there is to say of the disk comes after it: whoever hears of a session forgets the one
/// before.
void SessionWriter::tellOpened()
{
    m_trash.emplace(m_file->database());
    emit opened(m_file->path());
    m_house.take(*m_file, m_trash->lastEarlierBatch());
    m_house.watchSpace();
}

/// Meanwhile the session before goes on being written.
bool SessionWriter::onChecking(const QString &path, int percent, QElapsedTimer &sinceTold)
{
    drain();
    if (sinceTold.elapsed() >= QuietCheckMs) {
        sinceTold.restart();
        emit checking(path, percent);
    }
    return !m_stopChecking;
}

void SessionWriter::closeFile()
{
    m_houseKeeping.stop();
    m_compactor.stop();
    m_house.leave();
    m_trash.reset();
    m_statements.reset();
    m_file.reset();
    m_kept = {};
}

void SessionWriter::close()
{
    drain();
    if (m_file) {
        m_compactor.stop();
        m_house.leave();
        m_trash.reset();
        m_statements.reset();
        if (m_file->isInPlace())
            QSqlQuery(m_file->database()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        closeFile();
    }
    emit closed();
}

void SessionWriter::drain()
{
    WriteQueue::Jobs jobs = m_queue->takeAll();
    dropOthers(jobs);
    jobs.putBefore(std::exchange(m_kept, {}));
    if (jobs.isEmpty())
        return;
    std::optional<DeferredCheckpoint> checkpoint; // until they are told
    if (m_statements)
        checkpoint.emplace(m_statements->connection());
    Written written;
    const Status status = write(jobs, written);
    if (status) {
        if (jobs.bytes() >= m_failedBytes) // a small one may still fit on a disk that is full
            reportSuccess();
        m_house.added(jobs.appends.size(), !jobs.marks.isEmpty());
    } else {
        for (CommitReceipt &receipt : written.receipts)
            receipt.seq = 0;
        keepForLater(jobs);
        m_failedBytes = qMin(qMax(m_failedBytes, jobs.bytes()), MaxProbeBytes);
        reportFailure(status.error().message);
    }
    tellWritten(jobs, written, status);
}

/// What is about a session that is not the open one.
void SessionWriter::dropOthers(WriteQueue::Jobs &jobs)
{
    jobs.answers.removeIf([this](const AnswerRecord &answer) {
        return answer.session != 0 && answer.session != m_session;
    });
    const QString path = m_file ? m_file->path() : QString();
    jobs.deletions.removeIf([&](const DeletionRecord &record) {
        if (record.session == path)
            return false;
        emit deletionFailed(record.session,
                            tr("Nothing was changed: the session is no longer open."));
        return true;
    });
}

void SessionWriter::tellWritten(const WriteQueue::Jobs &jobs, const Written &written,
                                const Status &status)
{
    if (!written.receipts.isEmpty())
        emit committed(written.receipts);
    for (const DeletionRecord &record : status ? QList<DeletionRecord>() : jobs.deletions)
        emit deletionFailed(record.session,
                            record.kind == DeletionRecord::Kind::Undo
                                ? tr("Nothing was brought back: %1").arg(status.error().message)
                                : tr("Nothing was deleted: %1").arg(status.error().message));
    if (!status)
        return;
    for (const DeletionReport &report : written.deletions)
        emit deletionStored(report);
    if (!jobs.reverifications.isEmpty())
        emit reverificationsStored();
    if (!(jobs.marks.isEmpty() && jobs.roomColours.isEmpty()))
        emit marksStored();
}

Status SessionWriter::write(const WriteQueue::Jobs &jobs, Written &written)
{
    for (const AppendRecord &append : jobs.appends)
        written.receipts.append({append.ticket, 0, m_session});
    if (!m_statements)
        return Error {tr("no session is open.")};
    if (!m_file->isInPlace())
        return movedAway(); // whoever opens it there has a log of his own
    Status status = m_statements->begin();
    if (!status)
        return status;
    status = writeRows(jobs, written);
    if (status)
        status = m_statements->commit();
    if (!status) {
        m_trash->rolledBack();
        QSqlQuery(m_file->database()).exec(u"ROLLBACK"_s); // SQLite may have done so by itself
        return status;
    }
    m_trash->committed();
    if (!jobs.deletions.isEmpty())
        m_house.trashChanged();
    // Once more: what was committed to a file that nobody can find again is lost.
    return m_file->isInPlace() ? success() : Status(movedAway());
}

Status SessionWriter::writeRows(const WriteQueue::Jobs &jobs, Written &written)
{
    for (qsizetype i = 0; i < jobs.appends.size(); ++i) {
        const Result<qint64> seq = m_statements->insert(jobs.appends[i].capture);
        if (!seq)
            return seq.error();
        written.receipts[i].seq = *seq;
    }
    if (const Status status = writeNotes(jobs); !status)
        return status;
    for (const DeletionRecord &record : jobs.deletions) {
        const Result<DeletionReport> report = m_trash->apply(record);
        if (!report)
            return report.error();
        written.deletions.append(*report);
    }
    return success();
}

Status SessionWriter::writeNotes(const WriteQueue::Jobs &jobs)
{
    Status status = success();
    for (qsizetype i = 0; status && i < jobs.answers.size(); ++i)
        status = m_statements->update(jobs.answers[i]);
    for (qsizetype i = 0; status && i < jobs.reverifications.size(); ++i)
        status = m_statements->replace(jobs.reverifications[i]);
    for (qsizetype i = 0; status && i < jobs.marks.size(); ++i)
        status = m_statements->replace(jobs.marks[i]);
    for (qsizetype i = 0; status && i < jobs.roomColours.size(); ++i)
        status = m_statements->replace(jobs.roomColours[i]);
    return status;
}

/// Senders are told 503 and come again; what the user said, and what was answered before, does not.
void SessionWriter::keepForLater(const WriteQueue::Jobs &jobs)
{
    if (!m_statements)
        return;
    m_kept.answers = jobs.answers;
    m_kept.reverifications = jobs.reverifications;
    m_kept.marks = jobs.marks;
    m_kept.roomColours = jobs.roomColours;
}

void SessionWriter::keepHouse()
{
    if (m_failure.isEmpty()) {
        drain(); // answers that no capture has taken along
        sweep();
    } else {
        probe();
    }
    m_house.watchSpace();
}

/// Finds out whether the session can be written again, also when nothing comes that would show it.
void SessionWriter::probe()
{
    if (m_sinceProbe.isValid() && m_sinceProbe.elapsed() < ProbeMs)
        return;
    m_sinceProbe.start();
    drain();
    if (m_failure.isEmpty() || !m_file->isInPlace())
        return;
    if (probeSession(m_file->database(), *m_statements, m_failedBytes) && m_file->isInPlace())
        reportSuccess();
}

void SessionWriter::sweep()
{
    if (!m_failure.isEmpty() || !m_house.hasWork())
        return;
    if (!m_file->isInPlace()) {
        reportFailure(movedAway().message);
        return;
    }
    if (!m_house.sweep())
        return;
    m_sweepOn.start(); // there may be more; what has been queued comes first
}

void SessionWriter::compact()
{
    if (!m_file) {
        emit compactFailed({tr("No session is open.")});
        return;
    }
    const Result<bool> inSteps = Compactor::isPossible(*m_file);
    if (!inSteps)
        emit compactFailed(inSteps.error());
    else if (*inSteps)
        m_compactor.start(*m_file);
    else
        emit compactsAtOnceOnly();
}

/// What was deleted leaves free pages, so it goes first; while nothing can be written, it does not.
void SessionWriter::compactMore()
{
    drain();
    if (m_file && !m_file->isInPlace())
        m_compactor.fail(movedAway().message);
    else if (!m_house.isPurging())
        m_compactor.step();
    else if (m_failure.isEmpty())
        m_compactor.putOff();
    else
        m_compactor.fail(m_failure);
}

void SessionWriter::compactAtOnce()
{
    if (!m_file) {
        emit compactFailed({tr("No session is open.")});
        return;
    }
    m_compactor.stop();
    drain();
    const Status ready = m_file->isInPlace() ? m_house.purgeAll() : Status(movedAway());
    const Result<qint64> bytes = ready
        ? compactSession(*m_file)
        : Result<qint64>(cannotCompact(*m_file, ready.error().message));
    if (bytes)
        emit compacted(*bytes);
    else
        emit compactFailed(bytes.error());
}

void SessionWriter::reportFailure(const QString &why)
{
    if (std::exchange(m_failure, why) == why)
        return;
    const QString path = m_file ? QDir::toNativeSeparators(m_file->path()) : QString();
    emit writeFailed(tr("Cannot write the session %1: %2 Senders are answered 503 until it can be "
                        "written.")
                         .arg(path, why));
}

void SessionWriter::reportSuccess()
{
    m_failedBytes = 0;
    if (!std::exchange(m_failure, {}).isEmpty())
        emit writeRecovered();
}

} // namespace hookglass

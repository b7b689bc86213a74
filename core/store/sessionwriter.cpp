// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionwriter.h"

#include "core/base/clock.h"
#include "core/store/capturestatements.h"
#include "core/store/sessioncompact.h"
#include "core/store/sessionschema.h"
#include "core/store/sqlerror.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

// How long answers' times may wait for a transaction that somebody else needs, and how often the
// limits of the session are looked at.
constexpr auto HouseKeepingInterval = 250ms;
constexpr qint64 SpaceCheckMs = 5000;
constexpr qint64 ProbeMs = 1000;
constexpr qint64 QuietCheckMs = 1000; // a check that takes longer is shown
constexpr qsizetype MaxKept = 20'000;

Status execute(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    return query.exec(sql) ? success() : Status(sqlError(query.lastError()));
}

/// Puts `earlier` before `list`; beyond a bound the earliest go.
template <typename T> void putBefore(const QList<T> &earlier, QList<T> &list)
{
    list = earlier + list;
    if (list.size() > MaxKept)
        list.remove(0, list.size() - MaxKept);
}

} // namespace

SessionWriter::SessionWriter(std::shared_ptr<WriteQueue> queue)
    : m_queue(std::move(queue))
    , m_houseKeeping(this)
{
    m_houseKeeping.setInterval(HouseKeepingInterval);
    connect(&m_houseKeeping, &QTimer::timeout, this, &SessionWriter::keepHouse);
}

SessionWriter::~SessionWriter() = default;

void SessionWriter::open(const QString &path)
{
    if (m_file && m_file->path() == path) {
        drain();
        if (m_file->isInPlace()) {
            emit opened(path);
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
    drain(); // still into the session before
    closeFile();
    if (take(std::move(file.value())))
        emit opened(path);
}

bool SessionWriter::take(SessionFile file)
{
    const QString path = file.path();
    auto statements = CaptureStatements::prepare(file.database());
    if (!statements) {
        emit openFailed(path, statements.error());
        return false;
    }
    m_file.emplace(std::move(file));
    m_statements = std::move(statements.value());
    m_space.emplace(QFileInfo(path).absolutePath());
    setRetention(m_retention);
    reportSuccess();
    m_houseKeeping.start();
    if (!m_file->backupPath().isEmpty())
        emit migrated(path, m_file->backupPath());
    watchSpace();
    return true;
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
    m_sweep.reset();
    m_statements.reset();
    m_file.reset();
    m_kept = {};
}

void SessionWriter::close()
{
    drain();
    if (m_file) {
        m_sweep.reset();
        m_statements.reset();
        QSqlQuery(m_file->database()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        closeFile();
    }
    emit closed();
}

void SessionWriter::drain()
{
    WriteQueue::Jobs jobs = m_queue->takeAll();
    if (!m_kept.isEmpty()) {
        putBefore(m_kept.answers, jobs.answers);
        putBefore(m_kept.reverifications, jobs.reverifications);
        putBefore(m_kept.marks, jobs.marks);
        m_kept = {};
    }
    if (jobs.isEmpty())
        return;
    QList<CommitReceipt> receipts;
    const Status status = write(jobs, receipts);
    if (status) {
        reportSuccess();
        if (m_sweep)
            m_sweep->added(jobs.appends.size());
        if (m_sweep && !jobs.marks.isEmpty())
            m_sweep->marksChanged();
    } else {
        for (CommitReceipt &receipt : receipts)
            receipt.seq = 0;
        keepForLater(jobs);
        reportFailure(status.error().message);
    }
    if (!receipts.isEmpty())
        emit committed(receipts);
    if (status && !jobs.reverifications.isEmpty())
        emit reverificationsStored();
    if (status && !jobs.marks.isEmpty())
        emit marksStored();
}

Status SessionWriter::write(const WriteQueue::Jobs &jobs, QList<CommitReceipt> &receipts)
{
    for (const AppendRecord &append : jobs.appends)
        receipts.append({append.ticket, 0});
    if (!m_statements)
        return Error {tr("no session is open.")};
    const QSqlDatabase database = m_file->database();
    Status status = execute(database, u"BEGIN IMMEDIATE"_s);
    if (!status)
        return status;
    status = writeRows(jobs, receipts);
    if (status)
        status = execute(database, u"COMMIT"_s);
    if (!status) {
        QSqlQuery(database).exec(u"ROLLBACK"_s); // SQLite may have done so by itself
        return status;
    }
    // Only now: what was committed to a file that nobody can find again is lost.
    if (!m_file->isInPlace())
        return Error {tr("it has been deleted, moved or replaced. What came before is in the file "
                         "that was moved, if it was; start a new session.")};
    return success();
}

Status SessionWriter::writeRows(const WriteQueue::Jobs &jobs, QList<CommitReceipt> &receipts)
{
    for (qsizetype i = 0; i < jobs.appends.size(); ++i) {
        const Result<qint64> seq = m_statements->insert(jobs.appends[i].capture);
        if (!seq)
            return seq.error();
        receipts[i].seq = *seq;
    }
    Status status = success();
    for (qsizetype i = 0; status && i < jobs.answers.size(); ++i)
        status = m_statements->update(jobs.answers[i]);
    for (qsizetype i = 0; status && i < jobs.reverifications.size(); ++i)
        status = m_statements->replace(jobs.reverifications[i]);
    for (qsizetype i = 0; status && i < jobs.marks.size(); ++i)
        status = m_statements->replace(jobs.marks[i]);
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
}

void SessionWriter::keepHouse()
{
    if (m_failure.isEmpty()) {
        drain(); // answers that no capture has taken along
        sweep();
    } else {
        probe();
    }
    if (!m_sinceSpaceCheck.isValid() || m_sinceSpaceCheck.elapsed() >= SpaceCheckMs)
        watchSpace();
}

/// Finds out whether the session can be written again, also when nothing comes that would show it.
void SessionWriter::probe()
{
    if (m_sinceProbe.isValid() && m_sinceProbe.elapsed() < ProbeMs)
        return;
    m_sinceProbe.start();
    drain();
    if (m_failure.isEmpty())
        return;
    // Writes a page, and changes nothing.
    const QString same = u"PRAGMA user_version = %1"_s.arg(SessionVersion);
    const Status written = execute(m_file->database(), same);
    if (written && m_file->isInPlace())
        reportSuccess();
}

void SessionWriter::setRetention(const Retention &retention)
{
    m_retention = retention;
    m_sweep.reset();
    if (m_file && !retention.isOff())
        m_sweep.emplace(m_file->database(), retention);
}

void SessionWriter::sweep()
{
    if (!m_sweep)
        return;
    const Result<std::optional<RemovalReport>> report = m_sweep->run(systemClockUs());
    if (!report) {
        reportFailure(report.error().message);
        return;
    }
    if (!*report)
        return;
    emit removed(**report);
    // There may be more; captures that wait come first.
    QMetaObject::invokeMethod(
        this,
        [this] {
            drain();
            sweep();
        },
        Qt::QueuedConnection);
}

void SessionWriter::compact()
{
    if (!m_file) {
        emit compactFailed({tr("No session is open.")});
        return;
    }
    drain();
    const Result<qint64> bytes = compactSession(*m_file);
    if (bytes)
        emit compacted(*bytes);
    else
        emit compactFailed(bytes.error());
}

void SessionWriter::watchSpace()
{
    m_sinceSpaceCheck.start();
    switch (m_space->check()) {
    case SpaceWatch::Change::Low:
        emit spaceLow(m_space->bytesFree());
        break;
    case SpaceWatch::Change::Enough:
        emit spaceEnough();
        break;
    case SpaceWatch::Change::None:
        break;
    }
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
    if (!std::exchange(m_failure, {}).isEmpty())
        emit writeRecovered();
}

} // namespace hookglass

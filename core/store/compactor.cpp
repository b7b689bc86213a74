// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/compactor.h"

#include "core/store/sessionfile.h"
#include "core/store/sqlerror.h"
#include "core/store/sqlrun.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace hookglass {

namespace {

constexpr qint64 IncrementalVacuum = 2; // as PRAGMA auto_vacuum answers it
// An answer waits no longer for a step, nor for its commit: the pages are 1 MiB.
constexpr qint64 BudgetMs = 15;
constexpr qint64 PagesAtOnce = 64;
// The log starts over after so many, 16 MiB; once so many cannot be taken over, 64 MiB, it ends.
constexpr qint64 PagesToCut = 1024;
constexpr qint64 MostPagesInLog = 4096;
constexpr qint64 TellMs = 250;
constexpr auto LookAgain = 100ms;
constexpr qint64 ReaderMs = 5000; // that one who reads may keep the file from being cut

QString stillRead()
{
    return Compactor::tr("another program is reading it. It is smaller once that program has "
                         "closed it and this is done again.");
}

/// What of the log could not be taken over into the file, in pages: somebody reads an older state.
/// Does not wait for him. Nothing left: the file has been cut.
Result<qint64> takeOverLog(const QSqlDatabase &database)
{
    const qint64 patience = number(database, u"PRAGMA busy_timeout"_s);
    Status set = execute(database, u"PRAGMA busy_timeout = 0"_s);
    if (!set)
        return set.error();
    QSqlQuery query(database);
    const bool done = query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s) && query.next();
    const Error error = sqlError(query.lastError());
    const bool busy = done && query.value(0).toInt() != 0;
    const qint64 pages = done ? query.value(1).toLongLong() : 0;
    const qint64 takenOver = done ? query.value(2).toLongLong() : 0;
    query.finish();
    set = execute(database, u"PRAGMA busy_timeout = %1"_s.arg(patience));
    if (!done || !set)
        return done ? set.error() : error;
    return busy && pages < 0 ? 1 : pages - takenOver; // somebody else is just taking it over
}

} // namespace

Compactor::Compactor(QObject *parent)
    : QObject(parent)
    , m_due(this)
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Compactor::due);
}

bool Compactor::isPossible(const SessionFile &file)
{
    return number(file.database(), u"PRAGMA auto_vacuum"_s) == IncrementalVacuum;
}

void Compactor::start(SessionFile &file)
{
    m_file = &file;
    m_pages = 0;
    m_left = 0;
    m_pagesInLog = 0;
    m_percent = 0;
    m_sinceTold.start();
    m_sinceMoved.start();
    m_due.start(0ms);
}

void Compactor::step()
{
    if (!m_file)
        return;
    m_left = number(m_file->database(), u"PRAGMA freelist_count"_s);
    m_pages = qMax(m_pages, m_left);
    tellProgress();
    if (m_left == 0) {
        finish();
        return;
    }
    Status done = movePages();
    if (done && m_pagesInLog >= PagesToCut)
        done = boundLog();
    if (!done) {
        fail(done.error().message);
        return;
    }
    m_sinceMoved.start();
    m_due.start(0ms);
}

/// SQLite tells every page as a row, and Qt asks for the first one only: one page at a time.
Status Compactor::movePages()
{
    QElapsedTimer timer;
    timer.start();
    const QSqlDatabase database = m_file->database();
    const qint64 most = qMin(m_left, PagesAtOnce);
    Status done = execute(database, u"BEGIN IMMEDIATE"_s);
    if (!done)
        return done;
    qint64 moved = 0;
    for (; done && moved < most && timer.elapsed() < BudgetMs; ++moved)
        done = execute(database, u"PRAGMA incremental_vacuum(1)"_s);
    if (done)
        done = execute(database, u"COMMIT"_s);
    if (done)
        m_pagesInLog += moved;
    else
        QSqlQuery(database).exec(u"ROLLBACK"_s); // SQLite may have done so by itself
    return done;
}

/// Or it would grow to the size of the file while somebody reads an older state.
Status Compactor::boundLog()
{
    const Result<qint64> rest = takeOverLog(m_file->database());
    if (!rest)
        return rest.error();
    m_pagesInLog = 0;
    return *rest <= MostPagesInLog ? success() : Status(Error {stillRead()});
}

/// The file is cut once the whole log is in it.
void Compactor::finish()
{
    const Result<qint64> rest = takeOverLog(m_file->database());
    if (!rest)
        fail(rest.error().message);
    else if (*rest == 0)
        emit compacted(leave());
    else if (m_sinceMoved.elapsed() < ReaderMs)
        m_due.start(LookAgain);
    else
        fail(stillRead());
}

void Compactor::putOff()
{
    if (!m_file)
        return;
    tellProgress();
    m_sinceMoved.start();
    m_due.start(LookAgain);
}

void Compactor::stop()
{
    if (!m_file)
        return;
    if (m_file->isInPlace()) // as far as it goes; the rest comes when the file is closed
        static_cast<void>(takeOverLog(m_file->database()));
    emit stopped(leave());
}

void Compactor::fail(const QString &why)
{
    if (!m_file)
        return;
    const QString path = QDir::toNativeSeparators(m_file->path());
    leave();
    emit failed(Error {tr("Cannot compact the session %1: %2").arg(path, why)});
}

void Compactor::tellProgress()
{
    if (m_sinceTold.elapsed() < TellMs)
        return;
    m_sinceTold.start();
    if (m_pages > 0)
        m_percent = qMax(m_percent, int((m_pages - m_left) * 100 / m_pages));
    emit compacting(m_percent);
}

/// The size of the file.
qint64 Compactor::leave()
{
    m_due.stop();
    return QFileInfo(std::exchange(m_file, nullptr)->path()).size();
}

} // namespace hookglass

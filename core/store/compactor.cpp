// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/compactor.h"

#include "core/store/sessioncompact.h"
#include "core/store/sessionfile.h"
#include "core/store/sqlrun.h"

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
// The log is taken over after so many, 4 MiB. While somebody reads an older state it is let grow to
// 16 MiB: taking over all of that is one step too, once he has gone.
constexpr qint64 PagesToTakeOver = 256;
constexpr qint64 MostPagesInLog = 1024;
constexpr qint64 TellMs = 250;
constexpr int NotBegun = -1; // as a percentage
constexpr auto LookAgain = 100ms;
constexpr qint64 ReaderMs = 5000; // that one who reads may keep the file from being cut

/// takeOverLog() that waits for nobody.
Result<qint64> takeOverLogAtOnce(const QSqlDatabase &database)
{
    const Result<qint64> patience = askNumber(database, u"PRAGMA busy_timeout"_s);
    if (!patience)
        return patience;
    if (const Status set = execute(database, u"PRAGMA busy_timeout = 0"_s); !set)
        return set.error();
    const Result<qint64> rest = takeOverLog(database);
    const Status set = execute(database, u"PRAGMA busy_timeout = %1"_s.arg(*patience));
    return rest && !set ? Result<qint64>(set.error()) : rest;
}

} // namespace

Compactor::Compactor(QObject *parent)
    : QObject(parent)
    , m_due(this)
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Compactor::due);
}

Result<bool> Compactor::isPossible(const SessionFile &file)
{
    const Result<qint64> answer = askNumber(file.database(), u"PRAGMA auto_vacuum"_s);
    if (!answer)
        return cannotCompact(file, answer.error().message);
    return *answer == IncrementalVacuum;
}

void Compactor::start(SessionFile &file)
{
    if (m_file) {
        emit compacting(m_percent);
        return;
    }
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
    const Result<qint64> left = askNumber(m_file->database(), u"PRAGMA freelist_count"_s);
    if (!left) {
        fail(left.error().message);
        return;
    }
    m_left = *left;
    m_pages = qMax(m_pages, m_left);
    m_percent = qMax(m_percent, 0);
    tellProgress();
    if (m_left == 0 || m_pagesInLog >= MostPagesInLog) {
        emptyLog();
        return;
    }
    Status done = movePages();
    if (done && m_pagesInLog >= PagesToTakeOver)
        done = shortenLog();
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

Status Compactor::shortenLog()
{
    const Result<qint64> rest = takeOverLogAtOnce(m_file->database());
    if (!rest)
        return rest.error();
    m_pagesInLog = *rest;
    return success();
}

/// The file is cut once the whole log is in it; whoever reads an older state is given some time.
void Compactor::emptyLog()
{
    const Status done = shortenLog();
    if (!done)
        fail(done.error().message);
    else if (m_left == 0 && m_pagesInLog == 0)
        emit compacted(leave());
    else if (m_left > 0 && m_pagesInLog < MostPagesInLog)
        m_due.start(0ms);
    else if (m_sinceMoved.elapsed() < ReaderMs)
        m_due.start(LookAgain);
    else
        fail(stillRead());
}

void Compactor::putOff()
{
    if (!m_file)
        return;
    if (m_pages == 0)
        m_percent = NotBegun;
    tellProgress();
    m_sinceMoved.start();
    m_due.start(LookAgain);
}

void Compactor::stop()
{
    if (!m_file)
        return;
    if (m_file->isInPlace()) // as far as it goes; the rest comes when the file is closed
        static_cast<void>(takeOverLogAtOnce(m_file->database()));
    emit stopped(leave());
}

void Compactor::fail(const QString &why)
{
    if (!m_file)
        return;
    const Error error = cannotCompact(*m_file, why);
    leave();
    emit failed(error);
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

/// The size of the file; once it has been moved, the one that it comes to.
qint64 Compactor::leave()
{
    m_due.stop();
    SessionFile *file = std::exchange(m_file, nullptr);
    if (file->isInPlace())
        return QFileInfo(file->path()).size();
    return number(file->database(), u"PRAGMA page_count"_s)
        * number(file->database(), u"PRAGMA page_size"_s);
}

} // namespace hookglass

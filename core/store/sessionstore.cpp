// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionstore.h"

#include "core/store/sessionwriter.h"
#include "core/store/writequeue.h"

namespace hookglass {

SessionStore::SessionStore(QObject *parent)
    : QObject(parent)
    , m_queue(std::make_shared<WriteQueue>())
    , m_writer(new SessionWriter(m_queue))
{
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &SessionWriter::opened, this, &SessionStore::opened);
    connect(m_writer, &SessionWriter::openFailed, this, &SessionStore::openFailed);
    connect(m_writer, &SessionWriter::closed, this, &SessionStore::closed);
    connect(m_writer, &SessionWriter::committed, this, &SessionStore::committed);
    connect(m_writer, &SessionWriter::reverificationsStored, this,
            &SessionStore::reverificationsStored);
    connect(m_writer, &SessionWriter::marksStored, this, &SessionStore::marksStored);
    connect(m_writer, &SessionWriter::deletionStored, this, &SessionStore::deletionStored);
    connect(m_writer, &SessionWriter::deletionFailed, this, &SessionStore::deletionFailed);
    connect(m_writer, &SessionWriter::writeFailed, this, &SessionStore::writeFailed);
    connect(m_writer, &SessionWriter::writeRecovered, this, &SessionStore::writeRecovered);
    connect(m_writer, &SessionWriter::migrated, this, &SessionStore::migrated);
    connect(m_writer, &SessionWriter::checking, this, &SessionStore::checking);
    connect(m_writer, &SessionWriter::removed, this, &SessionStore::removed);
    connect(m_writer, &SessionWriter::removeFailed, this, &SessionStore::removeFailed);
    connect(m_writer, &SessionWriter::compacting, this, &SessionStore::compacting);
    connect(m_writer, &SessionWriter::compactionStopped, this, &SessionStore::compactionStopped);
    connect(m_writer, &SessionWriter::compactsAtOnceOnly, this, &SessionStore::compactsAtOnceOnly);
    connect(m_writer, &SessionWriter::compacted, this, &SessionStore::compacted);
    connect(m_writer, &SessionWriter::compactFailed, this, &SessionStore::compactFailed);
    connect(m_writer, &SessionWriter::spaceLow, this, &SessionStore::spaceLow);
    connect(m_writer, &SessionWriter::spaceEnough, this, &SessionStore::spaceEnough);
    m_thread.setObjectName(QStringLiteral("writer"));
    m_thread.start();
}

SessionStore::~SessionStore()
{
    // Blocking: QThread::quit() alone would drop what is queued.
    QMetaObject::invokeMethod(m_writer, &SessionWriter::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SessionStore::open(const QString &path)
{
    m_writer->allowChecking(); // here: stopChecking() may come before the call is run
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, path] { writer->open(path); });
}

void SessionStore::stopChecking()
{
    m_writer->stopChecking();
}

void SessionStore::setRetention(const Retention &retention)
{
    QMetaObject::invokeMethod(m_writer,
                              [writer = m_writer, retention] { writer->setRetention(retention); });
}

void SessionStore::compact()
{
    QMetaObject::invokeMethod(m_writer, &SessionWriter::compact, Qt::QueuedConnection);
}

void SessionStore::stopCompacting()
{
    QMetaObject::invokeMethod(m_writer, &SessionWriter::stopCompacting, Qt::QueuedConnection);
}

void SessionStore::compactAtOnce()
{
    QMetaObject::invokeMethod(m_writer, &SessionWriter::compactAtOnce, Qt::QueuedConnection);
}

void SessionStore::close()
{
    QMetaObject::invokeMethod(m_writer, &SessionWriter::close, Qt::QueuedConnection);
}

void SessionStore::append(QList<AppendRecord> captures)
{
    if (m_queue->put(captures) == WriteQueue::Put::QueuedFirst)
        wakeWriter();
    if (captures.isEmpty())
        return;
    QList<CommitReceipt> refused; // beyond the limits of the queue
    for (const AppendRecord &capture : std::as_const(captures))
        refused.append({capture.ticket, 0});
    QMetaObject::invokeMethod(
        this, [this, refused] { emit committed(refused); }, Qt::QueuedConnection);
}

void SessionStore::recordAnswers(const QList<AnswerRecord> &answers)
{
    m_queue->put(answers); // the next captures take them along, or the writer's own timer
}

void SessionStore::recordReverifications(const QList<ReverificationRecord> &records)
{
    if (m_queue->put(records) == WriteQueue::Put::QueuedFirst)
        wakeWriter();
}

void SessionStore::recordMarks(const QList<MarkRecord> &records)
{
    if (m_queue->put(records) == WriteQueue::Put::QueuedFirst)
        wakeWriter();
}

void SessionStore::recordRoomColours(const QList<RoomColourRecord> &records)
{
    if (m_queue->put(records) == WriteQueue::Put::QueuedFirst)
        wakeWriter();
}

void SessionStore::recordDeletion(const DeletionRecord &record)
{
    if (m_queue->put(record) == WriteQueue::Put::QueuedFirst)
        wakeWriter();
}

void SessionStore::wakeWriter()
{
    QMetaObject::invokeMethod(m_writer, &SessionWriter::drain, Qt::QueuedConnection);
}

} // namespace hookglass

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storetest.h"

#include "core/store/sessionreader.h"
#include "tests/support/captures.h"

namespace hookglass::test {

/// A store that the user deletes from, and what it tells of that; to be inherited.
class TrashTest : public StoreTest
{
protected:
    using Kind = DeletionRecord::Kind;

    std::unique_ptr<SessionStore> m_store;
    qint64 m_stored = 0;
    QList<DeletionReport> m_reports;
    QStringList m_failures;

    QString file() const { return path(QStringLiteral("s.hookglass")); }
    /// Each test begins with a session of its own.
    void start()
    {
        m_stored = 0;
        m_reports.clear();
        m_failures.clear();
        newFolder();
        openStore();
    }
    void append(int count)
    {
        const qint64 before = m_stored;
        for (int i = 0; i < count; ++i)
            m_store->append(quint64(i + 1), makeCapture("{}", QStringLiteral("x")));
        QTRY_COMPARE_WITH_TIMEOUT(m_stored, before + count, PatienceMs);
    }
    void pin(const QList<qint64> &seqs)
    {
        QSignalSpy marked(m_store.get(), &SessionStore::marksStored);
        QList<MarkRecord> marks;
        for (const qint64 seq : seqs)
            marks.append(MarkRecord {seq, {true, 0, {}}});
        m_store->recordMarks(marks);
        QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 1, PatienceMs);
    }
    void record(Kind kind, const QList<SeqRange> &ranges = {}, qint64 lastSeq = 0)
    {
        const qsizetype before = m_reports.size();
        m_store->recordDeletion(
            {.kind = kind, .session = file(), .ranges = ranges, .lastSeq = lastSeq});
        QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), before + 1, PatienceMs);
    }
    static QList<qint64> seqsIn(const QString &path, int atOnce = 7)
    {
        QList<qint64> seqs;
        const auto reader = SessionReader::open(path);
        if (!reader)
            return {-1};
        for (qint64 last = 0;;) {
            const auto summaries = reader->summaries(last, atOnce);
            if (!summaries || summaries->isEmpty())
                return summaries ? seqs : QList<qint64>({-2});
            for (const CaptureSummary &summary : *summaries)
                seqs.append(summary.seq);
            last = seqs.last();
        }
    }
    QList<qint64> seqs() const { return seqsIn(file()); }
    /// What stands in the file, whoever may see it.
    static QList<qint64> column(const QString &path, const QString &sql)
    {
        return Stranger(path).column(sql);
    }
    void openStore()
    {
        m_store = std::make_unique<SessionStore>();
        connect(m_store.get(), &SessionStore::committed, this,
                [this](const QList<CommitReceipt> &receipts) { m_stored += receipts.size(); });
        connect(m_store.get(), &SessionStore::deletionStored, this,
                [this](const DeletionReport &report) { m_reports.append(report); });
        connect(m_store.get(), &SessionStore::deletionFailed, this,
                [this](const QString &, const QString &message) { m_failures.append(message); });
        open(*m_store, file());
    }
};

} // namespace hookglass::test

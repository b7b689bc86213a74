// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sessionreader.h"
#include "core/store/sessionstore.h"
#include "tests/support/captures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace hookglass;

// How fast captures are committed, and how long one of them waits: a closed loop of so many that
// are on their way at once. bench-store [CAPTURES] [FOLDER]; the folder decides which disk it is.

namespace {

long residentKb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLong() * 4;
}

class Loop final : public QObject
{
public:
    Loop(const QString &path, int total, int inFlight, const Retention &retention)
        : m_path(path)
        , m_total(total)
        , m_inFlight(inFlight)
        , m_capture(test::makeCapture(QByteArray(1500, 'x'), QStringLiteral("room_started")))
        , m_sent(size_t(total))
    {
        m_store.setRetention(retention);
        connect(&m_store, &SessionStore::opened, this, [this] {
            m_clock.start();
            for (int i = 0; i < m_inFlight; ++i)
                send();
        });
        connect(&m_store, &SessionStore::committed, this, &Loop::onCommitted);
        connect(&m_store, &SessionStore::removed, this,
                [this](const RemovalReport &report) { m_removed += report.captures; });
    }

    void run()
    {
        m_store.open(m_path);
        QCoreApplication::exec();
        const double seconds = double(m_clock.nsecsElapsed()) / 1e9;
        std::sort(m_waits.begin(), m_waits.end());
        const auto at = [this](double share) {
            return double(m_waits[size_t(double(m_waits.size() - 1) * share)]) / 1e6;
        };
        std::printf("%4d in flight: %7.0f captures/s, %6.0f commits/s; wait p50 %6.2f ms, p99 "
                    "%6.2f ms, p99.9 %6.2f ms, longest %6.2f ms; log at most %.0f MB; removed "
                    "%lld; file %.0f bytes a capture; memory grew %ld KB\n",
                    m_inFlight, m_total / seconds, double(m_commits) / seconds, at(0.5), at(0.99),
                    at(0.999), at(1.0), double(m_log) / 1e6, m_removed,
                    double(QFileInfo(m_path).size()) / m_total, residentKb() - m_resident);
        std::fflush(stdout);
    }

private:
    void send()
    {
        if (m_next >= m_total)
            return;
        if (m_next == m_total / 10)
            m_resident = residentKb();
        m_sent[size_t(m_next)] = m_clock.nsecsElapsed();
        m_store.append(quint64(m_next++), m_capture);
    }
    void onCommitted(const QList<CommitReceipt> &receipts)
    {
        ++m_commits;
        QList<AnswerRecord> answers;
        for (const CommitReceipt &receipt : receipts) {
            m_waits.push_back(m_clock.nsecsElapsed() - m_sent[size_t(receipt.ticket)]);
            answers.append({receipt.seq, m_capture.answer, true});
            if (receipt.seq == 0)
                std::printf("not stored\n");
        }
        m_store.recordAnswers(answers);
        m_log = std::max(m_log, QFileInfo(m_path + QStringLiteral("-wal")).size());
        for (qsizetype i = 0; i < receipts.size(); ++i)
            send();
        if (qint64(m_waits.size()) == m_total)
            QCoreApplication::quit();
    }

    const QString m_path;
    const int m_total;
    const int m_inFlight;
    const Capture m_capture;
    SessionStore m_store;
    QElapsedTimer m_clock;
    std::vector<qint64> m_sent; ///< ns
    std::vector<qint64> m_waits; ///< ns
    int m_next = 0;
    qint64 m_commits = 0;
    qint64 m_log = 0;
    qint64 m_removed = 0;
    long m_resident = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const int total = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QTemporaryDir folder(
        argc > 2 ? QString::fromLocal8Bit(argv[2]) + QStringLiteral("/XXXXXX") : QString());
    for (const int inFlight : {1, 8, 64, 512}) {
        const int captures = inFlight == 1 ? std::max(total / 10, 100) : total;
        const QString path = folder.filePath(QStringLiteral("%1.hookglass").arg(inFlight));
        Loop(path, captures, inFlight, {}).run();
        QFile::remove(path);
    }
    std::printf("The same, keeping only the newest tenth:\n");
    for (const int inFlight : {8, 64}) {
        const QString path = folder.filePath(QStringLiteral("keep%1.hookglass").arg(inFlight));
        Loop(path, total, inFlight, {.maxCaptures = total / 10}).run();
        QFile::remove(path);
    }
    return 0;
}

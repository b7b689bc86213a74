// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What judging and storing a webhook costs, without sockets, threads and the disk: processor time,
// and under callgrind instructions. bench-judge REQUESTS [ROUNDS]; the file is one of receive.py
// (signedrequests.write_requests), whose tokens are good for five minutes.

#include "core/base/clock.h"
#include "core/http/requesthead.h"
#include "core/inspector/judgebench.h"
#include "core/store/capturestatements.h"
#include "core/store/sessionfile.h"
#include "core/store/sqlrun.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr qsizetype Burst = 16;

QList<HttpRequest> readRequests(const QString &path)
{
    QList<HttpRequest> requests;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return requests;
    while (!file.atEnd()) {
        const QByteArray bytes = file.read(file.readLine().trimmed().toLongLong());
        const qsizetype headSize = bytes.indexOf("\r\n\r\n") + 4;
        HttpRequest request = makeRequest(bytes.first(headSize), bytes.sliced(headSize));
        request.peer = u"127.0.0.1:4711"_s;
        request.listener = u"default"_s;
        requests.append(request);
    }
    return requests;
}

/// µs of this thread.
double cpuUs()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) / 1e3;
}

struct Cost
{
    double judge = 0;
    double insert = 0;
    double drop = 0;
    qint64 captures = 0;
    qint64 verified = 0;
};

Status runRound(const QList<HttpRequest> &requests, JudgeBench &bench,
                CaptureStatements &statements, Cost &cost)
{
    for (qsizetype first = 0; first < requests.size(); first += Burst) {
        QList<AppendRecord> captures;
        for (const HttpRequest &request :
             requests.sliced(first, qMin(Burst, requests.size() - first))) {
            captures.append({quint64(first), {.request = request}});
            captures.last().capture.request.receivedAtUs = systemClockUs();
        }
        const double start = cpuUs();
        QList<Judgement> judgements = bench.judge(captures);
        const double judged = cpuUs();
        if (const Status begun = statements.begin(); !begun)
            return begun;
        for (const AppendRecord &each : std::as_const(captures)) {
            if (const Result<qint64> seq = statements.insert(each.capture); !seq)
                return seq.error();
        }
        if (const Status ended = statements.commit(); !ended)
            return ended;
        const double stored = cpuUs();
        for (const Judgement &each : std::as_const(judgements))
            cost.verified += each.summary.verdict == Verdict::Verified ? 1 : 0;
        cost.captures += captures.size();
        captures.clear();
        judgements.clear();
        cost.judge += judged - start;
        cost.insert += stored - judged;
        cost.drop += cpuUs() - stored;
    }
    return success();
}

int run(const QList<HttpRequest> &requests, int rounds)
{
    const QTemporaryDir folder;
    Result<SessionFile> file =
        SessionFile::open(folder.filePath(u"bench.hookglass"_s), SessionAccess::ReadWrite, {});
    if (!file)
        return 1;
    if (!execute(file->database(), u"PRAGMA synchronous = OFF"_s))
        return 1;
    auto statements = CaptureStatements::prepare(file->database());
    if (!statements)
        return 1;
    SessionStore unused;
    const Result<EventCatalog> catalog = EventCatalog::load();
    if (!catalog)
        return 1;
    JudgeBench bench(*catalog, unused);
    bench.setCredentials({{u"plugnmeet"_s, "zumyyYWqv7KR2kUqvYdq4z4sXg7XTBD2ljT6"}});
    Cost cost;
    for (int i = 0; i < rounds; ++i) {
        if (const Status status = runRound(requests, bench, **statements, cost); !status) {
            std::fprintf(stderr, "%s\n", qPrintable(status.error().message));
            return 1;
        }
    }
    const auto count = double(cost.captures);
    std::printf("%lld captures, %lld verified; each: judge %.1f us, store %.1f us, drop %.1f us\n",
                static_cast<long long>(cost.captures), static_cast<long long>(cost.verified),
                cost.judge / count, cost.insert / count, cost.drop / count);
    statements.value().reset(); // before the file
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QList<HttpRequest> requests =
        argc > 1 ? readRequests(QString::fromLocal8Bit(argv[1])) : QList<HttpRequest>();
    if (requests.isEmpty()) {
        std::fprintf(stderr, "bench-judge REQUESTS [ROUNDS]\n");
        return 1;
    }
    return run(requests, argc > 2 ? QByteArray(argv[2]).toInt() : 1);
}

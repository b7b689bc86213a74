// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the search for a change to a body takes, for bodies of several sizes, and how that
// compares with reading and hashing the same body once.

#include "core/events/eventcatalog.h"
#include "core/json/document.h"
#include "core/verify/crypto.h"
#include "core/verify/repairsearch.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace hookglass;

namespace {

constexpr int Runs = 7;

/// A body as a server would write it, of about `bytes` bytes, with everything in it that the search
/// has to try.
QByteArray bodyOf(qsizetype bytes)
{
    QByteArray body =
        "{\"event\":\"participant_joined\",\"room\":{\"sid\":\"a/b\",\"room_id\":\"demo\"},"
        "\"participant\":{\"sid\":\"PA_1\",\"identity\":\"Zo\xc3\xab <x>\",\"tracks\":[";
    for (int i = 0; body.size() < bytes; ++i) {
        if (i > 0)
            body += ',';
        body += "{\"sid\":\"TR_" + QByteArray::number(i)
            + "\",\"type\":\"VIDEO\",\"width\":1280,\"height\":720,\"mime_type\":\"video/VP8\","
              "\"name\":\"caf\xc3\xa9 & <b>\",\"version\":{\"unix_micro\":\"1789000013000000\"}}";
    }
    return body + "]},\"id\":\"EV_1\",\"created_at\":\"1789000013\"}";
}

/// Median milliseconds of some runs.
template <typename Function> double measure(Function function)
{
    QList<double> times;
    for (int i = 0; i < Runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        function();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[Runs / 2];
}

} // namespace

int main()
{
    QTextStream out(stdout);
    const auto catalog = EventCatalog::load();
    if (!catalog)
        return 1;
    const json::FieldGuide &guide = catalog->fieldGuide();
    for (const qsizetype size : {qsizetype(2'000), qsizetype(10'000), qsizetype(1'048'576)}) {
        const QByteArray body = bodyOf(size);
        const QByteArray digest = sha256(body);
        const double once = measure([&] {
            json::Document::parse(body);
            sha256(body);
        });
        const auto report = [&](const char *what, const QByteArray &wanted,
                                const QByteArray &came) {
            BodyRepair repair;
            const double ms = measure([&] { repair = RepairSearch(wanted, guide).search(came); });
            out << u"%1 bytes  %2  %3 ms  = %4 x reading and hashing once  (%5)\n"_s
                       .arg(body.size(), 8)
                       .arg(QLatin1StringView(what), -20)
                       .arg(ms, 9, 'f', 2)
                       .arg(ms / once, 7, 'f', 0)
                       .arg(repair.id());
            out.flush();
        };
        report("trailing newline", digest, QByteArray(body + '\n'));
        report("spaced", digest,
               QByteArray(body).replace("\",\"", "\", \"").replace("},{", "}, {"));
        report("nothing restores it", sha256("x"), body);
        QByteArray escaped = QByteArray(body).replace("/", "\\/").replace("\xc3\xa9", "\\u00e9");
        report("escaped, unknown", sha256("x"), escaped + '\n');
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 Hookglass contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/findingschecker.h"
#include "core/json/document.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

using namespace hookglass;

// How long bodies that mean harm take to be checked, beside parsing them alone.

namespace {

constexpr qsizetype Size = 10 * 1024 * 1024;

QByteArray filled(QByteArray body, const char *part, const char *end, qsizetype size = Size)
{
    body.reserve(size + 100);
    for (int i = 0; body.size() < size; ++i) {
        body += part;
        body.replace(body.size() - 1, 1, QByteArray::number(i % 10)); // "%" is the last character
    }
    return body + end;
}

/// Members with names of their own.
QByteArray members(QByteArray body, const char *value, const char *end, qsizetype size = Size)
{
    for (int i = 0; body.size() < size; ++i)
        body += "\"f" + QByteArray::number(i) + "\":" + value + ',';
    return body.chopped(1) + end;
}

QByteArray quoted(QByteArray json)
{
    return '"' + json.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray nested(int levels)
{
    QByteArray metadata = "{\"room_title\":1}";
    for (int i = 0; i < levels; ++i)
        metadata = "{\"metadata\":" + quoted(metadata) + '}';
    return "{\"event\":\"room_started\",\"room\":{\"room_id\":\"r\",\"metadata\":"
        + quoted(metadata) + "}}";
}

std::vector<std::pair<const char *, QByteArray>> bodies()
{
    const QByteArray start = "{\"event\":\"room_started\",\"room\":{\"room_id\":\"r\",";
    const QByteArray joined = "{\"event\":\"participant_joined\",\"room\":{\"room_id\":\"r\"},"
                              "\"participant\":{\"identity\":\"i\",\"sid\":\"s\",";
    const QByteArray key(Size, 'k');
    const QByteArray wide = members("{", "1", "}", Size / 2);
    return {
        {"one text", start + "\"metadata\":\"" + QByteArray(Size, ' ') + "\"}}"},
        {"one key", start + '"' + key + "\":1}}"},
        {"one key with capitals", start + '"' + QByteArray(key).replace('k', "aB") + "\":1}}"},
        {"unknown fields", members(start, "1", "}}")},
        {"unknown fields, 2 MB", members(start, "1", "}}", Size / 5)},
        {"repeated key", filled(start + "\"x\":1", ",\"room_id\":%", "}}")},
        {"repeated key, 2 MB", filled(start + "\"x\":1", ",\"room_id\":%", "}}", Size / 5)},
        {"tracks", filled(joined + "\"tracks\":[0", ",{\"sid\":[]},%", "]}}", Size / 8)},
        {"good tracks",
         filled(joined + "\"tracks\":[{}", ",{\"sid\":\"a\",\"type\":\"VIDEO\"},%", "]}}",
                Size / 3)},
        {"names of values",
         filled(joined + "\"capabilities\":[0", ",\"CAP_PACKET_TRAILER\",%", "]}}", Size / 4)},
        {"attributes", members(joined + "\"attributes\":{", "\"v\"", "}}}", Size / 5)},
        {"deep", start + "\"x\":" + QByteArray(250, '[') + QByteArray(250, ']') + "}}"},
        {"deep with long keys",
         start + "\"x\":" + QByteArray("{\"" + QByteArray(40'000, 'q') + "\":").repeated(250) + '1'
             + QByteArray(250, '}') + "}}"},
        {"beyond depth", start + "\"x\":" + QByteArray(Size, '[')},
        {"wide metadata", start + "\"metadata\":" + quoted(wide) + "}}"},
        {"wide metadata, 2 MB",
         start + "\"metadata\":" + quoted(wide.first(Size / 5) + "\":1}") + "}}"},
        {"metadata in metadata", nested(14)},
        {"bad UTF-8", start + "\"x\":\"" + QByteArray(Size, '\xff') + "\"}}"},
        {"no event we know", members("{\"event\":\"none\",", "{}", "}", Size / 5)},
    };
}

} // namespace

int main()
{
    // Processor time: others may be at work.
    std::clock_t start = std::clock();
    const auto elapsed = [&] {
        return 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
    };
    const EventCatalog catalog = EventCatalog::load().value();
    std::printf("catalog: %.1f ms\n", elapsed());
    const FindingsChecker checker(catalog);
    std::printf("%-26s %9s %9s %9s %6s %9s\n", "body", "bytes", "parse ms", "check ms", "number",
                "longest");
    for (const auto &[name, body] : bodies()) {
        start = std::clock();
        const auto document = json::Document::parse(body, {.maxDepth = 256, .maxNodes = 250'000});
        const double parsed = elapsed();
        start = std::clock();
        const QList<EventFinding> findings = checker.check(body, 1'789'000'000);
        const double checked = elapsed();
        qsizetype longest = 0;
        for (const EventFinding &finding : findings)
            longest = std::max({longest, finding.path.size(), finding.text.size()});
        std::printf("%-26s %9lld %9.1f %9.1f %6lld %9lld%s\n", name,
                    static_cast<long long>(body.size()), parsed, checked,
                    static_cast<long long>(findings.size()), static_cast<long long>(longest),
                    document.isValid() ? "" : "  (refused)");
    }
    return 0;
}
